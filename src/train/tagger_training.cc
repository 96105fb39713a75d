#include "train/tagger_training.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <span>
#include <unordered_map>

#include "tag/form_classes.h"
#include "tag/tagger.h"
#include "train/recase.h"

namespace claimgraph::train {
namespace {

using TagCounts = std::array<std::uint32_t, kTagCount>;

constexpr std::uint32_t kFewestForAmbiguity = 6;
constexpr std::uint32_t kFewestForWeights = 2;

// What the model keeps of every spelling, by falling frequency.
struct Vocabulary {
  std::vector<std::string> order;
  std::unordered_map<std::string, KnownWord> words;
  FormClasses forms;

  KnownWord known(const std::string& text) const {
    const auto found = words.find(text);
    return found == words.end() ? KnownWord{} : found->second;
  }
  KnownWord known_lower(const std::string& text) const {
    KnownWord word = known(text);
    if (word.lower_ambiguity == 0) word.lower_ambiguity = forms.find(text);
    return word;
  }
};

std::uint32_t total(const TagCounts& counts) { return std::accumulate(counts.begin(), counts.end(), 0U); }

// The set of tags that make at least 3 % of a word; 0 for a word met too rarely.
std::uint32_t ambiguity_class(const TagCounts& counts) {
  const std::uint32_t all = total(counts);
  if (all < kFewestForAmbiguity) return 0;
  std::string set;
  for (int tag = 0; tag < kTagCount; ++tag) {
    if (counts[tag] * 100 >= all * 3) set += static_cast<char>(tag);
  }
  return hash_text(set);
}

Tag only_tag(const TagCounts& counts, const TaggerSettings& settings) {
  const auto best = std::max_element(counts.begin(), counts.end());
  const std::uint32_t all = total(counts);
  const bool pure = all >= settings.fewest_for_dictionary && *best >= settings.purity * all;
  return pure ? static_cast<Tag>(best - counts.begin()) : Tag::kNone;
}

Vocabulary read_vocabulary(const std::vector<Sentence>& treebank,
                           const std::map<std::string, std::string>& word_list,
                           const TaggerSettings& settings) {
  std::map<std::string, std::pair<TagCounts, TagCounts>> counts;  // as written; all spellings together
  for (const Sentence& sentence : treebank) {
    for (const Word& word : sentence.words) {
      ++counts[word.form].first[static_cast<std::size_t>(word.tag)];
      ++counts[word.lower].second[static_cast<std::size_t>(word.tag)];
    }
  }
  Vocabulary vocabulary;
  vocabulary.forms = FormClasses(word_list);
  std::vector<std::pair<std::uint32_t, std::string>> by_count;
  for (const auto& [text, both] : counts) {
    KnownWord word;
    word.form_ambiguity = ambiguity_class(both.first);
    word.lower_ambiguity = ambiguity_class(both.second);
    word.form_known = total(both.first) >= kFewestForWeights;
    word.lower_known = total(both.second) >= kFewestForWeights;
    word.only = only_tag(both.first, settings);
    if (!word.form_known && !word.lower_known) continue;
    vocabulary.words.emplace(text, word);
    by_count.emplace_back(total(both.first), text);
  }
  std::stable_sort(by_count.begin(), by_count.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (auto& [count, text] : by_count) vocabulary.order.push_back(std::move(text));
  return vocabulary;
}

// A sentence as the perceptron meets it.
struct Example {
  struct Token {
    WordKeys keys;
    Tag gold, only;
    std::vector<std::uint32_t> rows;  // static ones
  };
  std::vector<Token> tokens;
  SentenceCase sentence_case = SentenceCase::kNormal;
};

Example example_of(const Sentence& sentence, const Vocabulary& vocabulary, const RowHash& hash) {
  Example example;
  CaseCounter counter;
  for (const Word& word : sentence.words) {
    const KnownWord form = vocabulary.known(word.form);
    counter.add(casing_of(word.form));
    example.tokens.push_back({word_keys(word.form, word.lower, form, vocabulary.known_lower(word.lower)),
                              word.tag,
                              form.only,
                              {}});
  }
  example.sentence_case = counter.result();
  const int size = static_cast<int>(example.tokens.size());
  for (int at = 0; at < size; ++at) {
    for (const Neighbour& place : kNeighbours) {
      const int other = at + place.offset;
      const WordKeys& keys = other < 0 || other >= size ? border_keys() : example.tokens[other].keys;
      for (std::size_t feature = place.begin; feature < place.end; ++feature) {
        if (keys[kStaticFeatures[feature]] != 0)
          example.tokens[at].rows.push_back(hash.static_row(feature, keys));
      }
    }
  }
  return example;
}

// Weights with their sums over all steps, added up lazily.
class Perceptron {
 public:
  explicit Perceptron(int bits) : cells_((std::size_t{1} << bits) * kTagCount) {}

  void score(std::span<const std::uint32_t> rows, std::array<std::int32_t, kTagCount>& scores) const {
    scores.fill(0);
    for (const std::uint32_t row : rows) {
      const Cell* cell = &cells_[std::size_t{row} * kTagCount];
      for (int tag = 0; tag < kTagCount; ++tag) scores[tag] += cell[tag].weight;
    }
  }
  void update(std::span<const std::uint32_t> rows, Tag tag, std::int32_t by) {
    for (const std::uint32_t row : rows) {
      Cell& cell = cells_[std::size_t{row} * kTagCount + static_cast<std::size_t>(tag)];
      cell.total += static_cast<std::int64_t>(cell.weight) * (step_ - cell.since);
      cell.since = step_;
      cell.weight += by;
    }
  }
  void step() { ++step_; }
  void add_totals(std::vector<std::int64_t>& totals) const {
    for (std::size_t at = 0; at < cells_.size(); ++at)
      totals[at] +=
          cells_[at].total + static_cast<std::int64_t>(cells_[at].weight) * (step_ - cells_[at].since);
  }

 private:
  struct Cell {
    std::int64_t total = 0;
    std::int32_t weight = 0;
    std::int32_t since = 0;
  };
  std::vector<Cell> cells_;
  std::int32_t step_ = 0;
};

void learn(const Example& example, const RowHash& hash, int margin, Perceptron& perceptron) {
  Tag before = Tag::kNone, before_before = Tag::kNone;
  std::array<std::int32_t, kTagCount> scores;
  std::vector<std::uint32_t> rows;
  for (std::size_t at = 0; at < example.tokens.size(); ++at) {
    const Example::Token& token = example.tokens[at];
    Tag chosen = token.only;
    if (chosen == Tag::kNone) {
      const WordKeys& next = at + 1 < example.tokens.size() ? example.tokens[at + 1].keys : border_keys();
      rows = token.rows;
      for (const std::uint32_t row :
           dynamic_rows(hash, {token.keys, next, before, before_before, at == 0, example.sentence_case}))
        rows.push_back(row);
      perceptron.score(rows, scores);
      const auto gold = static_cast<std::size_t>(token.gold);
      std::size_t best = 1, rival = gold == 1 ? 2 : 1;
      for (std::size_t tag = 1; tag < kTagCount; ++tag) {
        if (scores[tag] > scores[best]) best = tag;
        if (tag != gold && scores[tag] > scores[rival]) rival = tag;
      }
      if (scores[gold] < scores[rival] + margin) {
        perceptron.update(rows, token.gold, 1);
        perceptron.update(rows, static_cast<Tag>(rival), -1);
      }
      perceptron.step();
      chosen = static_cast<Tag>(best);
    }
    before_before = before;
    before = chosen;
  }
}

// A fixed generator: std::shuffle differs between libraries.
void shuffle(std::vector<std::uint32_t>& order, std::uint64_t& state) {
  for (std::size_t at = order.size(); at > 1; --at) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    std::swap(order[at - 1], order[(state >> 33) % at]);
  }
}

std::vector<std::int64_t> learn_totals(const std::vector<Example>& examples, const TaggerSettings& settings) {
  const RowHash hash(settings.bits);
  std::vector<std::int64_t> totals((std::size_t{1} << settings.bits) * kTagCount);
  for (int run = 0; run < settings.runs; ++run) {
    Perceptron perceptron(settings.bits);
    std::vector<std::uint32_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0U);
    std::uint64_t state = static_cast<std::uint64_t>(run) + 1;
    for (int epoch = 0; epoch < settings.epochs; ++epoch) {
      shuffle(order, state);
      for (const std::uint32_t at : order) learn(examples[at], hash, settings.margin, perceptron);
    }
    perceptron.add_totals(totals);
  }
  return totals;
}

// Sums to signed bytes: the largest weights are cut so that the many small ones keep their differences.
std::vector<std::int8_t> quantised(const std::vector<std::int64_t>& totals) {
  std::vector<std::int64_t> sizes;
  for (const std::int64_t total : totals) {
    if (total != 0) sizes.push_back(total < 0 ? -total : total);
  }
  std::vector<std::int8_t> weights(totals.size());
  if (sizes.empty()) return weights;
  const auto cut = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() - 1 - sizes.size() / 5000);
  std::nth_element(sizes.begin(), cut, sizes.end());
  const std::int64_t largest = *cut;
  for (std::size_t at = 0; at < totals.size(); ++at) {
    const std::int64_t half = totals[at] < 0 ? -largest / 2 : largest / 2;
    const std::int64_t value = (totals[at] * 127 + half) / largest;
    weights[at] = static_cast<std::int8_t>(std::clamp<std::int64_t>(value, -127, 127));
  }
  return weights;
}

std::string model_file(const Vocabulary& vocabulary, std::span<const std::int8_t> weights, int bits) {
  ModelWriter writer;
  writer.number(static_cast<std::uint8_t>(bits));
  writer.number(static_cast<std::uint8_t>(kTagCount));
  writer.number(static_cast<std::uint32_t>(vocabulary.order.size()));
  for (const std::string& text : vocabulary.order) {
    const KnownWord word = vocabulary.known(text);
    writer.text(text);
    writer.number(word.form_ambiguity);
    writer.number(word.lower_ambiguity);
    writer.number(static_cast<std::uint8_t>((word.form_known ? 1 : 0) | (word.lower_known ? 2 : 0)));
    writer.number(static_cast<std::uint8_t>(word.only));
  }
  vocabulary.forms.write(writer);
  writer.array(weights);
  return writer.file(kTaggerKind);
}

}  // namespace

std::string train_tagger(const std::vector<Sentence>& treebank,
                         const std::map<std::string, std::string>& word_list,
                         const TaggerSettings& settings) {
  const Vocabulary vocabulary = read_vocabulary(treebank, word_list, settings);
  const RowHash hash(settings.bits);
  std::vector<Example> examples;
  for (const Sentence& sentence : with_other_cases(treebank))
    examples.push_back(example_of(sentence, vocabulary, hash));
  return model_file(vocabulary, quantised(learn_totals(examples, settings)), settings.bits);
}

}  // namespace claimgraph::train
