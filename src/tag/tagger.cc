#include "tag/tagger.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "base/archive.h"
#include "base/ascii.h"

namespace claimgraph {
namespace {

constexpr std::size_t kCommonWords = 16384;
constexpr std::size_t kAhead = 4;  // words from the tagged one to the one whose sums are asked for
constexpr int kMostBits = 20;

}  // namespace

// A word whose static features are summed, one sum for each of kNeighbours. Beside another word a sum is
// bytes above the lowest (what all tags have in common decides nothing), or wide where bytes can't hold it.
struct alignas(64) Tagger::Common {
  using Flat = void;

  Score own;
  TagRow beside[kNeighbours.size() - 1]{};
  WordKeys keys{};
  std::uint32_t wide = 0;    // the first in wide_ of the places in `is_wide`, in their order
  std::uint8_t is_wide = 0;  // bit n: the sum of kNeighbours[n] is wide
  std::uint8_t casing = 0;
  std::uint8_t unused[14] = {};

  void add_to(Score& score, std::size_t place, const Score* all_wide) const {
    const unsigned bit = 1U << place;
    if (place == 0)
      score.add(own);
    else if ((is_wide & bit) == 0)
      score.add(beside[place - 1].weight);
    else
      score.add(all_wide[wide + static_cast<std::size_t>(std::popcount(is_wide & (bit - 1)))]);
  }
  /// Asks the memory for what add_to() reads.
  void ask_for(std::size_t place) const {
    if (place > 0) __builtin_prefetch(&beside[place - 1]);
    for (std::size_t byte = 0; place == 0 && byte < sizeof own; byte += 64)
      __builtin_prefetch(reinterpret_cast<const char*>(&own) + byte);
  }
};

Tagger::Tagger()
    : hash_(kFewestBits),
      rows_(std::vector<TagRow>(std::size_t{1} << kFewestBits)),
      words_(std::vector<KnownWord>(1)),
      common_(std::vector<Common>(1)) {}
Tagger::Tagger(Tagger&&) noexcept = default;
Tagger& Tagger::operator=(Tagger&&) noexcept = default;
Tagger::~Tagger() = default;

Result<Tagger> Tagger::load(const std::string& path, SymbolTable& symbols) {
  auto tagger = read(path);
  if (!tagger.ok()) return tagger;
  tagger.value().intern_words(symbols);
  tagger.value().sum_common_words();
  return tagger;
}

Result<Tagger> Tagger::read(const std::string& path) {
  auto opened = open_model(path, kTaggerKind);
  if (!opened.ok()) return opened.error();
  ModelReader& reader = opened.value();
  const int bits = reader.number<std::uint8_t>();
  const int tags = reader.number<std::uint8_t>();
  if (bits < kFewestBits || bits > kMostBits || tags != kTagCount) return damaged_model(path);
  Tagger tagger;
  tagger.hash_ = RowHash(bits);
  tagger.bytes_ = reader.bytes();
  if (!tagger.read_words(reader) || !tagger.forms_.read(reader) ||
      !tagger.read_rows(reader, std::size_t{1} << bits))
    return damaged_model(path);
  return tagger;
}

bool Tagger::read_words(ModelReader& reader) {
  const auto count = reader.number<std::uint32_t>();
  for (std::uint32_t at = 0; at < count && reader.ok(); ++at) {
    Listed listed;
    listed.form = reader.text();
    listed.word.form_ambiguity = reader.number<std::uint32_t>();
    listed.word.lower_ambiguity = reader.number<std::uint32_t>();
    const auto flags = reader.number<std::uint8_t>();
    listed.word.form_known = (flags & 1) != 0;
    listed.word.lower_known = (flags & 2) != 0;
    const auto only = reader.number<std::uint8_t>();
    if (only >= kTagCount) return false;
    listed.word.only = static_cast<Tag>(only);
    listed_.push_back(listed);
  }
  return reader.ok();
}

bool Tagger::read_rows(ModelReader& reader, std::size_t count) {
  using PackedRow = std::array<std::int8_t, kTagCount>;
  std::vector<TagRow> rows;
  rows.reserve(count);
  for (const PackedRow& packed : reader.view<PackedRow>(count)) {
    std::transform(packed.begin(), packed.end(), rows.emplace_back().weight,
                   [](std::int8_t weight) { return static_cast<std::uint8_t>(weight + kBias); });
  }
  rows_ = std::move(rows);
  return reader.ok() && reader.at_end();
}

void Tagger::intern_words(SymbolTable& symbols) {
  std::vector<KnownWord> words(1);
  std::vector<std::uint32_t> word_of;
  words.reserve(1 + listed_.size());
  word_of.reserve(symbols.size() + listed_.size());
  for (const Listed& listed : listed_) {
    const Symbol symbol = symbols.intern(listed.form);
    if (word_of.size() <= index(symbol)) word_of.resize(index(symbol) + 1);
    word_of[index(symbol)] = static_cast<std::uint32_t>(words.size());
    words.push_back(listed.word);
  }
  words_ = std::move(words);
  word_of_ = std::move(word_of);
  std::vector<std::uint32_t> common_of(word_of_.size());
  for (const Listed& listed : listed_) {
    if (sources_.size() == kCommonWords) break;
    // The lower case of what is not plain is the tokenizer's to say.
    if (!listed.word.form_known || !is_ascii(listed.form)) continue;
    const Symbol symbol = symbols.find(listed.form);
    const std::string lower = lowered(listed.form);
    sources_.push_back({listed.form, known(symbol), known_lower(symbols.find(lower), lower)});
    common_of[index(symbol)] = static_cast<std::uint32_t>(sources_.size());  // common_[0] is the border
  }
  common_of_ = std::move(common_of);
  listed_ = {};
}

void Tagger::sum_common_words() {
  std::vector<Common> common(1 + sources_.size());
  std::vector<Score> wide;
  sum_word(border_keys(), common.front(), wide);
  for (std::size_t at = 0; at < sources_.size(); ++at) {
    const Source& source = sources_[at];
    const WordKeys keys = word_keys(source.form, lowered(source.form), source.word, source.lower);
    common[at + 1].casing = casing_of(source.form);
    sum_word(keys, common[at + 1], wide);
  }
  common_ = std::move(common);
  wide_ = std::move(wide);
  sources_ = {};
  bytes_.reset();
}

void Tagger::sum_word(const WordKeys& keys, Common& common, std::vector<Score>& all_wide) const {
  std::array<Score, kNeighbours.size()> sums{};
  std::size_t wide = 0;  // of the first sums, which are kept as they are
  for (std::size_t place = 0; place < kNeighbours.size(); ++place) {
    Score& sum = sums[wide];
    sum = {};
    for (std::size_t feature = kNeighbours[place].begin; feature < kNeighbours[place].end; ++feature) {
      if (keys[kStaticFeatures[feature]] != 0) sum.add(rows_[hash_.static_row(feature, keys)].weight);
    }
    if (place == 0) {
      common.own = sum;
    } else if (!sum.above_lowest(1, kTagCount, common.beside[place - 1].weight)) {
      common.is_wide |= static_cast<std::uint8_t>(1U << place);
      ++wide;
    }
  }
  common.keys = keys;
  common.wide = static_cast<std::uint32_t>(all_wide.size());
  all_wide.insert(all_wide.end(), sums.begin(), sums.begin() + static_cast<std::ptrdiff_t>(wide));
}

template <typename Archive>
void Tagger::fields(Archive& archive, Tagger& all) {
  auto& [hash, rows, forms, words, word_of, common_of, common, wide, bytes, listed, sources] = all;
  archive(hash, rows, forms, words, word_of, common_of, common, wide);
}
template void Tagger::fields(ArchiveWriter&, Tagger&);
template void Tagger::fields(ArchiveReader&, Tagger&);

const KnownWord& Tagger::known(Symbol symbol) const {
  return words_[index(symbol) < word_of_.size() ? word_of_[index(symbol)] : 0];
}

// A word in lower case whose tags training did not tell has those of the list.
KnownWord Tagger::known_lower(Symbol symbol, std::string_view text) const {
  KnownWord word = known(symbol);
  if (word.lower_ambiguity == 0) word.lower_ambiguity = forms_.find(text);
  return word;
}

void Tagger::read_sentence(const SymbolTable& symbols, std::span<const Symbol> forms,
                           std::span<const Symbol> norms, TagScratch& scratch) const {
  scratch.words.assign(forms.size() + 4, {&common_.front().keys, &common_.front(), nullptr, Tag::kNone});
  scratch.fresh.resize(forms.size());
  CaseCounter counter;
  for (std::size_t at = 0; at < forms.size(); ++at) {
    const std::uint32_t symbol = index(forms[at]);
    const KnownWord& as_form = known(forms[at]);
    TagScratch::Word& word = scratch.words[at + 2];
    word.only = as_form.only;
    const std::uint32_t common = symbol < common_of_.size() ? common_of_[symbol] : 0;
    if (common != 0) {
      word.common = &common_[common];
      word.keys = &word.common->keys;
      counter.add(word.common->casing);
      continue;
    }
    const std::string_view form = symbols.view(forms[at]);
    counter.add(casing_of(form));
    TagScratch::Fresh& fresh = scratch.fresh[at];
    const std::string_view lower = symbols.view(norms[at]);
    fresh.keys = word_keys(form, lower, as_form, known_lower(norms[at], lower));
    for (std::size_t feature = 0; feature < fresh.rows.size(); ++feature) {
      const bool has = fresh.keys[kStaticFeatures[feature]] != 0;
      fresh.rows[feature] = has ? hash_.static_row(feature, fresh.keys) : TagScratch::kNoRow;
      if (has) __builtin_prefetch(&rows_[fresh.rows[feature]]);
    }
    word.common = nullptr;
    word.keys = &fresh.keys;
    word.rows = fresh.rows.data();
  }
  scratch.sentence_case = counter.result();
}

void Tagger::tag(const SymbolTable& symbols, std::span<const Symbol> forms, std::span<const Symbol> norms,
                 std::span<Tag> tags, TagScratch& scratch) const {
  read_sentence(symbols, forms, norms, scratch);
  const TagScratch::Word* const words = scratch.words.data() + 2;
  const auto ask_for = [](const TagScratch::Word* word) {
    for (std::size_t place = 0; place < kNeighbours.size() && word->only == Tag::kNone; ++place) {
      const Common* const common = word[kNeighbours[place].offset].common;
      if (common != nullptr) common->ask_for(place);
    }
  };
  for (std::size_t at = 0; at < std::min(kAhead, forms.size()); ++at) ask_for(words + at);
  for (std::size_t at = 0; at < forms.size(); ++at) {
    const TagScratch::Word* here = words + at;
    if (at + kAhead < forms.size()) ask_for(here + kAhead);
    if (here->only != Tag::kNone) {
      tags[at] = here->only;
      continue;
    }
    const TagContext context{*here->keys,
                             *here[1].keys,
                             at > 0 ? tags[at - 1] : Tag::kNone,
                             at > 1 ? tags[at - 2] : Tag::kNone,
                             at == 0,
                             scratch.sentence_case};
    const auto rows = dynamic_rows(hash_, context);
    for (const std::uint32_t row : rows) __builtin_prefetch(&rows_[row]);
    Score score;
    for (std::size_t place = 0; place < kNeighbours.size(); ++place) {
      const TagScratch::Word& word = here[kNeighbours[place].offset];
      if (word.common != nullptr) {
        word.common->add_to(score, place, wide_.data());
        continue;
      }
      for (std::size_t feature = kNeighbours[place].begin; feature < kNeighbours[place].end; ++feature) {
        if (word.rows[feature] != TagScratch::kNoRow) score.add(rows_[word.rows[feature]].weight);
      }
    }
    for (const std::uint32_t row : rows) score.add(rows_[row].weight);
    tags[at] = static_cast<Tag>(score.best(1, kTagCount));
  }
}

}  // namespace claimgraph
