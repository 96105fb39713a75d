// Articles as JSON objects: the field names that producers of news use.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/claimgraph.h"
#include "read/record.h"
#include "read/record_fields.h"

namespace claimgraph {

/// Reads records one after the other; keeps its memory between them (not what a record above 1 MiB took).
/// For one thread.
class ArticleReader {
 public:
  /// `own` stands before the shipped aliases and must outlive the reader. `repair` reads bad UTF-8 as U+FFFD
  /// instead of refusing the record.
  explicit ArticleReader(const std::vector<OwnField>* own = nullptr, bool repair = false);
  ~ArticleReader();
  ArticleReader(const ArticleReader&) = delete;
  ArticleReader& operator=(const ArticleReader&) = delete;

  /// The article of one JSON object, `where` left empty. Strings that hold "None", "null" or nothing count
  /// as not there; a date that is none is left out. Notes say so where the publisher has withdrawn it. The
  /// error's message says what is wrong.
  Result<Record> read(std::string_view json);

 private:
  struct State;
  std::unique_ptr<State> state_;
  bool repair_;
};

/// The article alone, with the shipped aliases.
Result<Article> article_from_json(std::string_view json);

}  // namespace claimgraph
