// A transition-based dependency parser: arc-eager (Nivre 2003) with a beam (parse/beam.h), trained as an
// averaged structured perceptron (Collins 2002; Huang, Fayong and Guo 2012); first the bare tree, then its
// relations in one pass. Linear in the sentence.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "document.h"
#include "parse/beam.h"
#include "parse/features.h"
#include "parse/model.h"
#include "parse/move_features.h"

namespace claimgraph {

/// What a sum in words is read as: treebanks know "$5" and "5%" better than "5 euros" and "5 percent".
enum class SumSign : std::uint8_t { kNone, kMoney, kPercent };

struct ParseNode {
  std::uint32_t token = 0;  // of the document
  SumSign sign = SumSign::kNone;
};

/// A worker's reusable memory.
struct ParseScratch {
  ParseTree tree;
  Beam beam;
  StackFeatures features;
  std::vector<MoveWeights> fronts;          // by token: the weights of the features of the front
  std::vector<StackFeatures::Hashes> rows;  // numbers of them, of the trees that are weighed
  std::vector<Move> moves;
  std::vector<Relation> relations;  // by node
  std::vector<ParseNode> nodes;
};

/// Trees in work that are kept, and how far one may fall behind the best: DESIGN.md has the curve.
inline constexpr std::size_t kBeamWidth = 8;
inline constexpr std::int64_t kBeamMargin = 150;

/// Builds the tree of `scratch.tree.tokens` (without the root) into scratch.tree.head and
/// scratch.relations. The root's head is the node behind the last token. Exactly one token hangs on it.
void parse_tokens(const ParserModel& model, ParseScratch& scratch);

/// Parses the tokens listed in `scratch.nodes` (of one sentence, in text order) and fills Tokens::head
/// (tokens; kNowhere for the root) and Tokens::relation for them.
void parse_nodes(const ParserModel& model, Document& document, ParseScratch& scratch);

}  // namespace claimgraph
