#include "claims/confidence_weights.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "rules/lexicons.h"
#include "rules/ontology.h"

namespace claimgraph {
namespace {

constexpr std::string_view kAlways = "always", kOpenType = "open", kWeight = "weight=";

std::optional<double> decimal(std::string_view text) {
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// What is wrong with a row, or "".
std::string fault_of(std::string_view row, const Ontology& ontology, std::set<std::string>& told) {
  const std::size_t first = row.find('\t');
  const std::size_t second = first == row.npos ? row.npos : row.find('\t', first + 1);
  if (second == row.npos) return "expected a name, a tab, feature or type, a tab and weight=NUMBER";
  const std::string name(row.substr(0, first));
  const std::string_view kind = row.substr(first + 1, second - first - 1), rest = row.substr(second + 1);
  if (!rest.starts_with(kWeight) || !decimal(rest.substr(kWeight.size())))
    return "expected weight= and a decimal number";
  if (!told.insert(name).second) return "\"" + name + "\" has a weight above";
  if (kind == "type") {
    if (ontology.find(name) != Ontology::kNoType) return {};
    return "\"" + name + "\" is no type" + did_you_mean(name, ontology.type_names());
  }
  if (kind != "feature") return "expected feature or type, not \"" + std::string(kind) + "\"";
  if (name == kAlways || feature_named(name) != Feature::kCount) return {};
  std::vector<std::string> names{std::string(kAlways)};
  for (std::size_t f = 0; f < kFeatures; ++f) names.emplace_back(name_of(static_cast<Feature>(f)));
  return "\"" + name + "\" is no feature of claims" + did_you_mean(name, names);
}

}  // namespace

std::optional<Error> check_weights(const std::string& path, std::string_view table,
                                   const Ontology& ontology) {
  std::set<std::string> told;
  for (int line = 1; !table.empty(); ++line) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const std::string_view row = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    if (row.empty() || row.front() == '#') continue;
    if (std::string fault = fault_of(row, ontology, told); !fault.empty())
      return Error{path, line, 1, std::move(fault)};
  }
  return std::nullopt;
}

ConfidenceWeights::ConfidenceWeights(const Lexicons& lexicons, const Ontology& ontology)
    : types_(ontology.types.size()) {
  if (const Lexicon* rows = lexicons.find("confidence.feature"); rows != nullptr) {
    for (const LexiconEntry& row : rows->entries) {
      const double weight = decimal(attribute(row, "weight")).value_or(0);
      const Feature feature = feature_named(row.text());
      if (feature != Feature::kCount) features_[static_cast<std::size_t>(feature)] += weight;
      if (row.text() == kAlways) always_ += weight;
    }
  }
  if (const Lexicon* rows = lexicons.find("confidence.type"); rows != nullptr) {
    for (const LexiconEntry& row : rows->entries) {
      const double weight = decimal(attribute(row, "weight")).value_or(0);
      const std::uint16_t type = ontology.find(row.text());
      if (row.text() == kOpenType) {
        open_ += weight;
      } else if (type != Ontology::kNoType) {
        types_[type] += weight;
      }
    }
  }
}

float ConfidenceWeights::probability(const FeatureValues& values, std::uint16_t type) const {
  double sum = type < types_.size() ? always_ + types_[type] : open_;
  for (std::size_t f = 0; f < kFeatures; ++f)
    sum += features_[f] * static_cast<double>(values[static_cast<Feature>(f)]);
  return static_cast<float>(1 / (1 + std::exp(-sum)));
}

}  // namespace claimgraph
