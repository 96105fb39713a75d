// The weights that make a claim's confidence: patterns/lexicon/confidence.tsv, written by
// scripts/train-confidence.
//
//   always<TAB>feature<TAB>weight=1.2             what every claim of a type has
//   in_headline<TAB>feature<TAB>weight=-0.7       a name of claim_features.h
//   deal.merger<TAB>type<TAB>weight=0.3           a type of the ontology, or "open"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "claims/claim_features.h"

namespace claimgraph {

class Lexicons;
struct Ontology;

/// The first line of a table that is not of that form, names no feature or type, or repeats one.
std::optional<Error> check_weights(const std::string& path, std::string_view table, const Ontology& ontology);

/// A logistic regression over features. Weights that an added folder gives add to the shipped ones.
class ConfidenceWeights {
 public:
  ConfidenceWeights() = default;
  /// REQUIRES tables that check_weights() found right.
  ConfidenceWeights(const Lexicons& lexicons, const Ontology& ontology);

  /// The probability that a claim is right, between 0 and 1; half where there are no weights.
  float probability(const FeatureValues& values, std::uint16_t type) const;

 private:
  double always_ = 0, open_ = 0;
  std::array<double, kFeatures> features_{};
  std::vector<double> types_;  // by type of the ontology
};

}  // namespace claimgraph
