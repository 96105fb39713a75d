// The library in three calls: load the patterns once, extract from articles, write the graph.
//
//   auto extractor = claimgraph::Extractor::load();
//   if (!extractor) return fail(extractor.error().text());
//   claimgraph::Article article;
//   article.text = "Acme agreed to buy Beta for $5 billion.";
//   std::puts(claimgraph::to_json(extractor.value().extract(article)).c_str());
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "claimgraph/graph.h"
#include "claimgraph/result.h"

namespace claimgraph {

struct Resources;

/// Where patterns come from. An empty `folder` means: the environment's CLAIMGRAPH_PATTERNS, else
/// ../share/claimgraph/patterns beside the running program, else the source tree the library was built from.
/// `added` folders and `gazetteers` stand on top of it.
struct PatternOptions {
  std::string folder;
  std::vector<std::string> added;
  std::vector<std::string> gazetteers;
  bool from_files = false;  // even where the image of these files (`claimgraph patterns compile`) is at hand
};

/// Only `text` is needed. `text` and `title` may hold any bytes: bad UTF-8 reads as U+FFFD. `date` is an ISO
/// date or date-time, against which relative dates resolve. An empty id becomes a hash of the text.
struct Article {
  std::string text;
  std::string id, title, date, language, uri, source, version, modified;
  bool extracted = false;  // the text was taken out of a page or feed: its graph repeats it
};

/// The loaded patterns: immutable, cheap to copy, shared by threads without locks.
class Extractor {
 public:
  /// Takes a third of a second, less where the image of the patterns is at hand. The error names file, line,
  /// column and the mend.
  static Result<Extractor> load(const PatternOptions& options = {});

  /// The graph of one article, without statements of a confidence below 0.5; never fails, linear in the text.
  Graph extract(const Article& article) const;

  /// "sha256:" and 64 hex digits over all pattern files.
  const std::string& patterns() const;
  /// What is wrong with the image of the patterns, in a line, where there is one that is damaged; else "".
  const std::string& note() const;
  const Resources& resources() const { return *resources_; }

 private:
  explicit Extractor(std::shared_ptr<const Resources> resources) : resources_(std::move(resources)) {}
  std::shared_ptr<const Resources> resources_;
};

/// "0.1.0".
std::string_view version();

}  // namespace claimgraph
