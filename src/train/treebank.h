// Sentences of a treebank in CoNLL-U, made to look as the tokenizer writes them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tag/tagset.h"

namespace claimgraph::train {

struct Word {
  std::string form;   // quotes unified as the tokenizer does
  std::string lower;  // form in lower case (ASCII)
  std::string lemma;  // in lower case
  Tag tag = Tag::kNone;
  int head = 0;  // 1-based, 0 = root
  std::string relation;
  bool typo = false;
  bool space_before = true;
};

struct Sentence {
  std::string document;
  std::vector<Word> words;
};

/// What stands between the tabs of a line.
std::vector<std::string> columns_of(const std::string& line);

/// Reads a file. The error names the line.
Result<std::vector<Sentence>> read_treebank(const std::string& path);

/// The training files of a folder one behind the other: ud_ewt_train.conllu, gum_train.conllu.
inline constexpr std::array<std::string_view, 2> kTrainingFiles{"ud_ewt_train.conllu", "gum_train.conllu"};
Result<std::vector<Sentence>> read_training_files(const std::string& folder);

/// What tagger and lemmatizer learn from.
struct TrainingData {
  std::vector<Sentence> treebank;                // of the training files
  std::vector<Sentence> own;                     // the project's, tagged by its program
  std::map<std::string, std::string> word_list;  // words in lower case with what they can be (FormClasses)

  /// Both, the treebank first.
  std::vector<Sentence> sentences() const;
};

/// Reads the training files of a folder, the project's own trees, and a list of words (word, tab, name of its
/// class; scripts/word-list prints it). The error names the file.
Result<TrainingData> read_training_data(const std::string& folder, const std::string& own,
                                        const std::string& words);

/// False, with a line on the standard error, when the file cannot be written.
bool write_file(const std::string& path, const std::string& bytes);

}  // namespace claimgraph::train
