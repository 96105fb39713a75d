#include "names/name_model.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace claimgraph {
namespace {

constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::min() / 4;
constexpr int kMostNameBits = 22;
constexpr int kMostWordBits = 24;

NameType type_of(NameLabel label) {
  switch (label) {
    case NameLabel::kPersonB:
    case NameLabel::kPersonI:
      return NameType::kPerson;
    case NameLabel::kOrgB:
    case NameLabel::kOrgI:
      return NameType::kOrganization;
    case NameLabel::kPlaceB:
    case NameLabel::kPlaceI:
      return NameType::kLocation;
    case NameLabel::kOutside:
      break;
  }
  return NameType::kNone;
}

// Evenly many rows, two at a time in one vector, their even and odd bytes apart: 16 bits hold the sums of 256
// rows, more than a token has.
NameLabelScores sum_of(std::span<const NameRow* const> rows) {
  using Pair [[gnu::vector_size(16)]] = std::uint64_t;
  using Shorts [[gnu::vector_size(16)]] = std::int16_t;
  static_assert(2 * kNameLanes == sizeof(Pair) && kNameLabels < kNameLanes);
  Shorts even = {}, odd = {};
  const auto weights = [&](std::size_t at) { return std::bit_cast<std::uint64_t>(*rows[at]); };
  for (std::size_t at = 0; at < rows.size(); at += 2) {
    const auto pairs = std::bit_cast<Shorts>(Pair{weights(at), weights(at + 1)});
    even += (pairs << 8) >> 8;
    odd += pairs >> 8;
  }
  NameLabelScores scores{};
  for (std::size_t label = 0; label < kNameLabels; ++label) {
    const Shorts& lanes = label % 2 == 0 ? even : odd;
    scores[label] = lanes[label / 2] + lanes[label / 2 + kNameLanes / 2];
  }
  return scores;
}

// Adds the scores of one token, as the first or a further one of a name, for each class.
void add_classes(const NameLabelScores& scores, NameLabel person, ModelName& name) {
  for (std::size_t at = 0; at < name.behind.size(); ++at) {
    name.behind[at] += scores[static_cast<std::size_t>(person) + 2 * at];
  }
}

}  // namespace

void best_labels(const std::vector<NameLabelScores>& scores,
                 const std::array<NameLabelScores, kNameLabels>& transitions,
                 std::vector<NameLabel>& labels) {
  const std::size_t size = scores.size();
  std::vector<std::array<std::uint8_t, kNameLabels>> back(size);
  NameLabelScores best{};
  for (std::size_t label = 0; label < kNameLabels; ++label) {
    const bool starts = may_follow(NameLabel::kOutside, static_cast<NameLabel>(label));
    best[label] = starts ? scores[0][label] + transitions[0][label] : kNever;
  }
  for (std::size_t at = 1; at < size; ++at) {
    NameLabelScores next{};
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      std::int32_t top = kNever;
      for (std::size_t before = 0; before < kNameLabels; ++before) {
        if (!may_follow(static_cast<NameLabel>(before), static_cast<NameLabel>(label))) continue;
        const std::int32_t score = best[before] + transitions[before][label];
        if (score <= top) continue;
        top = score;
        back[at][label] = static_cast<std::uint8_t>(before);
      }
      next[label] = std::max(kNever, top + scores[at][label]);
    }
    best = next;
  }
  std::size_t label = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  labels.resize(size);
  for (std::size_t at = size; at-- > 0;) {
    labels[at] = static_cast<NameLabel>(label);
    label = back[at][label];
  }
}

Result<NameModel> NameModel::load(const std::string& path) {
  auto opened = open_model(path, kNameModelKind);
  if (!opened.ok()) return opened.error();
  ModelReader reader = std::move(opened).value();
  NameModel model;
  model.bits_ = reader.number<std::uint8_t>();
  if (model.bits_ < 1 || model.bits_ > kMostNameBits) return damaged_model(path);
  for (NameLabelScores& row : model.transitions_) {
    for (std::int32_t& weight : row) weight = reader.number<std::int32_t>();
  }
  const int word_bits = reader.number<std::uint8_t>();
  if (word_bits < 1 || word_bits > kMostWordBits) return damaged_model(path);
  reader.align(kMostAligned);
  model.types_ = {reader.view<WordTypes::Slot>(std::size_t{1} << word_bits), word_bits};
  reader.align(kMostAligned);
  model.rows_ = reader.view<NameRow>(std::size_t{1} << model.bits_);
  model.bytes_ = reader.bytes();
  if (!reader.ok() || !reader.at_end()) return damaged_model(path);
  return model;
}

std::vector<ModelName> NameModel::names(const Document& document, const NameWords& words) const {
  std::vector<ModelName> found;
  const NameFeatures features(document, words, types_);
  std::vector<std::uint64_t> keys;
  std::vector<const NameRow*> rows;
  static constexpr NameRow kNothing{};
  const NameRow* const table = rows_.data();
  const int bits = bits_;
  std::vector<NameLabelScores> scores;
  std::vector<NameLabel> labels;
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end;) {
      if (!features.asked(at)) {
        ++at;
        continue;
      }
      const std::uint32_t begin = at;
      scores.clear();
      for (; at < sentence.tokens.end && features.asked(at); ++at) {
        features.keys(at, keys);
        // The rows lie far apart: all are asked for before the first one is read.
        rows.assign(keys.size() + keys.size() % 2, &kNothing);
        for (std::size_t key = 0; key < keys.size(); ++key) {
          rows[key] = table + name_row(keys[key], bits);
          __builtin_prefetch(rows[key]);
        }
        scores.push_back(sum_of(rows));
      }
      best_labels(scores, transitions_, labels);
      for (std::uint32_t token = begin; token < at; ++token) {
        const NameLabel label = labels[token - begin];
        const NameLabelScores& own = scores[token - begin];
        if (begins_name(label)) {
          found.push_back(
              {{token, token + 1}, type_of(label), own[static_cast<std::size_t>(label)] - own[0], {}});
          add_classes(own, NameLabel::kPersonB, found.back());
        } else if (continues_name(label)) {
          found.back().tokens.end = token + 1;
          add_classes(own, NameLabel::kPersonI, found.back());
        }
      }
    }
  }
  for (ModelName& name : found) {
    const std::int32_t best = *std::max_element(name.behind.begin(), name.behind.end());
    for (std::int32_t& score : name.behind) score = best - score;
  }
  return found;
}

}  // namespace claimgraph
