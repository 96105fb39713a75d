#include "tag/tagger.h"

#include <algorithm>
#include <array>
#include <string>

namespace claimgraph {
namespace {

constexpr std::size_t kCommonWords = 8192;  // 5.5 MB of sums; more would push the rows out of the cache
constexpr int kMostBits = 20;

bool plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

}  // namespace

// A word whose static features are summed, one sum for each of kNeighbours.
struct Tagger::Common {
  WordKeys keys;
  std::uint8_t casing;
  Score sums[kNeighbours.size()];
};

Tagger::Tagger() : hash_(kFewestBits), rows_(std::size_t{1} << kFewestBits), words_(1) {}
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
  if (!tagger.read_words(reader) || !tagger.read_rows(reader, std::size_t{1} << bits))
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
  rows_.clear();
  rows_.reserve(count);
  for (const PackedRow& packed : reader.view<PackedRow>(count)) {
    std::transform(packed.begin(), packed.end(), rows_.emplace_back().weight,
                   [](std::int8_t weight) { return static_cast<std::uint8_t>(weight + kBias); });
  }
  return reader.ok() && reader.at_end();
}

void Tagger::intern_words(SymbolTable& symbols) {
  words_.reserve(words_.size() + listed_.size());
  word_of_.reserve(symbols.size() + listed_.size());
  for (const Listed& listed : listed_) {
    const Symbol symbol = symbols.intern(listed.form);
    if (word_of_.size() <= index(symbol)) word_of_.resize(index(symbol) + 1);
    word_of_[index(symbol)] = static_cast<std::uint32_t>(words_.size());
    words_.push_back(listed.word);
  }
  common_of_.resize(word_of_.size());
  for (const Listed& listed : listed_) {
    if (sources_.size() == kCommonWords) break;
    // The lower case of what is not plain is the tokenizer's to say.
    if (!listed.word.form_known || !plain_ascii(listed.form)) continue;
    const Symbol symbol = symbols.find(listed.form);
    sources_.push_back({listed.form, known(symbol), known(symbols.find(ascii_lower(listed.form)))});
    common_of_[index(symbol)] = static_cast<std::uint32_t>(sources_.size());
  }
  listed_ = {};
}

void Tagger::sum_common_words() {
  common_.resize(sources_.size());
  for (std::size_t at = 0; at < sources_.size(); ++at) {
    const Source& source = sources_[at];
    Common& common = common_[at];
    common.keys = word_keys(source.form, ascii_lower(source.form), source.word, source.lower);
    common.casing = casing_of(source.form);
    for (std::size_t place = 0; place < kNeighbours.size(); ++place)
      add_static(kNeighbours[place], common.keys, common.sums[place]);
  }
  sources_ = {};
  bytes_.reset();
}

const KnownWord& Tagger::known(Symbol symbol) const {
  return words_[index(symbol) < word_of_.size() ? word_of_[index(symbol)] : 0];
}

void Tagger::add_static(const Neighbour& place, const WordKeys& keys, Score& score) const {
  for (std::size_t feature = place.begin; feature < place.end; ++feature) {
    if (keys[kStaticFeatures[feature]] != 0) score.add(rows_[hash_.static_row(feature, keys)].weight);
  }
}

void Tagger::read_sentence(const SymbolTable& symbols, std::span<const Symbol> forms,
                           std::span<const Symbol> norms, TagScratch& scratch) const {
  scratch.words.resize(forms.size() + 4);
  scratch.fresh.resize(forms.size());
  CaseCounter counter;
  const TagScratch::Word border{&border_keys(), nullptr, Tag::kNone};
  for (const std::size_t at : {std::size_t{0}, std::size_t{1}, forms.size() + 2, forms.size() + 3})
    scratch.words[at] = border;
  for (std::size_t at = 0; at < forms.size(); ++at) {
    const std::uint32_t symbol = index(forms[at]);
    const KnownWord& as_form = known(forms[at]);
    TagScratch::Word& word = scratch.words[at + 2];
    word.only = as_form.only;
    const std::uint32_t common = symbol < common_of_.size() ? common_of_[symbol] : 0;
    word.common = common != 0 ? &common_[common - 1] : nullptr;
    if (word.common == nullptr) {
      const std::string_view form = symbols.view(forms[at]);
      counter.add(casing_of(form));
      scratch.fresh[at] = word_keys(form, symbols.view(norms[at]), as_form, known(norms[at]));
      word.keys = &scratch.fresh[at];
    } else {
      counter.add(word.common->casing);
      word.keys = &word.common->keys;
    }
  }
  scratch.sentence_case = counter.result();
}

void Tagger::tag(const SymbolTable& symbols, std::span<const Symbol> forms, std::span<const Symbol> norms,
                 std::span<Tag> tags, TagScratch& scratch) const {
  read_sentence(symbols, forms, norms, scratch);
  for (std::size_t at = 0; at < forms.size(); ++at) {
    const TagScratch::Word* here = &scratch.words[at + 2];
    if (here->only != Tag::kNone) {
      tags[at] = here->only;
      continue;
    }
    Score score;
    for (std::size_t place = 0; place < kNeighbours.size(); ++place) {
      const TagScratch::Word& word = here[kNeighbours[place].offset];
      if (word.common != nullptr)
        score.add(word.common->sums[place]);
      else
        add_static(kNeighbours[place], *word.keys, score);
    }
    const TagContext context{*here->keys,
                             *here[1].keys,
                             at > 0 ? tags[at - 1] : Tag::kNone,
                             at > 1 ? tags[at - 2] : Tag::kNone,
                             at == 0,
                             scratch.sentence_case};
    for (const std::uint32_t row : dynamic_rows(hash_, context)) score.add(rows_[row].weight);
    tags[at] = static_cast<Tag>(score.best(1, kTagCount));
  }
}

}  // namespace claimgraph
