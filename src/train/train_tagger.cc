// Trains the tagger and the lemmatizer: train_tagger TREEBANKS MODELS [SETTING NUMBER]...
//
// TREEBANKS is a folder that holds ud_ewt_train.conllu and gum_train.conllu; the files tagger.bin and
// lemmas.bin are written into MODELS.
#include <cstdio>
#include <cstdlib>
#include <string>
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

int run(int count, char** words) {
  TaggerSettings settings;
  bool understood = count >= 3 && count % 2 == 1;
  for (int at = 3; understood && at < count; at += 2)
    understood = set(settings, words[at], std::atoi(words[at + 1]));
  if (!understood) {
    std::fprintf(stderr, "usage: train_tagger TREEBANKS MODELS [bits|epochs|runs|margin NUMBER]...\n");
    return 2;
  }
  const auto treebank = read_training_files(words[1]);
  if (!treebank.ok()) {
    std::fprintf(stderr, "%s\n", treebank.error().text().c_str());
    return 1;
  }
  const std::string folder = words[2];
  const bool written = write_file(folder + "/lemmas.bin", train_lemmas(treebank.value())) &&
                       write_file(folder + "/tagger.bin", train_tagger(treebank.value(), settings));
  return written ? 0 : 1;
}

}  // namespace
}  // namespace claimgraph::train

int main(int count, char** words) { return claimgraph::train::run(count, words); }
