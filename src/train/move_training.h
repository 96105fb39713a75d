// Learns the parser's moves: an averaged structured perceptron over beams (Collins 2002), updated where the
// beam is furthest above the gold tree (max-violation: Huang, Fayong and Guo 2012).
#pragma once

#include <vector>

#include "parse/move_features.h"
#include "train/averaged.h"
#include "train/parser_examples.h"

namespace claimgraph::train {

constexpr int kMoveBits = 20;  // of a feature's hash

/// What one seed, which shuffles the sentences, learns from examples with tokens.
Weights<kMoves> train_moves(const std::vector<ParserExample>& examples, unsigned seed);

}  // namespace claimgraph::train
