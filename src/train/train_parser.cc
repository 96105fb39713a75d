// Trains the dependency parser: averaged perceptron, arc-eager, dynamic oracle with exploration and a margin;
// several seeds summed into one table. Same files, same bytes.
//
//   train_parser MODEL TAGGED.conllu... [--dev TAGGED.conllu...]
//
// Tags are read from the XPOS column: give files whose tags the tagger has predicted.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "parse/parser.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr int kMoveBits = 19;
constexpr int kRelationBits = 15;
constexpr int kEpochs = 10;
constexpr int kSeeds = 8;
constexpr double kExploration = 0.9;
constexpr std::int32_t kMargin = 15;
constexpr int kSureCount = 10;      // a relation needs no weighing where its key was seen so often ...
constexpr double kSureShare = .99;  // ... and had it so regularly
constexpr int kSureMoveCount = 20;  // the same of moves that the weights choose
constexpr double kSureMoveShare = .99;

struct Word {
  std::string lower;
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
    std::string lower = fields[1];
    for (char& c : lower) c = to_lower(c);
    example.words.push_back({lower, fields[1][0] >= 'A' && fields[1][0] <= 'Z', tag_of(fields[4])});
    example.head.push_back(std::stoi(fields[6]));
    example.relation.push_back(relation_from(fields[7]));
  }
  finish(example, out);
  return !in.bad() && !out.empty();
}

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
  void add_average(std::vector<std::array<double, Lanes>>& sum) const {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t lane = 0; lane < Lanes; ++lane) {
        sum[i][lane] +=
            rows[i].weight[lane] - static_cast<double>(rows[i].drift[lane]) / static_cast<double>(step);
      }
    }
  }
};

template <std::size_t Lanes>
void quantise(const std::vector<std::array<double, Lanes>>& sum, int bits, int levels,
              WeightTable<Lanes>& table) {
  double largest = 1;
  for (const auto& row : sum) {
    for (const double weight : row) largest = std::max(largest, std::abs(weight));
  }
  table.resize(bits);
  for (std::size_t i = 0; i < sum.size(); ++i) {
    for (std::size_t lane = 0; lane < Lanes; ++lane)
      table.rows[i][lane] = static_cast<std::int8_t>(std::lround(sum[i][lane] * levels / largest));
  }
}

/// Gold arcs that a move makes unreachable (Goldberg and Nivre 2013, figure 3).
int cost(const ParseState& state, const std::vector<std::int32_t>& gold, Move move) {
  const std::int32_t n = state.size();
  const std::int32_t b = state.buffer;
  const std::int32_t s = state.stack.empty() ? kNobody : state.stack.back();
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
  for (const std::int32_t at : state.stack) {
    if (gold_head(at) == b && state.head[static_cast<std::size_t>(at)] == kNobody) ++lost;
    if (gold_head(b) == at && !(move == Move::kRight && at == s)) ++lost;
  }
  if (move == Move::kRight && gold_head(b) > b) ++lost;
  return lost;
}

struct Trainer {
  std::vector<Example> examples;
  ParserModel model;

  void train_moves(unsigned seed, std::vector<std::array<double, kMoves>>& sum) {
    Averaged<kMoves> weights(kMoveBits);
    std::mt19937 random(seed);
    std::vector<std::uint32_t> order(examples.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[random() % (i + 1)]);
      for (const std::uint32_t i : order) train_sentence(examples[i], epoch, random, weights);
    }
    weights.add_average(sum);
  }

  static void train_sentence(const Example& example, int epoch, std::mt19937& random,
                             Averaged<kMoves>& weights) {
    ParseState state;
    state.tokens = example.tokens;
    state.begin();
    std::array<std::uint32_t, kMoveFeatures> features;
    while (!state.done()) {
      std::array<int, kMoves> costs;
      int allowed = 0;
      int least = 1 << 20;
      Move only = Move::kShift;
      for (std::size_t m = 0; m < kMoves; ++m) {
        const Move move = static_cast<Move>(m);
        costs[m] = state.allows(move) ? cost(state, example.head, move) : -1;
        if (costs[m] < 0) continue;
        ++allowed;
        only = move;
        least = std::min(least, costs[m]);
      }
      if (allowed == 1) {
        state.apply(only);
        continue;
      }
      move_features(state, features.data());
      std::array<std::int32_t, kMoves> score{};
      for (const std::uint32_t feature : features) {
        const auto& row = weights.row(feature);
        for (std::size_t m = 0; m < kMoves; ++m) score[m] += row.weight[m];
      }
      std::size_t right = kMoves;
      std::size_t wrong = kMoves;
      for (std::size_t m = 0; m < kMoves; ++m) {
        if (costs[m] < 0) continue;
        std::size_t& best = costs[m] == least ? right : wrong;
        if (best == kMoves || score[m] > score[best]) best = m;
      }
      const bool mistaken = wrong != kMoves && score[wrong] >= score[right];
      if (wrong != kMoves && score[wrong] + kMargin > score[right]) {
        for (const std::uint32_t feature : features) {
          weights.add(feature, right, 1);
          weights.add(feature, wrong, -1);
        }
      }
      ++weights.step;
      const bool explore =
          mistaken && epoch > 0 &&
          static_cast<double>(random()) / static_cast<double>(std::mt19937::max()) < kExploration;
      state.apply(static_cast<Move>(explore ? wrong : right));
    }
  }

  // The moves that the weights choose nearly always where tags look alike.
  void find_sure_moves() {
    std::map<std::uint32_t, std::array<int, kMoves>> chosen;
    ParseState state;
    for (const Example& example : examples) {
      state.tokens = example.tokens;
      state.begin();
      while (!state.done()) {
        const Move move = next_move(model, state);
        if (state.allows(Move::kShift) && !state.stack.empty())
          ++chosen[move_key(state)][static_cast<std::size_t>(move)];
        state.apply(move);
      }
    }
    for (const auto& [key, counts] : chosen) {
      const int all = std::accumulate(counts.begin(), counts.end(), 0);
      const auto most = std::max_element(counts.begin(), counts.end());
      if (all < kSureMoveCount || *most < kSureMoveShare * all) continue;
      model.sure_move_keys.push_back(key);
      model.sure_moves.push_back(static_cast<std::uint8_t>(1 + (most - counts.begin())));
    }
  }

  void train_relations(unsigned seed, std::vector<std::array<double, kRelationLanes>>& sum) {
    Averaged<kRelationLanes> weights(kRelationBits);
    std::mt19937 random(seed);
    std::vector<std::uint32_t> order(examples.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    for (int epoch = 0; epoch < kEpochs - 2; ++epoch) {
      for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[random() % (i + 1)]);
      for (const std::uint32_t i : order) train_labels(examples[i], weights);
    }
    weights.add_average(sum);
  }

  // The gold tree, as a parse would leave it.
  static ParseState gold_state(const Example& example) {
    ParseState state;
    state.tokens = example.tokens;
    state.begin();
    // The order in which arcs are found tells a node's outermost children: left to right on both sides.
    for (std::int32_t at = state.size() - 1; at >= 0; --at) {
      if (example.head[static_cast<std::size_t>(at)] > at)
        state.attach(at, example.head[static_cast<std::size_t>(at)]);
    }
    for (std::int32_t at = 0; at < state.size(); ++at) {
      if (example.head[static_cast<std::size_t>(at)] < at)
        state.attach(at, example.head[static_cast<std::size_t>(at)]);
    }
    return state;
  }

  void find_sure_relations() {
    std::map<std::uint32_t, std::map<Relation, int>> counts;
    for (const Example& example : examples) {
      const ParseState state = gold_state(example);
      for (std::int32_t at = 0; at < state.size(); ++at) {
        if (state.head[static_cast<std::size_t>(at)] != state.size())
          ++counts[sure_key(state, at)][example.relation[static_cast<std::size_t>(at)]];
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
    ParseState state = gold_state(example);
    std::vector<Relation> relations(example.relation.size(), Relation::kNone);
    std::array<std::uint32_t, kRelationFeatures> features;
    for (std::int32_t at = 0; at < state.size(); ++at) {
      const auto index = static_cast<std::size_t>(at);
      relations[index] = example.relation[index];
      if (example.head[index] == state.size() || model.sure.find(sure_key(state, at)) != 0) continue;
      relation_features(state, relations, at, features.data());
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
      if (score[wrong] + kMargin > score[right]) {
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
    scratch.state.tokens = example.tokens;
    parse_tokens(model, scratch);
    for (std::size_t i = 0; i < example.head.size(); ++i) {
      const bool head = scratch.state.head[i] == example.head[i];
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
    std::cerr << "usage: train_parser MODEL TAGGED.conllu... [--dev TAGGED.conllu...]\n";
    return 2;
  }
  Trainer trainer;
  std::vector<std::string> dev;
  bool is_dev = false;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (arguments[i] == "--dev") {
      is_dev = true;
    } else if (is_dev) {
      dev.push_back(arguments[i]);
    } else if (!read_conllu(arguments[i], trainer.examples)) {
      std::cerr << arguments[i] << ": cannot be read\n";
      return 2;
    }
  }
  const std::size_t plain = trainer.examples.size();
  for (std::size_t i = 0; i < plain; ++i) {
    Example one = joined(trainer.examples[i]);
    if (one.words.size() < trainer.examples[i].words.size()) trainer.examples.push_back(std::move(one));
  }
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
  std::vector<std::array<double, kMoves>> moves(std::size_t{1} << kMoveBits);
  std::vector<std::array<double, kRelationLanes>> relations(std::size_t{1} << kRelationBits);
  for (unsigned seed = 1; seed <= kSeeds; ++seed) trainer.train_moves(seed, moves);
  for (unsigned seed = 1; seed <= 4; ++seed) trainer.train_relations(seed, relations);
  quantise(moves, kMoveBits, kLargestMoveWeight, trainer.model.moves);
  quantise(relations, kRelationBits, kLargestRelationWeight, trainer.model.relations);
  trainer.find_sure_moves();
  trainer.model.index();
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
