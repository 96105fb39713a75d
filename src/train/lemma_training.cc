#include "train/lemma_training.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "tag/lemmatizer.h"

namespace claimgraph::train {
namespace {

constexpr int kFewestForRule = 2;  // words

using WordAndTag = std::pair<Tag, std::string>;
using Edit = std::pair<std::size_t, std::string>;  // bytes to cut, text to add

// The most frequent lemma of every word and tag.
std::map<WordAndTag, std::string> lemmas_of(const std::vector<Sentence>& treebank) {
  std::map<WordAndTag, std::map<std::string, int>> counts;
  for (const Sentence& sentence : treebank) {
    for (const Word& word : sentence.words) {
      if (word.typo || word.lemma == "_" || is_proper(word.tag) || is_punctuation(word.tag) ||
          word.tag == Tag::kCD)
        continue;
      ++counts[{word.tag, word.lower}][word.lemma];
    }
  }
  std::map<WordAndTag, std::string> lemmas;
  for (const auto& [word, of_word] : counts) {
    const auto best = std::max_element(of_word.begin(), of_word.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    lemmas[word] = best->first;
  }
  return lemmas;
}

Edit edit_of(const std::string& word, const std::string& lemma) {
  const auto differ = std::mismatch(word.begin(), word.end(), lemma.begin(), lemma.end());
  return {static_cast<std::size_t>(word.end() - differ.first), std::string(differ.second, lemma.end())};
}

struct Rule {
  Tag tag;
  std::string suffix;
  Edit edit;
};

// For every suffix the commonest edit, shorter suffixes first; a rule that says what the next shorter one
// says is left out.
std::vector<Rule> rules_of(const std::map<WordAndTag, std::string>& lemmas) {
  std::map<std::tuple<std::size_t, Tag, std::string>, std::map<Edit, int>> counts;
  for (const auto& [word, lemma] : lemmas) {
    const Edit edit = edit_of(word.second, lemma);
    for (std::size_t size = 0; size <= std::min(kLongestSuffix, word.second.size()); ++size)
      ++counts[{size, word.first, word.second.substr(word.second.size() - size)}][edit];
  }
  std::map<std::pair<Tag, std::string>, Edit> said;
  std::vector<Rule> rules;
  for (const auto& [key, edits] : counts) {
    const auto& [size, tag, suffix] = key;
    const auto best = std::max_element(edits.begin(), edits.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const Edit shorter = size == 0 ? Edit{0, ""} : said[{tag, suffix.substr(1)}];
    const bool learnt = best->second >= kFewestForRule && best->first.first <= size + kLongestSuffix;
    said[{tag, suffix}] = learnt ? best->first : shorter;
    if (learnt && best->first != shorter) rules.push_back({tag, suffix, best->first});
  }
  return rules;
}

}  // namespace

std::string train_lemmas(const std::vector<Sentence>& treebank) {
  const auto lemmas = lemmas_of(treebank);
  const std::vector<Rule> rules = rules_of(lemmas);
  Lemmatizer learnt;
  ModelWriter writer;
  writer.number(static_cast<std::uint32_t>(rules.size()));
  for (const Rule& rule : rules) {
    const auto cut = static_cast<std::uint8_t>(rule.edit.first);
    writer.number(static_cast<std::uint8_t>(rule.tag));
    writer.text(rule.suffix);
    writer.number(cut);
    writer.text(rule.edit.second);
    learnt.add_rule(rule.tag, rule.suffix, {cut, rule.edit.second});
  }
  std::vector<std::pair<WordAndTag, std::string>> exceptions;
  for (const auto& [word, lemma] : lemmas) {
    if (learnt.by_rule(word.second, word.first) != lemma && word.second.size() < 256 && lemma.size() < 256)
      exceptions.emplace_back(word, lemma);
  }
  writer.number(static_cast<std::uint32_t>(exceptions.size()));
  for (const auto& [word, lemma] : exceptions) {
    writer.number(static_cast<std::uint8_t>(word.first));
    writer.text(word.second);
    writer.text(lemma);
  }
  return writer.file(kLemmaKind);
}

}  // namespace claimgraph::train
