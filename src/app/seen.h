// Which articles have come by: two records of one id with one text count once.
#pragma once

#include <optional>
#include <string>

#include "claimgraph/claimgraph.h"
#include "index/sqlite.h"

namespace claimgraph {

enum class Arrival { kNew, kAgain, kNewer, kClash, kFailed };

/// Keeps what it knows in a temporary file that only it sees, and the part in use in memory: as many articles
/// as come take the same memory, about 150 bytes of disk each beyond the first ten thousand.
class Seen {
 public:
  Seen();

  /// kAgain: same id, same text. kNewer: same id, another text, a higher version than before. kClash: same
  /// id, another text and no higher version; `first` then tells where the id came first. kFailed: `first`
  /// says why nothing can be kept.
  Arrival arrive(const Article& article, const std::string& where, std::string& first);

 private:
  struct Table {
    Database database;
    SqlStatement find, put;
  };
  std::optional<Table> table_;
  std::string error_;
};

}  // namespace claimgraph
