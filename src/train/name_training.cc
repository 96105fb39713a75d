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
      for (const std::uint32_t number : order) loss += learn_one(stretches[number]);
      std::fprintf(stderr, "epoch %d: loss %.4f\n", epoch + 1, loss / static_cast<double>(order.size()));
    }
  }

  std::string file() const {
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

  // A step across two labels, or never.
  double path(std::size_t from, std::size_t to, double rest) const {
    constexpr double kNever = -1e30;
    return allowed(from, to) ? steps_[from].weight[to] + rest : kNever;
  }

  // Log sums over all paths up to (and with) each label of each token, and behind it; returns that of all.
  double sum_paths(std::size_t size) {
    forward_.assign(size, {});
    backward_.assign(size, {});
    Scores paths;
    for (std::size_t label = 0; label < kNameLabels; ++label)
      forward_[0][label] = path(0, label, scores_[0][label]);
    for (std::size_t at = 1; at < size; ++at) {
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        for (std::size_t from = 0; from < kNameLabels; ++from) {
          paths[from] = path(from, label, forward_[at - 1][from]);
        }
        forward_[at][label] = log_sum(paths) + scores_[at][label];
      }
    }
    for (std::size_t at = size - 1; at-- > 0;) {
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        for (std::size_t to = 0; to < kNameLabels; ++to) {
          paths[to] = path(label, to, scores_[at + 1][to] + backward_[at + 1][to]);
        }
        backward_[at][label] = log_sum(paths);
      }
    }
    return log_sum(forward_[size - 1]);
  }

  void add_scores(const NameStretch& stretch) {
    scores_.assign(stretch.gold.size(), {});
    for (std::size_t at = 0; at < scores_.size(); ++at) {
      for (std::uint32_t row = stretch.first[at]; row < stretch.first[at + 1]; ++row) {
        const Scores& weights = rows_[stretch.rows[row]].weight;
        for (std::size_t label = 0; label < kNameLabels; ++label) scores_[at][label] += weights[label];
      }
      // A missed name costs more than a false one.
      if (stretch.gold[at] != NameLabel::kOutside) scores_[at][0] += settings_.miss;
    }
  }

  // Returns the loss before the step.
  double learn_one(const NameStretch& stretch) {
    const std::size_t size = stretch.gold.size();
    add_scores(stretch);
    const double all = sum_paths(size);
    std::array<Scores, kNameLabels> step_gradient{};
    double gold_score = 0;
    std::size_t before = 0;
    for (std::size_t at = 0; at < size; ++at) {
      const auto gold = static_cast<std::size_t>(stretch.gold[at]);
      gold_score += scores_[at][gold] + steps_[before].weight[gold];
      step_gradient[before][gold] -= 1;
      before = gold;
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        const double rest = scores_[at][label] + backward_[at][label] - all;
        for (std::size_t from = 0; from < (at == 0 ? 1 : kNameLabels); ++from) {
          step_gradient[from][label] +=
              std::exp(path(from, label, rest) + (at == 0 ? 0 : forward_[at - 1][from]));
        }
      }
    }
    for (std::size_t at = 0; at < size; ++at) {
      Scores gradient;
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        gradient[label] = std::exp(forward_[at][label] + backward_[at][label] - all);
      }
      gradient[static_cast<std::size_t>(stretch.gold[at])] -= 1;
      for (std::uint32_t row = stretch.first[at]; row < stretch.first[at + 1]; ++row) {
        step(rows_[stretch.rows[row]], gradient);
      }
    }
    for (std::size_t from = 0; from < kNameLabels; ++from) step(steps_[from], step_gradient[from]);
    return all - gold_score;
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
  std::vector<Scores> scores_, forward_, backward_;
};

}  // namespace

std::string train_name_model(const std::vector<NameStretch>& stretches, const NameSettings& settings) {
  FieldTrainer trainer(settings);
  trainer.learn(stretches);
  return trainer.file();
}

}  // namespace claimgraph::train
