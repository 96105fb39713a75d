// Trains the dependency parser: moves as an averaged structured perceptron over beams (Collins 2002), updated
// where the beam is furthest above the gold tree (max-violation: Huang, Fayong and Guo 2012); relations word
// by word with a margin. Several seeds summed into one table. Same files, same bytes.
//
//   train_parser MODEL TAGGED.conllu... [--own TREES.conllu...] [--dev TAGGED.conllu...]
//
// Tags are read from the XPOS column: give files whose tags the tagger has predicted. Trees of this program's
// own (--own) have names and sums as it joins them, so they are learned from joined only.
#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "parse/parser.h"
#include "train/averaged.h"
#include "train/move_training.h"
#include "train/parser_examples.h"
#include "train/treebank.h"

namespace claimgraph::train {
namespace {

constexpr int kRelationBits = 15;
constexpr int kRelationEpochs = 8;
constexpr unsigned kMoveSeeds = 4;
constexpr unsigned kRelationSeeds = 4;
constexpr std::int32_t kRelationMargin = 15;
constexpr int kSureCount = 10;      // a relation needs no weighing where its key was seen so often ...
constexpr double kSureShare = .99;  // ... and had it so regularly

struct Trainer {
  std::vector<ParserExample> examples;
  ParserModel model;

  Weights<kRelationLanes> train_relations(unsigned seed) const {
    Averaged<kRelationLanes> weights(kRelationBits);
    std::mt19937 random(seed);
    std::vector<std::uint32_t> order(examples.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    for (int epoch = 0; epoch < kRelationEpochs; ++epoch) {
      for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[random() % (i + 1)]);
      for (const std::uint32_t i : order) train_labels(examples[i], weights);
    }
    return weights.average();
  }

  // The gold tree, as a parse would leave it.
  static ParseTree gold_tree(const ParserExample& example) {
    ParseTree tree;
    tree.tokens = example.tokens;
    tree.begin();
    // The order in which arcs are found tells a node's outermost children: left to right on both sides.
    for (std::int32_t at = tree.size() - 1; at >= 0; --at) {
      if (example.head[static_cast<std::size_t>(at)] > at)
        tree.attach(at, example.head[static_cast<std::size_t>(at)]);
    }
    for (std::int32_t at = 0; at < tree.size(); ++at) {
      if (example.head[static_cast<std::size_t>(at)] < at)
        tree.attach(at, example.head[static_cast<std::size_t>(at)]);
    }
    return tree;
  }

  void find_sure_relations() {
    std::map<std::uint32_t, std::map<Relation, int>> counts;
    for (const ParserExample& example : examples) {
      const ParseTree tree = gold_tree(example);
      for (std::int32_t at = 0; at < tree.size(); ++at) {
        if (tree.head[static_cast<std::size_t>(at)] != tree.size())
          ++counts[sure_key(tree, at)][example.relation[static_cast<std::size_t>(at)]];
      }
    }
    for (const auto& [key, relations] : counts) {
      int total = 0;
      auto best = relations.begin();
      for (auto it = relations.begin(); it != relations.end(); ++it) {
        total += it->second;
        if (it->second > best->second) best = it;
      }
      if (total < kSureCount || best->second < kSureShare * total) continue;
      model.sure_keys.push_back(key);
      model.sure_relations.push_back(static_cast<std::uint8_t>(best->first));
    }
  }

  void train_labels(const ParserExample& example, Averaged<kRelationLanes>& weights) const {
    ParseTree tree = gold_tree(example);
    std::vector<Relation> relations(example.relation.size(), Relation::kNone);
    std::array<std::uint32_t, kRelationFeatures> features;
    for (std::int32_t at = 0; at < tree.size(); ++at) {
      const auto index = static_cast<std::size_t>(at);
      relations[index] = example.relation[index];
      if (example.head[index] == tree.size() || model.sure.find(sure_key(tree, at)) != 0) continue;
      relation_features(tree, relations, at, features.data());
      std::array<std::int32_t, kRelationLanes> score{};
      for (const std::uint32_t feature : features) {
        const auto& row = weights.row(feature);
        for (std::size_t lane = 0; lane < kRelationLanes; ++lane) score[lane] += row.weight[lane];
      }
      const auto right = static_cast<std::size_t>(example.relation[index]);
      std::size_t wrong = right == 2 ? 3 : 2;
      for (std::size_t lane = 2; lane < static_cast<std::size_t>(Relation::kCount); ++lane) {
        if (lane != right && score[lane] > score[wrong]) wrong = lane;
      }
      if (score[wrong] + kRelationMargin > score[right]) {
        for (const std::uint32_t feature : features) {
          weights.add(feature, right, 1);
          weights.add(feature, wrong, -1);
        }
      }
      ++weights.step;
    }
  }
};

void score(const ParserModel& model, const std::string& path) {
  auto read = read_examples(path);
  if (!read.ok()) {
    std::cerr << read.error().text() << '\n';
    return;
  }
  std::vector<ParserExample> examples = std::move(read).value();
  prepare(model, examples);
  ParseScratch scratch;
  double tokens = 0;
  double heads = 0;
  double both = 0;
  for (const ParserExample& example : examples) {
    scratch.tree.tokens = example.tokens;
    parse_tokens(model, scratch);
    for (std::size_t i = 0; i < example.head.size(); ++i) {
      const bool head = scratch.tree.head[i] == example.head[i];
      tokens += 1;
      heads += head ? 1 : 0;
      both += head && scratch.relations[i] == example.relation[i] ? 1 : 0;
    }
  }
  std::printf("%s: UAS %.2f LAS %.2f (%.0f tokens)\n", path.c_str(), 100 * heads / tokens,
              100 * both / tokens, tokens);
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() < 2) {
    std::cerr
        << "usage: train_parser MODEL TAGGED.conllu... [--own TREES.conllu...] [--dev TAGGED.conllu...]\n";
    return 2;
  }
  Trainer trainer;
  std::vector<ParserExample> own;
  std::vector<std::string> dev;
  enum { kGold, kOwn, kDev } kind = kGold;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (arguments[i] == "--dev") {
      kind = kDev;
    } else if (arguments[i] == "--own") {
      kind = kOwn;
    } else if (kind == kDev) {
      dev.push_back(arguments[i]);
    } else {
      auto read = read_examples(arguments[i]);
      if (!read.ok()) {
        std::cerr << read.error().text() << '\n';
        return 2;
      }
      auto& to = kind == kOwn ? own : trainer.examples;
      std::move(read.value().begin(), read.value().end(), std::back_inserter(to));
    }
  }
  const std::size_t plain = trainer.examples.size();
  for (std::size_t i = 0; i < plain; ++i) {
    ParserExample one = joined(trainer.examples[i]);
    if (one.words.size() < trainer.examples[i].words.size()) trainer.examples.push_back(std::move(one));
  }
  for (const ParserExample& example : own) trainer.examples.push_back(joined(example));
  std::map<std::string, int> counts;
  for (const ParserExample& example : trainer.examples) {
    for (const ParserWord& word : example.words) ++counts[word.lower];
  }
  std::set<std::uint32_t> words;
  for (const auto& [word, count] : counts) {
    if (count >= 2) words.insert(word_hash(word));
  }
  trainer.model.words.assign(words.begin(), words.end());
  trainer.model.index();
  prepare(trainer.model, trainer.examples);
  trainer.find_sure_relations();
  trainer.model.index();
  const auto moves =
      sum_of_seeds<kMoves>(kMoveSeeds, [&](unsigned seed) { return train_moves(trainer.examples, seed); });
  const auto relations = sum_of_seeds<kRelationLanes>(
      kRelationSeeds, [&](unsigned seed) { return trainer.train_relations(seed); });
  quantise(moves, kMoveBits, kLargestMoveWeight, trainer.model.moves);
  quantise(relations, kRelationBits, kLargestRelationWeight, trainer.model.relations);
  if (!write_file(arguments[0], parser_model_bytes(trainer.model))) return 4;
  for (const std::string& path : dev) score(trainer.model, path);
  return 0;
}

}  // namespace
}  // namespace claimgraph::train

int main(int argc, char** argv) {
  return claimgraph::train::run(std::vector<std::string>(argv + 1, argv + argc));
}
