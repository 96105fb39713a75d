// The commands behind the command line; each returns the program's exit code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "claimgraph/claimgraph.h"
#include "index/results.h"
#include "index/search.h"
#include "read/inputs.h"
#include "write/formats.h"

namespace claimgraph {

class Progress;

/// Bytes of a file of records for search engines: what their requests take well.
inline constexpr std::uint64_t kPiece = std::uint64_t{10} << 20U;

struct ExtractOptions {
  std::vector<std::string> paths;
  ReadOptions read;
  std::optional<Format> format;  // none: jsonl for JSON Lines on standard input, else graph
  std::string output;            // "" = standard output
  std::uint64_t split = kPiece;  // bytes a file, where output goes in pieces
  std::size_t jobs = 1;
  std::string date;                      // ISO; for articles that carry none
  std::optional<double> min_confidence;  // claims and clauses below it are left out
  std::string state;                     // folder to resume from; "" = none
  std::uint64_t checkpoint = 0;          // also after so many records; 0 = only every second
  std::string rejects;                   // file for refused records; "" = they are only named
  bool follow = false;                   // wait for more at the end of the one path
  Limits limits;
  Progress* progress = nullptr;  // shown while it runs
  PatternOptions patterns;
};
int run_extract(const ExtractOptions& options);
/// Runs the refused records of a file that `rejects` named: the first of `paths`.
int run_replay(const ExtractOptions& options);

struct MergeOptions {
  std::vector<std::string> paths;
  std::vector<std::string> retracted;  // ids of documents whose evidence leaves
  Format format = Format::kGraph;
  std::string output;
  std::uint64_t split = kPiece;
};
int run_merge(const MergeOptions& options);

struct IndexOptions {
  std::string database;
  std::vector<std::string> inputs;  // graphs, or articles
  bool check = false;               // look for damage afterwards
  std::string date;                 // ISO; for articles that carry none
  PatternOptions patterns;
};
/// Puts what graphs and articles claim into an SQLite file.
int run_index(const IndexOptions& options);

struct SearchOptions {
  std::string database;
  SearchQuery query;
  ResultFormat format = ResultFormat::kTable;
};
int run_search(const SearchOptions& options);

/// Prints the limits as they are set.
int run_limits(const Limits& limits);

/// Prints what another program made: completions, a manual page.
int run_print(const std::string& text);

/// The JSON Schema of graphs, or what a consumer of another form is told: one of schema_names().
int run_schema(const PatternOptions& options, const std::string& name);
std::vector<std::string> schema_names();

}  // namespace claimgraph
