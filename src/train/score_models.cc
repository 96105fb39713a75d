// Prints what the tagger and the lemmatizer reach on treebanks: score_models MODELS FILE.conllu...
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

#include "tag/lemmatizer.h"
#include "tag/tagger.h"
#include "train/recase.h"
#include "train/treebank.h"

namespace claimgraph::train {
namespace {

constexpr int kPasses = 5;

struct Models {
  SymbolTable symbols;
  Tagger tagger;
  Lemmatizer lemmatizer;
};

struct Columns {
  std::vector<Symbol> forms, norms;
  std::vector<Tag> tags;
};

Columns columns_of(const Sentence& sentence, SymbolTable& symbols) {
  Columns columns;
  for (const Word& word : sentence.words) {
    columns.forms.push_back(symbols.intern(word.form));
    columns.norms.push_back(symbols.intern(word.lower));
  }
  columns.tags.resize(sentence.words.size());
  return columns;
}

// Best of some passes, in nanoseconds.
template <typename Work>
double time_of(Work work) {
  double best = 1e18;
  for (int pass = 0; pass < kPasses; ++pass) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    best = std::min(
        best, std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin).count());
  }
  return best;
}

void score(const Models& models, const std::vector<Sentence>& treebank, const char* label) {
  SymbolTable symbols(&models.symbols);
  std::vector<Columns> columns;
  for (const Sentence& sentence : treebank) columns.push_back(columns_of(sentence, symbols));
  TagScratch scratch;
  const double tagging = time_of([&] {
    for (Columns& one : columns) models.tagger.tag(symbols, one.forms, one.norms, one.tags, scratch);
  });
  const double lemmas = time_of([&] {
    for (Columns& one : columns) {
      for (std::size_t at = 0; at < one.norms.size(); ++at)
        models.lemmatizer.lemma(one.norms[at], one.tags[at], symbols);
    }
  });
  double tags_right = 0, lemmas_right = 0, lemmas_of_gold_tags = 0, all = 0;
  for (std::size_t at = 0; at < treebank.size(); ++at) {
    for (std::size_t word = 0; word < treebank[at].words.size(); ++word) {
      const Word& gold = treebank[at].words[word];
      const auto right = [&](Tag tag) {
        const Symbol lemma = models.lemmatizer.lemma(columns[at].norms[word], tag, symbols);
        return symbols.view(lemma) == gold.lemma ? 1 : 0;
      };
      all += 1;
      tags_right += gold.tag == columns[at].tags[word] ? 1 : 0;
      lemmas_right += right(columns[at].tags[word]);
      lemmas_of_gold_tags += right(gold.tag);
    }
  }
  std::printf("%-28s tags %6.2f %% (%5.1f ns)   lemmas %6.2f %%, with gold tags %6.2f %% (%5.1f ns)\n", label,
              100 * tags_right / all, tagging / all, 100 * lemmas_right / all,
              100 * lemmas_of_gold_tags / all, lemmas / all);
}

template <typename Recase>
std::vector<Sentence> recased(std::vector<Sentence> treebank, Recase recase) {
  for (Sentence& sentence : treebank) sentence = recase(std::move(sentence));
  return treebank;
}

int run(int count, char** words) {
  if (count < 3) {
    std::fprintf(stderr, "usage: score_models MODELS FILE.conllu...\n");
    return 2;
  }
  Models models;
  const std::string folder = words[1];
  auto tagger = Tagger::load(folder + "/tagger.bin", models.symbols);
  auto lemmatizer = Lemmatizer::load(folder + "/lemmas.bin", models.symbols);
  if (!tagger.ok() || !lemmatizer.ok()) {
    std::fprintf(stderr, "%s\n", (tagger.ok() ? lemmatizer.error() : tagger.error()).text().c_str());
    return 1;
  }
  models.tagger = std::move(tagger).value();
  models.lemmatizer = std::move(lemmatizer).value();
  for (int at = 2; at < count; ++at) {
    const std::string path = words[at];
    auto treebank = read_treebank(path);
    if (!treebank.ok()) {
      std::fprintf(stderr, "%s\n", treebank.error().text().c_str());
      return 1;
    }
    score(models, treebank.value(), path.substr(path.rfind('/') + 1).c_str());
    score(models, recased(treebank.value(), in_capitals), "  in capitals");
    score(models, recased(treebank.value(), [](Sentence s) { return in_title_case(std::move(s), false); }),
          "  in title case");
  }
  return 0;
}

}  // namespace
}  // namespace claimgraph::train

int main(int count, char** words) { return claimgraph::train::run(count, words); }
