#include "stages/amounts.h"

namespace claimgraph {

void find_amounts(const Resources& /*resources*/, Document& /*document*/) {}

}  // namespace claimgraph
