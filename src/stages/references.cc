#include "stages/references.h"

namespace claimgraph {

void resolve_references(const Resources& /*resources*/, Document& /*document*/) {}

}  // namespace claimgraph
