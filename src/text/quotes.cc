#include "text/quotes.h"

namespace claimgraph {

void find_quotes(const Resources& /*resources*/, Document& /*document*/) {}

}  // namespace claimgraph
