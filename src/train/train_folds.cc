// Treebanks with the tags that a tagger gives which has not seen them, for training what reads tags:
// train_folds TREEBANKS OWN WORDS OUT
//
// What is read is as for train_tagger. Training files are tagged in five folds of documents, files
// *_dev.conllu by a tagger of all training files and OWN. Each is written to OUT under its own name with its
// XPOS column replaced. OUT/fold-N.bin are the taggers, OUT/folds.tsv tells which document is in which fold.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "tag/tagger.h"
#include "train/tagger_training.h"

namespace claimgraph::train {
namespace {

constexpr std::size_t kFolds = 5;
constexpr TaggerSettings kSettings{.bits = 15, .epochs = 8, .runs = 1};

struct Trained {
  SymbolTable symbols;
  Tagger tagger;
};

bool train(const TrainingData& data, const std::string& path, Trained& trained) {
  if (!write_file(path, train_tagger(data.sentences(), data.word_list, kSettings))) return false;
  auto loaded = Tagger::load(path, trained.symbols);
  if (!loaded.ok()) return false;
  trained.tagger = std::move(loaded).value();
  return true;
}

void retag(const Trained& trained, Sentence& sentence) {
  SymbolTable symbols(&trained.symbols);
  std::vector<Symbol> forms, norms;
  for (const Word& word : sentence.words) {
    forms.push_back(symbols.intern(word.form));
    norms.push_back(symbols.intern(word.lower));
  }
  std::vector<Tag> tags(forms.size());
  TagScratch scratch;
  trained.tagger.tag(symbols, forms, norms, tags, scratch);
  for (std::size_t at = 0; at < tags.size(); ++at) sentence.words[at].tag = tags[at];
}

// The fold of every sentence: documents in turn.
std::vector<std::size_t> folds_of(const std::vector<Sentence>& treebank) {
  std::vector<std::size_t> folds;
  std::size_t documents = 0;
  for (std::size_t at = 0; at < treebank.size(); ++at) {
    if (at > 0 && treebank[at].document != treebank[at - 1].document) ++documents;
    folds.push_back(documents % kFolds);
  }
  return folds;
}

// The treebank of `data`, each fold by a tagger that learns from the other folds alone.
bool retag_in_folds(TrainingData& data, const std::string& folder) {
  std::vector<Sentence>& treebank = data.treebank;
  const std::vector<std::size_t> folds = folds_of(treebank);
  const std::vector<Sentence> gold = treebank;
  std::string table;
  for (std::size_t at = 0; at < gold.size(); ++at) {
    if (at == 0 || gold[at].document != gold[at - 1].document)
      table += gold[at].document + "\t" + std::to_string(folds[at]) + "\n";
  }
  if (!write_file(folder + "/folds.tsv", table)) return false;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    TrainingData others{{}, {}, data.word_list};
    for (std::size_t at = 0; at < gold.size(); ++at) {
      if (folds[at] != fold) others.treebank.push_back(gold[at]);
    }
    Trained trained;
    if (!train(others, folder + "/fold-" + std::to_string(fold) + ".bin", trained)) return false;
    for (std::size_t at = 0; at < gold.size(); ++at) {
      if (folds[at] == fold) retag(trained, treebank[at]);
    }
  }
  return true;
}

// Copies a file, its words tagged as the sentences from `next` on say.
bool write_retagged(const std::string& from, const std::string& to,
                    std::vector<Sentence>::const_iterator next) {
  std::ifstream in(from);
  std::string line, out;
  std::size_t word = 0;
  while (std::getline(in, line)) {
    const std::string id = line.substr(0, line.find('\t'));
    if (!line.empty() && line.front() != '#' && id.find_first_of("-.") == std::string::npos) {
      std::size_t begin = 0;
      for (int column = 0; column < 4; ++column) begin = line.find('\t', begin) + 1;
      line.replace(begin, line.find('\t', begin) - begin, tag_name(next->words[word].tag));
      if (++word == next->words.size()) {
        ++next;
        word = 0;
      }
    }
    out += line + "\n";
  }
  return write_file(to, out);
}

int run(const std::string& from, const std::string& own, const std::string& words, const std::string& to) {
  auto read = read_training_data(from, own, words);
  if (!read.ok()) {
    std::fprintf(stderr, "%s\n", read.error().text().c_str());
    return 1;
  }
  TrainingData& data = read.value();
  Trained all;
  const std::string whole = to + "/all.bin";
  if (!train(data, whole, all) || !retag_in_folds(data, to)) return 1;
  std::filesystem::remove(whole);
  auto next = data.treebank.cbegin();
  for (const std::string_view name : kTrainingFiles) {
    const std::string path = from + "/" + std::string(name);
    const auto size = static_cast<std::ptrdiff_t>(read_treebank(path).value().size());
    if (!write_retagged(path, to + "/" + std::string(name), next)) return 1;
    next += size;
  }
  for (const auto& file : std::filesystem::directory_iterator(from)) {
    const std::string name = file.path().filename().string();
    if (!name.ends_with("_dev.conllu")) continue;
    auto dev = read_treebank(file.path().string());
    if (!dev.ok()) continue;
    for (Sentence& sentence : dev.value()) retag(all, sentence);
    if (!write_retagged(file.path().string(), to + "/" + name, dev.value().cbegin())) return 1;
  }
  return 0;
}

}  // namespace
}  // namespace claimgraph::train

int main(int count, char** words) {
  if (count == 5) return claimgraph::train::run(words[1], words[2], words[3], words[4]);
  std::fprintf(stderr, "usage: train_folds TREEBANKS OWN WORDS OUT\n");
  return 2;
}
