#include "app/version.h"

#include "claimgraph/claimgraph.h"
#include "graph/load.h"

namespace claimgraph {

std::string version_text() {
  const auto loaded = Extractor::load();
  return "claimgraph " + std::string(version()) + "\npatterns " +
         (loaded ? loaded.value().patterns() + " in " + find_patterns("") : loaded.error().text()) +
         "\nlibraries " CLAIMGRAPH_LIBRARIES;
}

}  // namespace claimgraph
