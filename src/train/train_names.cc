// Trains the name model: train_names ANNOTATIONS VECTORS MODEL PATTERNS [PATTERNS_OF_FOLD]...
//
// ANNOTATIONS is a file of scripts/names-data, VECTORS one of scripts/word-vectors, MODEL the file to write,
// PATTERNS the pattern folder (its lexicons and tags give features). A text with a "fold" is read with that
// one of PATTERNS_OF_FOLD: patterns whose tagger has not learnt from it, so that its tags are as good as
// those of any text. The same data, settings and compiler give the same bytes.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
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
#include "train/name_training.h"

namespace claimgraph::train {
namespace {

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

// The record's text up to its dates, and the labels that its names give the tokens.
std::vector<NameLabel> read_text(const Resources& resources, const nlohmann::json& record,
                                 Document& document) {
  document.reset();
  document.text = join_fields("", record["text"].get<std::string>());
  tokenize(resources, document);
  split_sentences(resources, document);
  tag_tokens(resources, document);
  find_groups(resources, document);
  find_amounts(resources, document);
  find_dates(resources, document);
  return gold_labels(document, record["entities"]);
}

// Other names than the marked ones may be there.
bool is_partial(const nlohmann::json& record) { return record.value("partial", false); }

// Counts the capitalised words of a text by what they name. One that opens a sentence and one of a text with
// other names is not known to name nothing.
void count_types(const Document& document, const std::vector<NameLabel>& gold, bool partial,
                 TypeCounts& counts) {
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at) {
      if (!document.tokens.has(at, TokenFlag::kCapital)) continue;
      const bool outside = gold[at] == NameLabel::kOutside;
      if (outside && (partial || at == sentence.tokens.begin)) continue;
      const std::size_t type =
          outside ? WordType::kClasses - 1 : (static_cast<std::size_t>(gold[at]) - 1) / 2;
      ++counts[std::string(document.norm(at))][type];
    }
  }
}

void add_stretches(const Document& document, const std::vector<NameLabel>& gold, bool partial,
                   const NameFeatures& features, int bits, std::vector<NameStretch>& out) {
  std::vector<std::uint64_t> keys;
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end;) {
      if (!features.asked(at)) {
        ++at;
        continue;
      }
      NameStretch& stretch = out.emplace_back();
      NameLabel before = NameLabel::kOutside;
      for (; at < sentence.tokens.end && features.asked(at); ++at) {
        features.keys(at, keys);
        stretch.first.push_back(static_cast<std::uint32_t>(stretch.rows.size()));
        for (const std::uint64_t key : keys) stretch.rows.push_back(name_row(key, bits));
        // A name that began outside the stretch cannot be told: the rest counts as outside.
        const NameLabel label = may_follow(before, gold[at]) ? gold[at] : NameLabel::kOutside;
        const bool untold = partial && label == NameLabel::kOutside;
        stretch.open = stretch.open || untold;
        const auto bit = static_cast<std::uint8_t>(1U << static_cast<unsigned>(label));
        stretch.gold.push_back(untold ? kAnyLabel : bit);
        before = label;
      }
      stretch.first.push_back(static_cast<std::uint32_t>(stretch.rows.size()));
    }
  }
}

int fail(const Error& error) {
  std::fprintf(stderr, "%s\n", error.text().c_str());
  return 1;
}

int run(const std::string& annotations, const std::string& vectors_path, const std::string& model,
        const std::vector<std::string>& patterns) {
  const NameSettings settings;
  std::ifstream in(annotations);
  std::vector<std::vector<nlohmann::json>> records(patterns.size());  // by the patterns that read them
  for (std::string line; std::getline(in, line);) {
    auto record = nlohmann::json::parse(line, nullptr, false);
    if (!record.is_object()) continue;
    const std::size_t fold = record.contains("fold") ? record["fold"].get<std::size_t>() + 1 : 0;
    if (fold > 0 && fold < patterns.size()) records[fold].push_back(record);
    records[0].push_back(std::move(record));
  }
  WordTypeTable table;
  std::vector<NameStretch> stretches;
  for (std::size_t at = 0; at < patterns.size(); ++at) {
    const auto resources = load_resources({patterns[at], {}, {}});
    if (!resources.ok()) return fail(resources.error());
    Document document(&resources.value()->symbols);
    if (at == 0) {
      TypeCounts counts;
      for (const auto& record : records[0])
        count_types(document, read_text(*resources.value(), record, document), is_partial(record), counts);
      const auto vectors = read_word_vectors(vectors_path);
      if (!vectors.ok()) return fail(vectors.error());
      table = train_word_types(counts, vectors.value());
      std::fprintf(stderr, "%zu words of texts, %zu of vectors\n", counts.size(),
                   vectors.value().words.size());
    }
    const WordTypes types = table.types();
    for (const auto& record : records[at]) {
      const std::vector<NameLabel> gold = read_text(*resources.value(), record, document);
      const NameFeatures features(document, resources.value()->name_words, types);
      add_stretches(document, gold, is_partial(record), features, settings.bits, stretches);
    }
  }
  std::fprintf(stderr, "%zu stretches\n", stretches.size());
  std::ofstream out(model, std::ios::binary);
  out << train_name_model(stretches, settings, table);
  return out.flush() ? 0 : 1;
}

}  // namespace
}  // namespace claimgraph::train

int main(int count, char** words) {
  if (count >= 5) return claimgraph::train::run(words[1], words[2], words[3], {words + 4, words + count});
  std::fprintf(stderr, "usage: train_names ANNOTATIONS VECTORS MODEL PATTERNS [PATTERNS_OF_FOLD]...\n");
  return 2;
}
