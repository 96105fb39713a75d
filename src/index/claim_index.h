// An index of claims in one SQLite file: what `claimgraph index` fills and `claimgraph search` asks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/graph.h"
#include "index/sqlite.h"

namespace claimgraph {

/// A claim belongs to the documents that give evidence for it; loading a document again replaces what it said
/// before, an older version of a document changes nothing, and a claim without evidence leaves. So loading
/// the same graphs again, in one process or two, leaves the same rows. Not safe for two threads.
class ClaimIndex {
 public:
  /// The error says what is wrong with the file: no database, of another program, of a newer version.
  static Result<ClaimIndex> open(const std::string& path, Database::Mode mode);

  /// Puts graphs in, all or none. The error is SQLite's.
  Result<bool> add(const std::vector<Graph>& graphs);

  /// What does not hold: damage that SQLite finds in the file or in its full-text index, counts that
  /// disagree. Empty = sound.
  std::vector<std::string> check();

  struct Counts {
    std::int64_t documents = 0, claims = 0, evidence = 0;
  };
  Counts counts();

  Database& database() { return database_; }

 private:
  explicit ClaimIndex(Database database) : database_(std::move(database)) {}

  Database database_;
};

}  // namespace claimgraph
