// Sentences with gold trees to train the parser on.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "parse/parser.h"
#include "tag/tagset.h"

namespace claimgraph::train {

struct ParserWord {
  std::string lower;  // or the lemma, where the parser goes by it
  bool capital = false;
  Tag tag = Tag::kNone;
};

struct ParserExample {
  std::vector<ParserWord> words;
  std::vector<std::int32_t> head;  // n = root
  std::vector<Relation> relation;
  std::vector<ParseToken> tokens;
};

/// The sentences of a treebank. The error names file and line.
Result<std::vector<ParserExample>> read_examples(const std::string& path);
/// The sentence with names and sums as one node each, as the pipeline gives them to the parser: a name goes
/// by its last word, a sum by its sign. Without tokens.
ParserExample joined(const ParserExample& example);
/// Fills the tokens, as the model numbers words.
void prepare(const ParserModel& model, std::vector<ParserExample>& examples);

}  // namespace claimgraph::train
