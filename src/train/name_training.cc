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
        if (epoch < settings_.whole && !stretches[number].open.empty()) continue;
        loss += learn_one(stretches[number]);
      }
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

  // What a pass over all paths, or over those the annotation allows, gives.
  struct Pass {
    std::vector<Scores> marginals;
    std::array<Scores, kNameLabels> steps{};  // expected times
    double log_total = 0;
  };

  bool fits(const NameStretch& stretch, std::size_t at, std::size_t label) const {
    return label == static_cast<std::size_t>(stretch.gold[at]) || (!stretch.open.empty() && stretch.open[at]);
  }

  void run_pass(const NameStretch& stretch, bool annotated, Pass& pass) {
    constexpr double kNever = -1e30;
    const std::size_t size = stretch.gold.size();
    const auto own = [&](std::size_t at, std::size_t label) {
      return annotated && !fits(stretch, at, label) ? kNever : scores_[at][label];
    };
    const auto path = [&](std::size_t from, std::size_t to, double rest) {
      return allowed(from, to) ? steps_[from].weight[to] + rest : kNever;
    };
    forward_.assign(size, {});
    backward_.assign(size, {});
    Scores paths;
    for (std::size_t label = 0; label < kNameLabels; ++label)
      forward_[0][label] = path(0, label, own(0, label));
    for (std::size_t at = 1; at < size; ++at) {
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        for (std::size_t from = 0; from < kNameLabels; ++from)
          paths[from] = path(from, label, forward_[at - 1][from]);
        forward_[at][label] = log_sum(paths) + own(at, label);
      }
    }
    for (std::size_t at = size - 1; at-- > 0;) {
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        for (std::size_t to = 0; to < kNameLabels; ++to) {
          paths[to] = path(label, to, own(at + 1, to) + backward_[at + 1][to]);
        }
        backward_[at][label] = log_sum(paths);
      }
    }
    pass.log_total = log_sum(forward_[size - 1]);
    pass.marginals.assign(size, {});
    pass.steps = {};
    for (std::size_t at = 0; at < size; ++at) {
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        pass.marginals[at][label] = std::exp(forward_[at][label] + backward_[at][label] - pass.log_total);
        const double rest = own(at, label) + backward_[at][label] - pass.log_total;
        for (std::size_t from = 0; from < (at == 0 ? 1 : kNameLabels); ++from) {
          pass.steps[from][label] +=
              std::exp(path(from, label, rest) + (at == 0 ? 0 : forward_[at - 1][from]));
        }
      }
    }
  }

  double learn_one(const NameStretch& stretch) {
    const std::size_t size = stretch.gold.size();
    scores_.assign(size, {});
    for (std::size_t at = 0; at < size; ++at) {
      for (std::uint32_t row = stretch.first[at]; row < stretch.first[at + 1]; ++row) {
        const Scores& weights = rows_[stretch.rows[row]].weight;
        for (std::size_t label = 0; label < kNameLabels; ++label) scores_[at][label] += weights[label];
      }
      // A missed name costs more than a false one.
      if (stretch.gold[at] != NameLabel::kOutside) scores_[at][0] += settings_.miss;
    }
    const double weight = stretch.open.empty() ? 1 : settings_.partial;
    run_pass(stretch, false, all_);
    run_pass(stretch, true, annotated_);
    for (std::size_t at = 0; at < size; ++at) {
      Scores gradient;
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        gradient[label] = weight * (all_.marginals[at][label] - annotated_.marginals[at][label]);
      }
      for (std::uint32_t row = stretch.first[at]; row < stretch.first[at + 1]; ++row) {
        step(rows_[stretch.rows[row]], gradient);
      }
    }
    for (std::size_t from = 0; from < kNameLabels; ++from) {
      Scores gradient;
      for (std::size_t label = 0; label < kNameLabels; ++label)
        gradient[label] = weight * (all_.steps[from][label] - annotated_.steps[from][label]);
      step(steps_[from], gradient);
    }
    return all_.log_total - annotated_.log_total;
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
  Pass all_, annotated_;
};

}  // namespace

std::string train_name_model(const std::vector<NameStretch>& stretches, const NameSettings& settings) {
  FieldTrainer trainer(settings);
  trainer.learn(stretches);
  return trainer.file();
}

}  // namespace claimgraph::train
