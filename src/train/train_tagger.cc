// Trains the tagger and the lemmatizer: train_tagger TREEBANKS OWN WORDS MODELS [SETTING NUMBER]...
//
// TREEBANKS is a folder that holds ud_ewt_train.conllu and gum_train.conllu, OWN the trees of corpus/trees,
// WORDS what scripts/word-list prints; the files tagger.bin and lemmas.bin are written into MODELS.
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
  bool understood = count >= 5 && count % 2 == 1;
  for (int at = 5; understood && at < count; at += 2)
    understood = set(settings, words[at], std::atoi(words[at + 1]));
  if (!understood) {
    std::fprintf(stderr,
                 "usage: train_tagger TREEBANKS OWN WORDS MODELS [bits|epochs|runs|margin NUMBER]...\n");
    return 2;
  }
  const auto read = read_training_data(words[1], words[2], words[3]);
  if (!read.ok()) {
    std::fprintf(stderr, "%s\n", read.error().text().c_str());
    return 1;
  }
  const TrainingData& data = read.value();
  const std::string folder = words[4];
  const bool written =
      write_file(folder + "/lemmas.bin", train_lemmas(data.treebank)) &&
      write_file(folder + "/tagger.bin", train_tagger(data.sentences(), data.word_list, settings));
  return written ? 0 : 1;
}

}  // namespace
}  // namespace claimgraph::train

int main(int count, char** words) { return claimgraph::train::run(count, words); }
