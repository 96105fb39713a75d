#include "app/version.h"

#include "claimgraph/claimgraph.h"
#include "graph/load.h"
#include "resources.h"

namespace claimgraph {

std::string version_text() {
  const std::string folder = find_patterns("");
  const auto hash = hash_of_patterns(folder);
  return "claimgraph " + std::string(version()) + "\npatterns " +
         (hash ? hash.value() + " in " + folder : hash.error().text()) + "\nlibraries " CLAIMGRAPH_LIBRARIES;
}

}  // namespace claimgraph
