// Trains the name model: train_names ANNOTATIONS PATTERNS MODEL [bits|epochs NUMBER]...
//
// ANNOTATIONS is a file of scripts/names-data, PATTERNS the pattern folder (its lexicons give features),
// MODEL the file to write. An averaged structured perceptron; whole numbers throughout, so the same data and
// settings give the same bytes.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "names/name_model.h"
#include "pipeline.h"
#include "resources.h"
#include "stages/amounts.h"
#include "stages/dates.h"
#include "tag/groups_stage.h"
#include "tag/tag_stage.h"
#include "text/sentences.h"
#include "text/tokenize.h"
#include "text/unicode.h"

namespace claimgraph::train {
namespace {

struct Settings {
  int bits = 18;
  int epochs = 8;
};

struct Stretch {                     // neighbouring tokens the model is asked about
  std::vector<std::uint32_t> first;  // by token: its rows in `rows`; one more at the end
  std::vector<std::uint32_t> rows;
  std::vector<NameLabel> gold;
};

NameLabel first_label(std::string_view type) {
  return type == "PER" ? NameLabel::kPersonB : type == "ORG" ? NameLabel::kOrgB : NameLabel::kPlaceB;
}

// Gold labels by token. A name whose ends are no token ends is left out.
std::vector<NameLabel> gold_labels(const Document& document, const nlohmann::json& entities) {
  std::vector<std::uint32_t> byte_of;  // by code point of the body
  const std::string& bytes = document.text.bytes;
  for (std::uint32_t at = document.text.body_begin; at < bytes.size(); ++at) {
    if ((static_cast<unsigned char>(bytes[at]) & 0xC0) != 0x80) byte_of.push_back(at);
  }
  byte_of.push_back(static_cast<std::uint32_t>(bytes.size()));
  std::vector<NameLabel> labels(document.tokens.size(), NameLabel::kOutside);
  for (const auto& entity : entities) {
    const std::uint32_t begin = byte_of[entity[0].get<std::size_t>()];
    const std::uint32_t end = byte_of[entity[1].get<std::size_t>()];
    const auto& begins = document.tokens.begin;
    const auto first =
        static_cast<std::uint32_t>(std::lower_bound(begins.begin(), begins.end(), begin) - begins.begin());
    std::uint32_t last = first;
    while (last < document.tokens.size() && document.tokens.end[last] < end) ++last;
    if (last >= document.tokens.size() || begins[first] != begin || document.tokens.end[last] != end)
      continue;
    const NameLabel label = first_label(entity[2].get<std::string>());
    labels[first] = label;
    for (std::uint32_t at = first + 1; at <= last; ++at)
      labels[at] = static_cast<NameLabel>(static_cast<int>(label) + 1);
  }
  return labels;
}

void read_document(const Resources& resources, const nlohmann::json& record, int bits, Document& document,
                   std::vector<Stretch>& out) {
  document.reset();
  document.text = join_fields("", record["text"].get<std::string>());
  tokenize(resources, document);
  split_sentences(resources, document);
  tag_tokens(resources, document);
  find_groups(resources, document);
  find_amounts(resources, document);
  find_dates(resources, document);
  const std::vector<NameLabel> gold = gold_labels(document, record["entities"]);
  const NameFeatures features(document, resources.name_words);
  std::vector<std::uint64_t> keys;
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end;) {
      if (!features.asked(at)) {
        ++at;
        continue;
      }
      Stretch& stretch = out.emplace_back();
      NameLabel before = NameLabel::kOutside;
      for (; at < sentence.tokens.end && features.asked(at); ++at) {
        features.keys(at, keys);
        stretch.first.push_back(static_cast<std::uint32_t>(stretch.rows.size()));
        for (const std::uint64_t key : keys) stretch.rows.push_back(name_row(key, bits));
        // A name that began outside the stretch cannot be told: the rest counts as outside.
        const NameLabel label = may_follow(before, gold[at]) ? gold[at] : NameLabel::kOutside;
        stretch.gold.push_back(label);
        before = label;
      }
      stretch.first.push_back(static_cast<std::uint32_t>(stretch.rows.size()));
    }
  }
}

class Perceptron {
 public:
  explicit Perceptron(const Settings& settings)
      : settings_(settings), weights_(std::size_t{1} << settings.bits), sums_(weights_.size()) {}

  void learn(std::vector<Stretch>& stretches) {
    std::vector<std::uint32_t> order(stretches.size());
    for (std::uint32_t at = 0; at < order.size(); ++at) order[at] = at;
    std::uint64_t random = 0x853C49E6748FEA9BULL;
    for (int epoch = 0; epoch < settings_.epochs; ++epoch) {
      for (std::size_t at = order.size(); at > 1; --at) {
        random = random * 6364136223846793005ULL + 1442695040888963407ULL;
        std::swap(order[at - 1], order[(random >> 33) % at]);
      }
      std::size_t wrong = 0;
      for (const std::uint32_t number : order) wrong += learn_one(stretches[number]) ? 0 : 1;
      std::fprintf(stderr, "epoch %d: %zu of %zu stretches wrong\n", epoch + 1, wrong, order.size());
    }
  }

  std::string file() const {
    double largest = 1;  // the weight that becomes 127; larger ones are cut
    std::vector<double> sizes;
    for (std::size_t row = 0; row < weights_.size(); ++row) {
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        const double weight = std::abs(average(weights_[row][label], sums_[row][label]));
        if (weight > 0) sizes.push_back(weight);
      }
    }
    std::sort(sizes.begin(), sizes.end());
    if (!sizes.empty()) largest = sizes[sizes.size() - 1 - sizes.size() / 2000];
    const double scale = 127 / largest;
    const auto cut = [&](double weight) { return std::clamp(weight * scale, -127.0, 127.0); };
    ModelWriter writer;
    writer.number(static_cast<std::uint8_t>(settings_.bits));
    for (std::size_t a = 0; a < kNameLabels; ++a) {
      for (std::size_t b = 0; b < kNameLabels; ++b) {
        writer.number(
            static_cast<std::int32_t>(std::lround(average(steps_[a][b], step_sums_[a][b]) * scale)));
      }
    }
    std::vector<NameRow> rows(weights_.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (std::size_t label = 0; label < kNameLabels; ++label) {
        rows[row][label] =
            static_cast<std::int8_t>(std::lround(cut(average(weights_[row][label], sums_[row][label]))));
      }
    }
    writer.array(std::span<const NameRow>(rows));
    return writer.file(kNameModelKind);
  }

 private:
  using Sums = std::array<std::int64_t, kNameLabels>;

  double average(std::int32_t weight, std::int64_t sum) const {
    return static_cast<double>(weight) - static_cast<double>(sum) / static_cast<double>(clock_);
  }

  bool learn_one(const Stretch& stretch) {
    ++clock_;
    const std::size_t size = stretch.gold.size();
    scores_.assign(size, {});
    for (std::size_t at = 0; at < size; ++at) {
      for (std::uint32_t row = stretch.first[at]; row < stretch.first[at + 1]; ++row) {
        const NameLabelScores& weights = weights_[stretch.rows[row]];
        for (std::size_t label = 0; label < kNameLabels; ++label) scores_[at][label] += weights[label];
      }
    }
    best_labels(scores_, steps_, labels_);
    if (labels_ == stretch.gold) return true;
    std::size_t gold_before = 0;
    std::size_t own_before = 0;
    for (std::size_t at = 0; at < size; ++at) {
      const auto gold = static_cast<std::size_t>(stretch.gold[at]);
      const auto own = static_cast<std::size_t>(labels_[at]);
      if (gold != own) {
        for (std::uint32_t row = stretch.first[at]; row < stretch.first[at + 1]; ++row) {
          const std::uint32_t number = stretch.rows[row];
          change(weights_[number][gold], sums_[number][gold], 1);
          change(weights_[number][own], sums_[number][own], -1);
        }
      }
      if (gold != own || gold_before != own_before) {
        change(steps_[gold_before][gold], step_sums_[gold_before][gold], 1);
        change(steps_[own_before][own], step_sums_[own_before][own], -1);
      }
      gold_before = gold;
      own_before = own;
    }
    return false;
  }
  void change(std::int32_t& weight, std::int64_t& sum, std::int32_t by) const {
    weight += by;
    sum += static_cast<std::int64_t>(by) * clock_;
  }

  Settings settings_;
  std::vector<NameLabelScores> weights_;
  std::vector<Sums> sums_;
  std::array<NameLabelScores, kNameLabels> steps_{};
  std::array<Sums, kNameLabels> step_sums_{};
  std::int64_t clock_ = 0;
  std::vector<NameLabelScores> scores_;
  std::vector<NameLabel> labels_;
};

int run(int count, char** words) {
  Settings settings;
  bool understood = count >= 4 && count % 2 == 0;
  for (int at = 4; understood && at < count; at += 2) {
    const std::string_view name = words[at];
    understood = name == "bits" || name == "epochs";
    (name == "bits" ? settings.bits : settings.epochs) = std::atoi(words[at + 1]);
  }
  if (!understood) {
    std::fprintf(stderr, "usage: train_names ANNOTATIONS PATTERNS MODEL [bits|epochs NUMBER]...\n");
    return 2;
  }
  const auto resources = load_resources({words[2], {}, {}});
  if (!resources.ok()) {
    std::fprintf(stderr, "%s\n", resources.error().text().c_str());
    return 1;
  }
  std::ifstream in(words[1]);
  std::vector<Stretch> stretches;
  Document document(&resources.value()->symbols);
  for (std::string line; std::getline(in, line);) {
    const auto record = nlohmann::json::parse(line, nullptr, false);
    if (record.is_object()) read_document(*resources.value(), record, settings.bits, document, stretches);
  }
  std::fprintf(stderr, "%zu stretches\n", stretches.size());
  Perceptron perceptron(settings);
  perceptron.learn(stretches);
  std::ofstream out(words[3], std::ios::binary);
  out << perceptron.file();
  return out.flush() ? 0 : 1;
}

}  // namespace
}  // namespace claimgraph::train

int main(int count, char** words) { return claimgraph::train::run(count, words); }
