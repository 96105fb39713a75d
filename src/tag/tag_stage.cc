#include "tag/tag_stage.h"

namespace claimgraph {

void tag_tokens(const Resources& /*resources*/, Document& /*document*/) {}

}  // namespace claimgraph
