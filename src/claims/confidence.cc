#include "claims/confidence.h"

#include "claims/claim_features.h"
#include "claims/confidence_weights.h"
#include "resources.h"

namespace claimgraph {

<<<<<<< HEAD
constexpr float kUnmeasured = 0.6F;
constexpr std::uint32_t kLongSubject = 8;  // tokens
constexpr std::uint32_t kLongObject = 10;

// The number `key` of a row of the table, or `otherwise`.
float number(const Resources& resources, std::string_view lexicon, std::string_view row, std::string_view key,
             float otherwise) {
  const Lexicon* table = resources.lexicons.find(lexicon);
  if (table == nullptr) return otherwise;
  for (const LexiconEntry& entry : table->entries) {
    if (entry.text() != row) continue;
    const std::string_view text = attribute(entry, key);
    float value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }
  return otherwise;
}

}  // namespace

float measured_precision(const Resources& resources, std::string_view kind) {
  return number(resources, "confidence.kind", kind, "precision", kUnmeasured);
}

float measured_factor(const Resources& resources, std::string_view row) {
  return number(resources, "confidence.factor", row, "times", 1);
}

float open_confidence(const Resources& resources, const Document& document, const Predicate& predicate,
                      const OpenTriple& triple) {
  const auto times = [&](std::string_view row) { return measured_factor(resources, row); };
  const VerbGroup& group = document.verb_groups[predicate.verb_group];
  float sure = measured_precision(resources, group.finite       ? "finite"
                                             : group.infinitive ? "infinitive"
                                                                : "participle");
  const bool behind = triple.subject.begin > triple.relation.begin;
  const bool apart = !behind && triple.relation.begin > triple.subject.end;
  if (behind) sure *= times("subject behind");
  if (apart) sure *= times("subject apart");
  if (triple.subject.size() > kLongSubject) sure *= times("long subject");
  if (triple.object.size() > kLongObject) sure *= times("long object");
  return sure;
=======
void weigh_claims(const Resources& resources, const SyntaxTree& tree, Document& document) {
  const FeatureReader reader(resources, tree);
  const ConfidenceWeights weights(resources.lexicons, resources.ontology);
  for (Claim& claim : document.claims) claim.confidence = weights.probability(reader.read(claim), claim.type);
>>>>>>> main
}

}  // namespace claimgraph
