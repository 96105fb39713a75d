#include "text/tokenize.h"

namespace claimgraph {

void tokenize(const Resources& /*resources*/, Document& /*document*/) {}

}  // namespace claimgraph
