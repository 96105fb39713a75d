#include "app/pieces.h"

#include <filesystem>

#include "app/exit_codes.h"
#include "write/pieces.h"

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

// What a folder gets, in the order of the enum.
constexpr const char* kPieceNames[] = {"graph.json",     "graphs.jsonl",  "claims.jsonl", "triples.tsv",
                                       "summary.txt",    "bulk.ndjson",   "graph.nq",     "graph.graphml",
                                       "graph.dot",      "graph.jsonld",  "nodes.csv",    "relationships.csv",
                                       "vespa.jsonl",    "records.jsonl", "solr.jsonl",   "meilisearch.jsonl",
                                       "typesense.jsonl"};

}  // namespace

Target::Target(const std::string& path, Format format, std::uint64_t most)
    : format_(format), most_(most), file_(path) {
  std::error_code error;
  if (path.empty() || !fs::is_directory(path, error)) return;
  const std::string name = kPieceNames[static_cast<std::size_t>(format)];
  if (lines_per_record(format) == 0) {
    file_ = (fs::path(path) / name).string();
    return;
  }
  folder_ = path;
  name_ = name;
  file_ = (fs::path(path) / (fs::path(name).stem().string() + "-manifest.json")).string();
}

std::string Target::piece(std::size_t number) const {
  return (fs::path(folder_) / piece_name(name_, number)).string();
}

int Target::write(const std::string& lines, Output& output) const {
  if (folder_.empty()) return output.write(lines);
  const auto pieces = pieces_of(format_, lines, most_);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (const int code = replace_file(piece(i + 1), pieces[i].lines); code != kDone) return code;
  }
  std::error_code error;
  for (std::size_t number = pieces.size() + 1; fs::remove(piece(number), error); ++number) {
  }
  return output.write(pieces_manifest(format_, name_, pieces));
}

}  // namespace claimgraph
