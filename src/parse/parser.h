// A greedy transition-based dependency parser: arc-eager (Nivre 2003) with the root at the end of the buffer
// (Ballesteros and Nivre 2013), trained with a dynamic oracle (Goldberg and Nivre 2012) as an averaged
// perceptron; first the bare tree, then its relations in one pass. Linear in the sentence.
#pragma once

#include <cstdint>
#include <vector>

#include "document.h"
#include "parse/features.h"
#include "parse/model.h"

namespace claimgraph {

/// What a sum in words is read as: treebanks know "$5" and "5%" better than "5 euros" and "5 percent".
enum class SumSign : std::uint8_t { kNone, kMoney, kPercent };

struct ParseNode {
  std::uint32_t token = 0;  // of the document
  SumSign sign = SumSign::kNone;
};

/// A worker's reusable memory.
struct ParseScratch {
  ParseState state;
  std::vector<Relation> relations;  // by node
  std::vector<ParseNode> nodes;
};

/// The move that the model chooses; REQUIRES !state.done().
Move next_move(const ParserModel& model, const ParseState& state);

/// Builds the tree of `scratch.state.tokens` (without the root) into scratch.state.head and
/// scratch.relations. The root's head is the node behind the last token. Exactly one token hangs on it.
void parse_tokens(const ParserModel& model, ParseScratch& scratch);

/// Parses the tokens listed in `scratch.nodes` (of one sentence, in text order) and fills Tokens::head
/// (tokens; kNowhere for the root) and Tokens::relation for them.
void parse_nodes(const ParserModel& model, Document& document, ParseScratch& scratch);

}  // namespace claimgraph
