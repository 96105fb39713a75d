// Sentences of a treebank in CoNLL-U, made to look as the tokenizer writes them.
#pragma once

#include <array>
#include <cstdint>
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

/// Reads a file. The error names the line.
Result<std::vector<Sentence>> read_treebank(const std::string& path);

/// The training files of a folder one behind the other: ud_ewt_train.conllu, gum_train.conllu.
inline constexpr std::array<std::string_view, 2> kTrainingFiles{"ud_ewt_train.conllu", "gum_train.conllu"};
Result<std::vector<Sentence>> read_training_files(const std::string& folder);

/// False, with a line on the standard error, when the file cannot be written.
bool write_file(const std::string& path, const std::string& bytes);

}  // namespace claimgraph::train
