#include "text/sentences.h"

namespace claimgraph {

void split_sentences(const Resources& /*resources*/, Document& /*document*/) {}

}  // namespace claimgraph
