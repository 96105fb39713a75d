// Trains the tagger and the lemmatizer: train_tagger TREEBANKS MODELS [SETTING NUMBER]...
//
// TREEBANKS is a folder that holds ud_ewt_train.conllu and gum_train.conllu; the files tagger.bin and
// lemmas.bin are written into MODELS.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string_view>

#include "train/lemma_training.h"
#include "train/tagger_training.h"

namespace claimgraph::train {
namespace {

bool set(TaggerSettings& settings, std::string_view name, int value) {
  if (name == "bits")
    settings.bits = value;
  else if (name == "epochs")
    settings.epochs = value;
  else if (name == "runs")
    settings.runs = value;
  else if (name == "margin")
    settings.margin = value;
  else
    return false;
  return true;
}

bool write_file(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  return static_cast<bool>(out.flush());
}

int run(int count, char** words) {
  TaggerSettings settings;
  bool understood = count >= 3 && count % 2 == 1;
  for (int at = 3; understood && at < count; at += 2)
    understood = set(settings, words[at], std::atoi(words[at + 1]));
  if (!understood) {
    std::fprintf(stderr, "usage: train_tagger TREEBANKS MODELS [bits|epochs|runs|margin NUMBER]...\n");
    return 2;
  }
  std::vector<Sentence> treebank;
  for (const char* name : {"/ud_ewt_train.conllu", "/gum_train.conllu"}) {
    auto part = read_treebank(words[1] + std::string(name));
    if (!part.ok()) {
      std::fprintf(stderr, "%s\n", part.error().text().c_str());
      return 1;
    }
    for (Sentence& sentence : part.value()) treebank.push_back(std::move(sentence));
  }
  const std::string folder = words[2];
  if (write_file(folder + "/lemmas.bin", train_lemmas(treebank)) &&
      write_file(folder + "/tagger.bin", train_tagger(treebank, settings)))
    return 0;
  std::fprintf(stderr, "%s: cannot be written\n", folder.c_str());
  return 1;
}

}  // namespace
}  // namespace claimgraph::train

int main(int count, char** words) { return claimgraph::train::run(count, words); }
