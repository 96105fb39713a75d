#include "stages/names.h"

namespace claimgraph {

void find_names(const Resources& /*resources*/, Document& /*document*/) {}

}  // namespace claimgraph
