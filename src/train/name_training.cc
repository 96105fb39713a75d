#include "train/name_training.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <span>

#include "names/name_model.h"

namespace claimgraph::train {
namespace {

class FieldTrainer {
 public:
  explicit FieldTrainer(const NameSettings& settings)
      : settings_(settings), rows_(std::size_t{1} << settings.bits) {}

  void learn(const std::vector<NameStretch>& stretches) {
    std::vector<std::uint32_t> order(stretches.size());
    for (std::uint32_t at = 0; at < order.size(); ++at) order[at] = at;
    std::uint64_t random = 0x853C49E6748FEA9BULL;
    for (int epoch = 0; epoch < settings_.epochs; ++epoch) {
      for (std::size_t at = order.size(); at > 1; --at) {
        random = random * 6364136223846793005ULL + 1442695040888963407ULL;
        std::swap(order[at - 1], order[(random >> 33) % at]);
      }
      double loss = 0;
      for (const std::uint32_t number : order) {
        if (!stretches[number].open || epoch >= settings_.open_from) loss += learn_one(stretches[number]);
      }
      std::fprintf(stderr, "epoch %d: loss %.4f\n", epoch + 1, loss / static_cast<double>(order.size()));
    }
  }

  std::string file(const WordTypeTable& types) const {
    std::vector<double> sizes;
    for (const Weights& row : rows_) {
      for (const double weight : row.weight) {
        if (weight != 0) sizes.push_back(std::abs(weight));
      }
    }
    std::sort(sizes.begin(), sizes.end());
    // The weight that becomes 127; the few larger ones are cut.
    const double largest = sizes.empty() ? 1 : sizes[sizes.size() - 1 - sizes.size() / 2000];
    const double scale = 127 / largest;
    ModelWriter writer;
    writer.number(static_cast<std::uint8_t>(settings_.bits));
    for (const Weights& row : steps_) {
      for (const double weight : row.weight)
        writer.number(static_cast<std::int32_t>(std::lround(weight * scale)));
    }
    writer.number(static_cast<std::uint8_t>(types.bits));
    writer.align(kMostAligned);
    writer.array(std::span<const WordTypes::Slot>(types.slots));
    writer.align(kMostAligned);
    std::vector<NameRow> rows(rows_.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        const double weight = std::clamp(rows_[row].weight[label] * scale, -127.0, 127.0);
        rows[row][label] = static_cast<std::int8_t>(std::lround(weight));
      }
    }
    writer.array(std::span<const NameRow>(rows));
    return writer.file(kNameModelKind);
  }

 private:
  using Scores = std::array<double, kNameLabels>;
  struct Weights {
    Scores weight{};
    Scores squares{};  // of past gradients
  };

  static double log_sum(const Scores& scores) {
    const double top = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (const double score : scores) sum += std::exp(score - top);
    return top + std::log(sum);
  }

  static bool allowed(std::size_t before, std::size_t next) {
    return may_follow(static_cast<NameLabel>(before), static_cast<NameLabel>(next));
  }

  static constexpr double kNever = -1e30;

  // A step across two labels, or never.
  double path(std::size_t from, std::size_t to, double rest) const {
    return allowed(from, to) ? steps_[from].weight[to] + rest : kNever;
  }

  // Log sums over the paths up to (and with) each label of each token, and behind it.
  struct Sums {
    std::vector<Scores> forward, backward;
    double all = 0;  // of all paths
  };

  void sum_paths(const std::vector<Scores>& scores, Sums& sums) const {
    const std::size_t size = scores.size();
    sums.forward.assign(size, {});
    sums.backward.assign(size, {});
    Scores paths;
    for (std::size_t label = 0; label < kNameLabels; ++label)
      sums.forward[0][label] = path(0, label, scores[0][label]);
    for (std::size_t at = 1; at < size; ++at) {
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        for (std::size_t from = 0; from < kNameLabels; ++from) {
          paths[from] = path(from, label, sums.forward[at - 1][from]);
        }
        sums.forward[at][label] = log_sum(paths) + scores[at][label];
      }
    }
    for (std::size_t at = size - 1; at-- > 0;) {
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        for (std::size_t to = 0; to < kNameLabels; ++to) {
          paths[to] = path(label, to, scores[at + 1][to] + sums.backward[at + 1][to]);
        }
        sums.backward[at][label] = log_sum(paths);
      }
    }
    sums.all = log_sum(sums.forward[size - 1]);
  }

  void add_scores(const NameStretch& stretch) {
    scores_.assign(stretch.gold.size(), {});
    for (std::size_t at = 0; at < scores_.size(); ++at) {
      for (std::uint32_t row = stretch.first[at]; row < stretch.first[at + 1]; ++row) {
        const Scores& weights = rows_[stretch.rows[row]].weight;
        for (std::size_t label = 0; label < kNameLabels; ++label) scores_[at][label] += weights[label];
      }
      // A missed name costs more than a false one.
      if ((stretch.gold[at] & 1) == 0) scores_[at][0] += settings_.miss;
    }
    told_ = scores_;
    for (std::size_t at = 0; at < told_.size(); ++at) {
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        if ((stretch.gold[at] >> label & 1) == 0) told_[at][label] = kNever;
      }
    }
  }

  // Adds `sign` times what the paths expect of each step and each token.
  void expect(const std::vector<Scores>& scores, const Sums& sums, double sign) {
    for (std::size_t at = 0; at < scores.size(); ++at) {
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        gradient_[at][label] +=
            sign * std::exp(sums.forward[at][label] + sums.backward[at][label] - sums.all);
        const double rest = scores[at][label] + sums.backward[at][label] - sums.all;
        for (std::size_t from = 0; from < (at == 0 ? 1 : kNameLabels); ++from) {
          step_gradient_[from][label] +=
              sign * std::exp(path(from, label, rest) + (at == 0 ? 0 : sums.forward[at - 1][from]));
        }
      }
    }
  }

  // Returns the loss before the step.
  double learn_one(const NameStretch& stretch) {
    add_scores(stretch);
    sum_paths(scores_, every_);
    sum_paths(told_, gold_);
    gradient_.assign(stretch.gold.size(), {});
    step_gradient_ = {};
    const double weight = stretch.open ? settings_.open_weight : 1;
    expect(scores_, every_, weight);
    expect(told_, gold_, -weight);
    for (std::size_t at = 0; at < stretch.gold.size(); ++at) {
      for (std::uint32_t row = stretch.first[at]; row < stretch.first[at + 1]; ++row) {
        step(rows_[stretch.rows[row]], gradient_[at]);
      }
    }
    for (std::size_t from = 0; from < kNameLabels; ++from) step(steps_[from], step_gradient_[from]);
    return every_.all - gold_.all;
  }

  void step(Weights& row, const Scores& gradient) const {
    for (std::size_t label = 0; label < kNameLabels; ++label) {
      const double slope = gradient[label] + settings_.prior * row.weight[label];
      row.squares[label] += slope * slope;
      row.weight[label] -= settings_.rate * slope / std::sqrt(row.squares[label] + 1);
    }
  }

  NameSettings settings_;
  std::vector<Weights> rows_;
  std::array<Weights, kNameLabels> steps_{};
  std::vector<Scores> scores_, told_, gradient_;  // by token; told_: never where the label is not gold
  std::array<Scores, kNameLabels> step_gradient_{};
  Sums every_, gold_;
};

}  // namespace

std::string train_name_model(const std::vector<NameStretch>& stretches, const NameSettings& settings,
                             const WordTypeTable& types) {
  FieldTrainer trainer(settings);
  trainer.learn(stretches);
  return trainer.file(types);
}

}  // namespace claimgraph::train
