// Trains the dependency parser: moves as an averaged structured perceptron over beams (Collins 2002), updated
// where the beam is furthest above the gold tree (max-violation: Huang, Fayong and Guo 2012); relations word
// by word with a margin. Several seeds summed into one table. Same files, same bytes.
//
//   train_parser MODEL TAGGED.conllu... [--own TREES.conllu...] [--dev TAGGED.conllu...]
//
// Tags are read from the XPOS column: give files whose tags the tagger has predicted. Trees of this program's
// own
// (--own) have names and sums as it joins them, so they are learned from joined only.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <future>
#include <iostream>
#include <limits>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "parse/move_features.h"
#include "parse/parser.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr int kMoveBits = 20;
constexpr int kRelationBits = 15;
constexpr int kMoveEpochs = 10;
constexpr int kRelationEpochs = 8;
constexpr unsigned kMoveSeeds = 4;
constexpr unsigned kRelationSeeds = 4;
constexpr std::int32_t kRelationMargin = 15;
constexpr std::int64_t kNoMargin = std::numeric_limits<std::int32_t>::max();  // a training beam stays whole
constexpr int kSureCount = 10;      // a relation needs no weighing where its key was seen so often ...
constexpr double kSureShare = .99;  // ... and had it so regularly

struct Word {
  std::string lower;  // or the lemma, where the parser goes by it
  bool capital = false;
  Tag tag = Tag::kNone;
};

struct Example {
  std::vector<Word> words;
  std::vector<std::int32_t> head;  // n = root
  std::vector<Relation> relation;
  std::vector<ParseToken> tokens;
};

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == '\t') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

// ---- names and sums as one node, as the pipeline gives them to the parser

bool goes_on(const std::vector<Word>& words, std::size_t first, std::size_t at) {
  if (words[first].tag == Tag::kDollar) return words[at].tag == Tag::kCD;
  if (words[first].tag == Tag::kCD) return words[at].lower == "%" && at == first + 1;
  return is_proper(words[first].tag) && is_proper(words[at].tag);
}

// Past the longest run from `first` that is one subtree with one way out: its head's; `head` is that word.
std::size_t end_of_run(const Example& example, std::size_t first, std::size_t& head) {
  std::size_t best = first + 1;
  head = first;
  for (std::size_t end = first + 1; end < example.words.size() && goes_on(example.words, first, end); ++end) {
    std::size_t outside = 0;
    std::size_t way_out = first;
    for (std::size_t at = first; at <= end; ++at) {
      const auto above = static_cast<std::size_t>(example.head[at]);
      if (above >= first && above <= end) continue;
      ++outside;
      way_out = at;
    }
    if (outside != 1) continue;
    best = end + 1;
    head = way_out;
  }
  return best;
}

// The sentence with each run as one node: a name goes by its last word, a sum by its sign.
Example joined(const Example& example) {
  Example out;
  const std::size_t size = example.words.size();
  std::vector<std::int32_t> node(size + 1);
  for (std::size_t first = 0; first < size;) {
    std::size_t head = first;
    const std::size_t end = end_of_run(example, first, head);
    for (std::size_t at = first; at < end; ++at) node[at] = static_cast<std::int32_t>(out.words.size());
    out.words.push_back(example.words[is_proper(example.words[first].tag) ? end - 1 : head]);
    out.head.push_back(example.head[head]);
    out.relation.push_back(example.relation[head]);
    first = end;
  }
  node[size] = static_cast<std::int32_t>(out.words.size());
  for (std::int32_t& head : out.head) head = node[static_cast<std::size_t>(head)];
  return out;
}

void finish(Example& example, std::vector<Example>& out) {
  if (example.words.empty()) return;
  for (std::int32_t& head : example.head)
    head = head == 0 ? static_cast<std::int32_t>(example.words.size()) : head - 1;
  out.push_back(std::move(example));
  example = Example();
}

bool read_conllu(const std::string& path, std::vector<Example>& out) {
  std::ifstream in(path);
  Example example;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) finish(example, out);
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> fields = fields_of(line);
    if (fields.size() < 8 || fields[0].find_first_of("-.") != std::string::npos) continue;
    const Tag tag = tag_of(fields[4]);
    std::string lower = goes_by_lemma(tag) ? fields[2] : fields[1];
    for (char& c : lower) c = to_lower(c);
    example.words.push_back({lower, fields[1][0] >= 'A' && fields[1][0] <= 'Z', tag});
    example.head.push_back(std::stoi(fields[6]));
    example.relation.push_back(relation_from(fields[7]));
  }
  finish(example, out);
  return !in.bad() && !out.empty();
}

template <std::size_t Lanes>
using Weights = std::vector<std::array<double, Lanes>>;  // by row

/// Integer weights with their running sums, so that averages don't depend on the machine.
template <std::size_t Lanes>
struct Averaged {
  struct Row {
    std::array<std::int32_t, Lanes> weight{};
    std::array<std::int64_t, Lanes> drift{};  // sum of updates times the step they came at
  };
  std::vector<Row> rows;
  std::int64_t step = 1;

  int shift;

  explicit Averaged(int bits) : rows(std::size_t{1} << bits), shift(32 - bits) {}
  Row& row(std::uint32_t hash) { return rows[hash >> shift]; }
  void add(std::uint32_t hash, std::size_t lane, std::int32_t by) {
    Row& r = row(hash);
    r.weight[lane] += by;
    r.drift[lane] += by * step;
  }
  Weights<Lanes> average() const {
    Weights<Lanes> out(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t lane = 0; lane < Lanes; ++lane) {
        out[i][lane] =
            rows[i].weight[lane] - static_cast<double>(rows[i].drift[lane]) / static_cast<double>(step);
      }
    }
    return out;
  }
};

template <std::size_t Lanes>
void quantise(const Weights<Lanes>& sum, int bits, int levels, WeightTable<Lanes>& table) {
  double largest = 1;
  for (const auto& row : sum) {
    for (const double weight : row) largest = std::max(largest, std::abs(weight));
  }
  std::vector<typename WeightTable<Lanes>::Row> rows(std::size_t{1} << bits);
  for (std::size_t i = 0; i < sum.size(); ++i) {
    for (std::size_t lane = 0; lane < Lanes; ++lane)
      rows[i][lane] = static_cast<std::int8_t>(std::lround(sum[i][lane] * levels / largest));
  }
  table = WeightTable<Lanes>(std::move(rows));
}

/// The sum of what `train(seed)` learns with seeds 1 to `seeds`, which learn side by side.
template <std::size_t Lanes, typename Train>
Weights<Lanes> sum_of_seeds(unsigned seeds, Train train) {
  std::vector<std::future<Weights<Lanes>>> learners;
  for (unsigned seed = 1; seed <= seeds; ++seed)
    learners.push_back(std::async(std::launch::async, train, seed));
  Weights<Lanes> sum = learners.front().get();
  for (std::size_t at = 1; at < learners.size(); ++at) {
    const Weights<Lanes> more = learners[at].get();
    for (std::size_t i = 0; i < sum.size(); ++i) {
      for (std::size_t lane = 0; lane < Lanes; ++lane) sum[i][lane] += more[i][lane];
    }
  }
  return sum;
}

/// Gold arcs that a move makes unreachable (Goldberg and Nivre 2013, figure 3).
int cost(const Beam& beam, const BeamItem& item, const std::vector<std::int32_t>& gold, Move move) {
  const std::int32_t n = beam.size();
  const std::int32_t b = item.buffer;
  const std::int32_t s = item.top == kNobody ? kNobody : beam.node(item.top).token;
  const auto gold_head = [&](std::int32_t at) {
    return at == n ? kNobody : gold[static_cast<std::size_t>(at)];
  };
  int lost = 0;
  if (move == Move::kLeft || move == Move::kReduce) {
    for (std::int32_t at = b; at < n; ++at) lost += gold_head(at) == s ? 1 : 0;
    if (move == Move::kLeft && gold_head(s) > b) ++lost;
    return lost;
  }
  // b leaves the buffer.
  for (std::int32_t number = item.top; number != kNobody; number = beam.node(number).below) {
    const StackNode& node = beam.node(number);
    if (gold_head(node.token) == b && !node.has_head) ++lost;
    if (gold_head(b) == node.token && !(move == Move::kRight && number == item.top)) ++lost;
  }
  if (move == Move::kRight && gold_head(b) > b) ++lost;
  return lost;
}

/// Learns moves: one seed's weights.
class MoveTrainer {
 public:
  explicit MoveTrainer(const std::vector<Example>& examples) : examples_(examples) {}

  Weights<kMoves> train(unsigned seed) {
    std::mt19937 random(seed);
    std::vector<std::uint32_t> order(examples_.size());
    std::iota(order.begin(), order.end(), 0U);
    for (int epoch = 0; epoch < kMoveEpochs; ++epoch) {
      for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[random() % (i + 1)]);
      for (const std::uint32_t i : order) learn(examples_[i]);
    }
    return weights_.average();
  }

 private:
  template <typename Take>
  void each_feature(const BeamItem& item, Take&& take) const {
    std::array<std::uint32_t, kFrontFeatures> front;
    front_features(beam_.tokens(), item.buffer, front.data());
    for (const std::uint32_t hash : front) take(hash);
    StackFeatures::Hashes hashes;
    features_.hash(beam_, item, hashes);
    for (std::size_t f = 0; f < kStackFeatures; ++f) take(hashes.four[f / 4][f % 4]);
  }

  MoveWeights weigh(const BeamItem& item) {
    MoveWeights sums{};
    each_feature(item, [&](std::uint32_t hash) {
      const auto& row = weights_.row(hash).weight;
      for (std::size_t m = 0; m < kMoves; ++m) sums[m] += row[m];
    });
    return sums;
  }

  // Of the ways to the best tree that can be had, the one that the weights like most move by move.
  void find_gold(const std::vector<std::int32_t>& heads) {
    gold_.clear();
    BeamItem item;
    while (static_cast<std::int32_t>(gold_.size()) < 2 * beam_.size()) {
      const MoveWeights sums = is_forced(item) ? MoveWeights{} : weigh(item);
      std::size_t best = kMoves;
      int least = 0;
      for (std::size_t m = 0; m < kMoves; ++m) {
        const Move move = static_cast<Move>(m);
        if (!beam_.allows(item, move)) continue;
        const int lost = cost(beam_, item, heads, move);
        if (best != kMoves && (lost > least || (lost == least && sums[m] <= sums[best]))) continue;
        best = m;
        least = lost;
      }
      const std::int64_t score = item.score + sums[best];
      item = beam_.after(item, static_cast<Move>(best));
      item.score = score;
      gold_.push_back({static_cast<Move>(best), score});
    }
  }

  bool is_forced(const BeamItem& item) const {
    int allowed = 0;
    for (std::size_t m = 0; m < kMoves; ++m) allowed += beam_.allows(item, static_cast<Move>(m)) ? 1 : 0;
    return allowed == 1;
  }

  void learn(const Example& example) {
    std::vector<ParseToken> tokens = example.tokens;
    tokens.push_back(root_token());
    beam_.begin(tokens);
    features_.begin(tokens);
    find_gold(example.head);
    const std::vector<Move> wrong = furthest_above_gold();
    if (!wrong.empty()) {
      BeamItem right_item, wrong_item;
      for (std::size_t at = 0; at < wrong.size(); ++at) {
        // Where both are alike they have the same features.
        update(right_item, gold_[at].move, 1);
        update(wrong_item, wrong[at], -1);
      }
    }
    ++weights_.step;
  }

  // The moves of the best tree in work at the step where it is furthest above the gold one, of steps after
  // which the gold one had fallen out; and of the last step. Empty where gold wins.
  std::vector<Move> furthest_above_gold() {
    std::int32_t gold_step = kNobody;
    bool kept = true;
    std::int64_t most = std::numeric_limits<std::int64_t>::min();
    std::int32_t worst = kNobody;
    for (const Gold& gold : gold_) {
      beam_.step(kBeamWidth, kNoMargin,
                 [this](std::span<const BeamItem* const> all, std::vector<MoveWeights>& weights) {
                   for (std::size_t at = 0; at < all.size(); ++at) weights[at] = weigh(*all[at]);
                 });
      const auto is_gold = [&](const BeamItem& item) {
        const BeamStep& step = beam_.past(item.last);
        return step.before == gold_step && step.move == gold.move;
      };
      const std::vector<BeamItem>& items = beam_.items();
      const auto found = kept ? std::find_if(items.begin(), items.end(), is_gold) : items.end();
      kept = found != items.end();
      if (kept) gold_step = found->last;
      const BeamItem& best = items.front();
      if ((kept && !beam_.done()) || (kept && found == items.begin())) continue;
      if (best.score - gold.score < most) continue;
      most = best.score - gold.score;
      worst = best.last;
    }
    std::vector<Move> moves;
    beam_.moves_to(worst, moves);
    return moves;
  }

  void update(BeamItem& item, Move move, std::int32_t by) {
    if (!is_forced(item))
      each_feature(item, [&](std::uint32_t hash) { weights_.add(hash, static_cast<std::size_t>(move), by); });
    item = beam_.after(item, move);
  }

  struct Gold {
    Move move;
    std::int64_t score;  // of all moves so far
  };

  const std::vector<Example>& examples_;
  Averaged<kMoves> weights_{kMoveBits};
  Beam beam_;
  StackFeatures features_;
  std::vector<Gold> gold_;
};

struct Trainer {
  std::vector<Example> examples;
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
  static ParseTree gold_tree(const Example& example) {
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
    for (const Example& example : examples) {
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

  void train_labels(const Example& example, Averaged<kRelationLanes>& weights) const {
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

void prepare(const ParserModel& model, std::vector<Example>& examples) {
  for (Example& example : examples) {
    for (const Word& word : example.words)
      example.tokens.push_back(
          {parse_word(model, word.lower, word.capital), 1U + static_cast<std::uint32_t>(word.tag)});
  }
}

void score(const ParserModel& model, const std::string& path) {
  std::vector<Example> examples;
  if (!read_conllu(path, examples)) return;
  prepare(model, examples);
  ParseScratch scratch;
  double tokens = 0;
  double heads = 0;
  double both = 0;
  for (const Example& example : examples) {
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
  std::vector<Example> own;
  std::vector<std::string> dev;
  enum { kGold, kOwn, kDev } kind = kGold;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (arguments[i] == "--dev") {
      kind = kDev;
    } else if (arguments[i] == "--own") {
      kind = kOwn;
    } else if (kind == kDev) {
      dev.push_back(arguments[i]);
    } else if (!read_conllu(arguments[i], kind == kOwn ? own : trainer.examples)) {
      std::cerr << arguments[i] << ": cannot be read\n";
      return 2;
    }
  }
  const std::size_t plain = trainer.examples.size();
  for (std::size_t i = 0; i < plain; ++i) {
    Example one = joined(trainer.examples[i]);
    if (one.words.size() < trainer.examples[i].words.size()) trainer.examples.push_back(std::move(one));
  }
  for (const Example& example : own) trainer.examples.push_back(joined(example));
  std::map<std::string, int> counts;
  for (const Example& example : trainer.examples) {
    for (const Word& word : example.words) ++counts[word.lower];
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
  const auto moves = sum_of_seeds<kMoves>(
      kMoveSeeds, [&](unsigned seed) { return MoveTrainer(trainer.examples).train(seed); });
  const auto relations = sum_of_seeds<kRelationLanes>(
      kRelationSeeds, [&](unsigned seed) { return trainer.train_relations(seed); });
  quantise(moves, kMoveBits, kLargestMoveWeight, trainer.model.moves);
  quantise(relations, kRelationBits, kLargestRelationWeight, trainer.model.relations);
  std::ofstream out(arguments[0], std::ios::binary);
  out << parser_model_bytes(trainer.model);
  out.close();
  if (!out) {
    std::cerr << arguments[0] << ": cannot be written\n";
    return 4;
  }
  for (const std::string& path : dev) score(trainer.model, path);
  return 0;
}

}  // namespace
}  // namespace claimgraph

int main(int argc, char** argv) { return claimgraph::run(std::vector<std::string>(argv + 1, argv + argc)); }
