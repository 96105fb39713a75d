// An averaged perceptron tagger (Collins 2002), greedy from left to right, over hashed rows of one cache
// line: 64 tags of one signed byte. Frequent words with one tag are read from a dictionary and not scored;
// the features of a known word alone are summed when the model is loaded, and what a word needs is asked of
// the memory some words ahead.
//
// The plain version sums 27 rows a word; with both, about eleven are left for half of the words.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/flat_array.h"
#include "base/model_file.h"
#include "base/result.h"
#include "base/symbols.h"
#include "tag/form_classes.h"
#include "tag/lane_sums.h"
#include "tag/word_keys.h"

namespace claimgraph {

inline constexpr ModelKind kTaggerKind{"tagger", 2};
inline constexpr std::size_t kTagLanes = 64;

/// Weights with kBias added; every score is a sum of equally many.
struct alignas(64) TagRow {
  using Flat = void;
  std::uint8_t weight[kTagLanes];
};
inline constexpr int kBias = 128;

/// Memory of one caller, kept between sentences.
struct TagScratch;

class Tagger {
 public:
  /// Untrained: every word is a noun.
  Tagger();
  Tagger(Tagger&&) noexcept;
  Tagger& operator=(Tagger&&) noexcept;
  ~Tagger();
  /// Reads a model; its words are interned into `symbols`, which must be the base of every table used later.
  static Result<Tagger> load(const std::string& path, SymbolTable& symbols);
  /// The same in three steps, of which only the second needs the symbols, so that the others can be taken
  /// beside other work.
  static Result<Tagger> read(const std::string& path);
  void intern_words(SymbolTable& symbols);
  void sum_common_words();
  /// What these steps make: a reader takes it in their place.
  template <typename Archive>
  static void fields(Archive& archive, Tagger& all);

  /// Tags one sentence. The three columns have the same length; norms are the forms in lower case.
  void tag(const SymbolTable& symbols, std::span<const Symbol> forms, std::span<const Symbol> norms,
           std::span<Tag> tags, TagScratch& scratch) const;

 private:
  using Score = LaneSums<kTagLanes>;
  struct Common;
  friend struct TagScratch;

  static constexpr int kFewestBits = 10;

  // A word of the model, in its order: by falling frequency.
  struct Listed {
    std::string_view form;
    KnownWord word;
  };
  struct Source {  // what sums of a common word are made from
    std::string_view form;
    KnownWord word, lower;
  };
  bool read_words(ModelReader& reader);
  bool read_rows(ModelReader& reader, std::size_t count);
  const KnownWord& known(Symbol symbol) const;
  KnownWord known_lower(Symbol symbol, std::string_view text) const;
  void read_sentence(const SymbolTable& symbols, std::span<const Symbol> forms, std::span<const Symbol> norms,
                     TagScratch& scratch) const;
  void sum_word(const WordKeys& keys, Common& common, std::vector<Score>& all_wide) const;

  RowHash hash_;
  FlatArray<TagRow> rows_;
  FormClasses forms_;
  FlatArray<KnownWord> words_;          // [0] = unknown
  FlatArray<std::uint32_t> word_of_;    // by symbol: index into words_
  FlatArray<std::uint32_t> common_of_;  // by symbol: index into common_, 0 = none
  FlatArray<Common> common_;            // [0] = what stands before and behind a sentence
  FlatArray<Score> wide_;               // of common_
  // Until the words are known and the sums made:
  std::shared_ptr<const char[]> bytes_;
  std::vector<Listed> listed_;
  std::vector<Source> sources_;  // of common_ behind its first
};

struct TagScratch {
  static constexpr std::uint32_t kNoRow = UINT32_MAX;
  struct Fresh {  // a word that is not common
    WordKeys keys;
    std::array<std::uint32_t, kStaticFeatures.size()> rows;  // kNoRow: it has no such feature
  };
  struct Word {
    const WordKeys* keys;
    const Tagger::Common* common;  // null: sum `rows`
    const std::uint32_t* rows;
    Tag only;
  };
  std::vector<Word> words;
  std::vector<Fresh> fresh;
  SentenceCase sentence_case = SentenceCase::kNormal;
};

}  // namespace claimgraph
