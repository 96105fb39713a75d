#include "tag/groups_stage.h"

namespace claimgraph {

void find_groups(const Resources& /*resources*/, Document& /*document*/) {}

}  // namespace claimgraph
