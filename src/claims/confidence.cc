#include "claims/confidence.h"

#include "claims/claim_features.h"
#include "resources.h"

namespace claimgraph {

void weigh_claims(const Resources& resources, const SyntaxTree& tree, Document& document) {
  const FeatureReader reader(resources, tree);
  for (Claim& claim : document.claims)
    claim.confidence = resources.confidence.probability(reader.read(claim), claim.type);
}

}  // namespace claimgraph
