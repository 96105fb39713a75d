// Which articles have come by: two records of one id with one text count once.
#pragma once

#include <string>
#include <unordered_map>

#include "claimgraph/claimgraph.h"

namespace claimgraph {

enum class Arrival { kNew, kAgain, kNewer, kClash };

class Seen {
 public:
  /// kAgain: same id, same text. kNewer: same id, another text, a higher version than before. kClash: same
  /// id, another text and no higher version; `first` then tells where the id came first.
  Arrival arrive(const Article& article, const std::string& where, std::string& first);

 private:
  struct Known {
    std::string hash, version, where;
  };
  std::unordered_map<std::string, Known> known_;
};

}  // namespace claimgraph
