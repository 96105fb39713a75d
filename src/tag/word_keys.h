// What the tagger sees of a word and its neighbours, as hashed rows of its weight table. Trainer and tagger
// share this page: a change here asks for a new model.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "tag/tagset.h"

namespace claimgraph {

enum WordKey : std::uint8_t {
  kForm,
  kLower,
  kSuffix1,
  kSuffix2,
  kSuffix3,
  kSuffix4,
  kPrefix1,
  kPrefix2,
  kPrefix3,
  kShape,
  kAmbiguity,
  kWordKeys
};

/// One hash a property of a word; 0 = the word does not have it (no row is read).
using WordKeys = std::array<std::uint32_t, kWordKeys>;

/// What training saw of a word, as written and in lower case.
struct KnownWord {
  using Flat = void;
  std::uint32_t form_ambiguity = 0;   // hash of its set of tags as written; 0 = seen too rarely
  std::uint32_t lower_ambiguity = 0;  // the same, all spellings together; or its class in the list of words
  bool form_known = false;            // seen often enough to have weights of its own
  bool lower_known = false;
  Tag only = Tag::kNone;  // the tag of a frequent word that has but one
  std::uint8_t unused = 0;
};

/// How a sentence is written: headlines in title case and capitals read differently.
enum class SentenceCase : std::uint8_t { kNormal, kTitle, kUpper };

std::uint32_t hash_text(std::string_view text);
/// Keys of a word; `form` and `lower` are what is known of its two spellings.
WordKeys word_keys(std::string_view form_text, std::string_view lower_text, const KnownWord& form,
                   const KnownWord& lower);
/// Keys of what stands before the first and behind the last word.
const WordKeys& border_keys();

/// How a word counts for the case of its sentence: 1 for four letters and more, 2 more where it begins in
/// capitals, 4 more where all of it are.
std::uint8_t casing_of(std::string_view form);

/// Counts words of four letters and more that begin in capitals or are all capitals.
class CaseCounter {
 public:
  void add(std::uint8_t casing) {
    long_words_ += casing & 1;
    title_ += casing >> 1 & 1;
    upper_ += casing >> 2;
  }
  SentenceCase result() const;

 private:
  int long_words_ = 0, title_ = 0, upper_ = 0;
};

/// Where a word stands beside the tagged one, and which of kStaticFeatures it gives there.
struct Neighbour {
  int offset;
  std::uint8_t begin, end;
};
inline constexpr std::array<Neighbour, 5> kNeighbours{
    {{0, 0, 11}, {-1, 11, 14}, {1, 14, 18}, {-2, 18, 19}, {2, 19, 21}}};
/// Features of one word alone, neighbour by neighbour.
inline constexpr std::array<WordKey, 21> kStaticFeatures{
    kForm,    kLower,     kSuffix1, kSuffix2,   kSuffix3, kSuffix4, kPrefix1,
    kPrefix2, kPrefix3,   kShape,   kAmbiguity, kLower,   kSuffix3, kShape,
    kLower,   kAmbiguity, kSuffix2, kShape,     kLower,   kLower,   kAmbiguity};
inline constexpr std::size_t kDynamicFeatures = 6;
inline constexpr std::size_t kMostFeatures = kStaticFeatures.size() + kDynamicFeatures;

/// Rows of a table of 2^bits.
class RowHash {
 public:
  explicit RowHash(int bits) : shift_(64 - bits) {}
  template <typename Archive>
  static void fields(Archive& archive, RowHash& all) {
    auto& [shift] = all;
    archive(shift);
  }
  std::uint32_t row(std::uint64_t key, std::uint32_t feature) const {
    return static_cast<std::uint32_t>(((key + feature * 0x9E3779B97F4A7C15ULL) * 0xD6E8FEB86659FD93ULL) >>
                                      shift_);
  }
  /// The row of a static feature; REQUIRES its key not to be 0.
  std::uint32_t static_row(std::size_t feature, const WordKeys& keys) const {
    return row(keys[kStaticFeatures[feature]], static_cast<std::uint32_t>(feature) + 1);
  }

 private:
  int shift_;
};

/// What is around a word when it is tagged, left to right.
struct TagContext {
  const WordKeys& word;
  const WordKeys& next;
  Tag before;         // tag of the word before
  Tag before_before;  // and of the one before that
  bool first;         // of its sentence
  SentenceCase sentence_case;
};

/// Rows of the features that depend on the tags before; there are always kDynamicFeatures.
inline std::array<std::uint32_t, kDynamicFeatures> dynamic_rows(const RowHash& hash, const TagContext& at) {
  const std::uint64_t one = static_cast<std::uint64_t>(at.before) + 1;
  const std::uint64_t two = one * 64 + static_cast<std::uint64_t>(at.before_before);
  const std::uint64_t word = at.word[kLower] != 0 ? at.word[kLower] : at.word[kSuffix3];
  const std::uint64_t ambiguity = at.word[kAmbiguity];
  const std::uint64_t following = at.next[kAmbiguity];
  const std::uint64_t place = static_cast<std::uint64_t>(at.sentence_case) * 2 + (at.first ? 1 : 0);
  constexpr std::uint32_t kBegin = kStaticFeatures.size() + 1;
  return {hash.row(one, kBegin),
          hash.row(two, kBegin + 1),
          hash.row(word << 8 | one, kBegin + 2),
          hash.row(following << 8 | one, kBegin + 3),
          hash.row(ambiguity << 32 | following, kBegin + 4),
          hash.row(static_cast<std::uint64_t>(at.word[kShape]) << 8 | place, kBegin + 5)};
}

}  // namespace claimgraph
