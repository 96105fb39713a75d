#include "claims/confidence.h"

#include "claims/claim_features.h"
#include "claims/confidence_weights.h"
#include "resources.h"

namespace claimgraph {

void weigh_claims(const Resources& resources, const SyntaxTree& tree, Document& document) {
  const FeatureReader reader(resources, tree);
  const ConfidenceWeights weights(resources.lexicons, resources.ontology);
  for (Claim& claim : document.claims) claim.confidence = weights.probability(reader.read(claim), claim.type);
}

}  // namespace claimgraph
