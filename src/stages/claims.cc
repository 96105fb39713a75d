#include "stages/claims.h"

namespace claimgraph {

void find_claims(const Resources& /*resources*/, Document& /*document*/) {}

}  // namespace claimgraph
