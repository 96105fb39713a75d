#include "stages/dates.h"

namespace claimgraph {

void find_dates(const Resources& /*resources*/, Document& /*document*/) {}

}  // namespace claimgraph
