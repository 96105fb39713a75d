// What a fuzz target demands of what it ran.
#pragma once

#include <cstdlib>

namespace claimgraph {

inline void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace claimgraph
