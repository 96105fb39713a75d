// Sentences of a treebank in CoNLL-U, made to look as the tokenizer writes them.
#pragma once

#include <cstdint>
#include <string>
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
};

struct Sentence {
  std::string document;
  std::vector<Word> words;
};

/// Reads a file. The error names the line.
Result<std::vector<Sentence>> read_treebank(const std::string& path);

std::string ascii_lower(std::string_view text);

}  // namespace claimgraph::train
