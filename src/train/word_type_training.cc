#include "train/word_type_training.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <span>
#include <unordered_map>

#include "base/fnv.h"

namespace claimgraph::train {
namespace {

constexpr int kHidden = 128;
constexpr int kClasses = WordType::kClasses;
constexpr int kEpochs = 10;
constexpr std::size_t kBatch = 256;
constexpr float kRate = 2e-3F;
constexpr float kDecay = 1e-4F;
constexpr float kDropped = 0.2F;
constexpr std::uint64_t kFolds = 5;

using Classes = std::array<float, kClasses>;

struct Sample {
  std::size_t word = 0;  // of the vectors
  int type = 0;
  float weight = 0;
};

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::uint32_t next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state_ >> 32);
  }
  float unit() { return static_cast<float>(next() >> 8) * 0x1p-24F; }

 private:
  std::uint64_t state_;
};

// Numbers that are learned together, with Adam's running means of their gradients.
class Weights {
 public:
  explicit Weights(std::size_t size) : value(size), gradient(size), mean_(size), square_(size) {}

  void step(float first_share, float second_share) {
    for (std::size_t at = 0; at < value.size(); ++at) {
      const float slope = gradient[at] + kDecay * value[at];
      mean_[at] = 0.9F * mean_[at] + 0.1F * slope;
      square_[at] = 0.999F * square_[at] + 0.001F * slope * slope;
      value[at] -= kRate * (mean_[at] / first_share) / (std::sqrt(square_[at] / second_share) + 1e-8F);
      gradient[at] = 0;
    }
  }

  std::vector<float> value, gradient;

 private:
  std::vector<float> mean_, square_;
};

class Network {
 public:
  Network(std::size_t inputs, std::uint64_t seed)
      : random_(seed),
        inner_(inputs * kHidden),
        inner_bias_(kHidden),
        outer_(kHidden * kClasses),
        outer_bias_(kClasses) {
    const auto fill = [&](Weights& weights, std::size_t fan_in) {  // He and others 2015
      const float range = std::sqrt(6.0F / static_cast<float>(fan_in));
      for (float& value : weights.value) value = (2 * random_.unit() - 1) * range;
    };
    fill(inner_, inputs);
    fill(outer_, 2 * kHidden);
  }

  void learn(const WordVectors& vectors, std::vector<Sample> samples) {
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      for (std::size_t at = samples.size(); at > 1; --at)
        std::swap(samples[at - 1], samples[random_.next() % at]);
      for (std::size_t at = 0; at < samples.size(); at += kBatch) {
        const std::size_t end = std::min(at + kBatch, samples.size());
        const auto share = 1 / static_cast<float>(end - at);
        for (std::size_t number = at; number < end; ++number)
          learn_one(vectors.of(samples[number].word), samples[number], share);
        step();
      }
    }
  }

  Classes chances(std::span<const float> input) {
    feed(input);
    return soften();
  }

 private:
  void feed(std::span<const float> input) {
    std::copy(inner_bias_.value.begin(), inner_bias_.value.end(), hidden_.begin());
    for (std::size_t from = 0; from < input.size(); ++from) {
      const float* const row = inner_.value.data() + from * kHidden;
      for (std::size_t to = 0; to < kHidden; ++to) hidden_[to] += input[from] * row[to];
    }
    for (float& value : hidden_) value = std::max(value, 0.0F);
  }

  Classes soften() const {
    Classes out;
    std::copy(outer_bias_.value.begin(), outer_bias_.value.end(), out.begin());
    for (std::size_t from = 0; from < kHidden; ++from) {
      for (std::size_t to = 0; to < kClasses; ++to)
        out[to] += hidden_[from] * outer_.value[from * kClasses + to];
    }
    const float top = *std::max_element(out.begin(), out.end());
    float sum = 0;
    for (float& value : out) sum += value = std::exp(value - top);
    for (float& value : out) value /= sum;
    return out;
  }

  void learn_one(std::span<const float> input, const Sample& sample, float share) {
    feed(input);
    for (float& value : hidden_) value = random_.unit() < kDropped ? 0 : value / (1 - kDropped);
    Classes slope = soften();
    slope[static_cast<std::size_t>(sample.type)] -= 1;
    for (float& value : slope) value *= sample.weight * share;
    std::array<float, kHidden> hidden_slope{};
    for (std::size_t from = 0; from < kHidden; ++from) {
      if (hidden_[from] == 0) continue;
      for (std::size_t to = 0; to < kClasses; ++to) {
        outer_.gradient[from * kClasses + to] += hidden_[from] * slope[to];
        hidden_slope[from] += slope[to] * outer_.value[from * kClasses + to] / (1 - kDropped);
      }
      inner_bias_.gradient[from] += hidden_slope[from];
    }
    for (std::size_t to = 0; to < kClasses; ++to) outer_bias_.gradient[to] += slope[to];
    for (std::size_t from = 0; from < input.size(); ++from) {
      float* const row = inner_.gradient.data() + from * kHidden;
      for (std::size_t to = 0; to < kHidden; ++to) row[to] += input[from] * hidden_slope[to];
    }
  }

  void step() {
    first_power_ *= 0.9F;
    second_power_ *= 0.999F;
    for (Weights* weights : {&inner_, &inner_bias_, &outer_, &outer_bias_})
      weights->step(1 - first_power_, 1 - second_power_);
  }

  Random random_;
  Weights inner_, inner_bias_, outer_, outer_bias_;  // inner: kHidden an input; outer: kClasses a hidden unit
  std::array<float, kHidden> hidden_{};
  float first_power_ = 1, second_power_ = 1;
};

std::uint64_t fold_of(const std::string& word) { return fnv1a(word) % kFolds; }

WordType coded(const Classes& chances) {
  static constexpr std::array<float, 8> kSteps{0.02F, 0.05F, 0.1F, 0.2F, 0.35F, 0.5F, 0.7F, 0.9F};
  WordType type;
  for (std::size_t at = 0; at < kClasses; ++at) {
    const auto level = std::upper_bound(kSteps.begin(), kSteps.end(), chances[at]) - kSteps.begin();
    type.code = static_cast<std::uint16_t>(type.code | level << (WordType::kLevelBits * at));
  }
  return type;
}

// A word counts by the logarithm of how often it stands there, shared among what it is.
std::vector<Sample> samples_of(const TypeCounts& counts, const WordVectors& vectors) {
  std::unordered_map<std::string_view, std::size_t> numbers;
  for (std::size_t word = 0; word < vectors.words.size(); ++word) numbers.emplace(vectors.words[word], word);
  std::vector<Sample> samples;
  for (const auto& [word, count] : counts) {
    const auto found = numbers.find(word);
    if (found == numbers.end()) continue;
    double sum = 0;
    for (const double each : count) sum += each;
    for (int type = 0; type < kClasses; ++type) {
      const double share = count[static_cast<std::size_t>(type)] / sum;
      if (share > 0) samples.push_back({found->second, type, static_cast<float>(std::log2(1 + sum) * share)});
    }
  }
  return samples;
}

}  // namespace

WordTypeTable train_word_types(const TypeCounts& counts, const WordVectors& vectors) {
  const std::vector<Sample> samples = samples_of(counts, vectors);
  std::vector<Classes> chances(vectors.words.size(), Classes{});
  for (std::uint64_t fold = 0; fold < kFolds; ++fold) {
    const auto held = [&](std::size_t word) { return fold_of(vectors.words[word]) == fold; };
    std::vector<Sample> others;
    std::copy_if(samples.begin(), samples.end(), std::back_inserter(others),
                 [&](const Sample& sample) { return !held(sample.word); });
    Network network(vectors.size, fold);
    network.learn(vectors, std::move(others));
    for (std::size_t word = 0; word < chances.size(); ++word) {
      const std::string& text = vectors.words[word];
      if (counts.contains(text) && !held(word)) continue;
      const Classes told = network.chances(vectors.of(word));
      for (std::size_t at = 0; at < kClasses; ++at)
        chances[word][at] += counts.contains(text) ? told[at] : told[at] / kFolds;
    }
  }
  WordTypeTable table;
  table.bits = static_cast<int>(std::bit_width(vectors.words.size() * 3 / 2));
  table.slots.resize(std::size_t{1} << table.bits);
  for (std::size_t word = 0; word < chances.size(); ++word) {
    const std::uint64_t hash = fnv1a(vectors.words[word]);
    WordTypes::Slot& slot = table.slots[WordTypes::find(table.slots, table.bits, hash)];
    if (slot.type.code == 0) slot = {WordTypes::print(hash), coded(chances[word])};
  }
  return table;
}

}  // namespace claimgraph::train
