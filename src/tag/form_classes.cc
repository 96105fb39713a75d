#include "tag/form_classes.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

#include "base/fnv.h"
#include "tag/word_keys.h"

namespace claimgraph {
namespace {

constexpr std::size_t kMostClasses = 255;
using PackedWord = std::array<std::uint8_t, sizeof(std::uint64_t) + 1>;  // hash of the letters, class

}  // namespace

FormClasses::FormClasses(const std::map<std::string, std::string>& words) {
  std::vector<std::uint32_t> classes;
  std::map<std::uint64_t, std::uint8_t> listed;
  for (const auto& [word, name] : words) {
    const std::uint32_t hash = hash_text("\n" + name);  // no word: its hash is no tag set of a word
    const auto found = std::find(classes.begin(), classes.end(), hash);
    const auto place = static_cast<std::size_t>(found - classes.begin());
    if (place == kMostClasses) continue;
    if (found == classes.end()) classes.push_back(hash);
    listed.emplace(fnv1a(word), static_cast<std::uint8_t>(place));
  }
  take(std::move(classes), {listed.begin(), listed.end()});
}

void FormClasses::take(std::vector<std::uint32_t> classes,
                       const std::vector<std::pair<std::uint64_t, std::uint8_t>>& listed) {
  std::vector<std::uint64_t> words;
  std::vector<std::uint8_t> class_of;
  for (const auto& [word, place] : listed) {
    words.push_back(word);
    class_of.push_back(place);
  }
  classes_ = std::move(classes);
  words_ = std::move(words);
  class_of_ = std::move(class_of);
}

std::uint32_t FormClasses::find(std::string_view lower) const {
  const std::uint64_t key = fnv1a(lower);
  const auto found = std::lower_bound(words_.begin(), words_.end(), key);
  if (found == words_.end() || *found != key) return 0;
  return classes_[class_of_[static_cast<std::size_t>(found - words_.begin())]];
}

void FormClasses::write(ModelWriter& writer) const {
  writer.number(static_cast<std::uint8_t>(classes_.size()));
  writer.array(std::span<const std::uint32_t>(classes_));
  writer.number(static_cast<std::uint32_t>(words_.size()));
  for (std::size_t at = 0; at < words_.size(); ++at) {
    writer.number(words_[at]);
    writer.number(class_of_[at]);
  }
}

bool FormClasses::read(ModelReader& reader) {
  std::vector<std::uint32_t> classes(reader.number<std::uint8_t>());
  reader.array(std::span(classes));
  std::vector<std::pair<std::uint64_t, std::uint8_t>> listed;
  for (const PackedWord& packed : reader.view<PackedWord>(reader.number<std::uint32_t>())) {
    std::uint64_t word = 0;
    std::memcpy(&word, packed.data(), sizeof word);
    if ((!listed.empty() && word <= listed.back().first) || packed.back() >= classes.size()) return false;
    listed.emplace_back(word, packed.back());
  }
  take(std::move(classes), listed);
  return reader.ok();
}

}  // namespace claimgraph
