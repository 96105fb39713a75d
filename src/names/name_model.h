// Finds names of persons, organisations and places with an averaged structured perceptron over BIO labels,
// trained by src/train/train_names.cc: hashed rows of one signed byte a label, best path by Viterbi.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/model_file.h"
#include "base/result.h"
#include "document.h"
#include "names/name_features.h"
#include "names/word_types.h"

namespace claimgraph {

inline constexpr ModelKind kNameModelKind{"names", 2};
inline constexpr std::size_t kNameLanes = 8;

/// One weight a label; the last lane is unused.
using NameRow = std::array<std::int8_t, kNameLanes>;
using NameLabelScores = std::array<std::int32_t, kNameLabels>;

/// A name the model found. Margins are in weights, some 300 of which are a factor e of the odds.
struct ModelName {
  TokenSpan tokens;
  NameType type = NameType::kNone;       // kPerson, kOrganization or kLocation
  std::int32_t margin = 0;               // of its label at the first token over "outside"
  std::array<std::int32_t, 3> behind{};  // how far person, organisation, place lie behind the best of them

  /// Whatever the model thought, it is a firm.
  void make_firm() {
    type = NameType::kOrganization;
    behind = {1000, 0, 1000};
  }
  /// ... a person.
  void make_person() {
    type = NameType::kPerson;
    behind = {0, 500, 1000};
  }
};

/// Place of a name's type in ModelName::behind.
constexpr std::size_t model_class(NameType type) {
  return type == NameType::kPerson ? 0 : type == NameType::kOrganization ? 1 : 2;
}

/// The row of a feature in a table of 2^bits.
inline std::uint32_t name_row(std::uint64_t key, int bits) {
  return static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15ULL) >> (64 - bits));
}

/// The best labels of a stretch, given the scores of its tokens and of neighbouring labels.
void best_labels(const std::vector<NameLabelScores>& scores,
                 const std::array<NameLabelScores, kNameLabels>& transitions, std::vector<NameLabel>& labels);

class NameModel {
 public:
  static Result<NameModel> load(const std::string& path);

  /// Names of a document in text order, without overlaps.
  std::vector<ModelName> names(const Document& document, const NameWords& words) const;

 private:
  int bits_ = 0;
  std::shared_ptr<const char[]> bytes_;  // of the model file
  std::span<const NameRow> rows_;
  WordTypes types_;
  std::array<NameLabelScores, kNameLabels> transitions_{};
};

}  // namespace claimgraph
