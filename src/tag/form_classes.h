// What a list of words tells of those that training has hardly met: "looters" can be the plural of a noun,
// "slashed" the past of a verb or an adjective. Each word has one class, the set of what it can be.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/flat_array.h"
#include "base/model_file.h"

namespace claimgraph {

/// Immutable once made or read; shared by threads.
class FormClasses {
 public:
  FormClasses() = default;
  /// Of words in lower case with the names of their classes; at most 255 different ones, further words are
  /// left out.
  explicit FormClasses(const std::map<std::string, std::string>& words);

  /// A hash of the class of a word in lower case; 0 where the list does not have it.
  std::uint32_t find(std::string_view lower) const;

  void write(ModelWriter& writer) const;
  /// False where the bytes make no sense.
  bool read(ModelReader& reader);
  template <typename Archive>
  static void fields(Archive& archive, FormClasses& all) {
    auto& [classes, words, class_of] = all;
    archive(classes, words, class_of);
  }

 private:
  void take(std::vector<std::uint32_t> classes,
            const std::vector<std::pair<std::uint64_t, std::uint8_t>>& listed);

  FlatArray<std::uint32_t> classes_;  // their hashes
  FlatArray<std::uint64_t> words_;    // hashes of the letters, rising
  FlatArray<std::uint8_t> class_of_;  // by word: index into classes_
};

}  // namespace claimgraph
