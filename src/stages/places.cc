#include "stages/places.h"

namespace claimgraph {

void find_places(const Resources& /*resources*/, Document& /*document*/) {}

}  // namespace claimgraph
