// The few words that tokens, sentences and units need, from lexicons of patterns/text.rules.
#pragma once

#include <cstdint>

#include "base/flat_array.h"
#include "base/result.h"
#include "base/symbols.h"

namespace claimgraph {

class Lexicons;

enum class TextWord : std::uint16_t {
  kTitleAbbreviation = 1,     // lexicon abbreviation-before-name: never ends a sentence
  kAbbreviation = 2,          // abbreviation: may end a sentence when a starter follows
  kNumberedAbbreviation = 4,  // abbreviation-before-number: keeps its stop before a number only
  kBoundPrefix = 8,           // bound-prefix: "co-founder" is one token
  kStarter = 16,              // sentence-starter
  kSay = 32,                  // said-after-quote
  kBylineStart = 64,          // byline-start
  kCaptionStart = 128,        // caption-start
  kBareForm = 512,            // legal-form-bare: Inc and Ltd where papers write them without a stop
  kSureStarter = 1024,        // sure-starter: begins a sentence where other starters may go on
  kBoundSuffix = 256,         // bound-suffix: "-elect" stays with its word
};

/// Immutable after loading.
class TextWords {
 public:
  /// The error names the lexicon that is missing.
  static Result<TextWords> load(const Lexicons& lexicons, const SymbolTable& symbols);

  bool is(Symbol norm, TextWord kind) const {
    return index(norm) < kinds_.size() && (kinds_[index(norm)] & static_cast<std::uint16_t>(kind)) != 0;
  }

  template <typename Archive>
  static void fields(Archive& archive, TextWords& all) {
    auto& [kinds] = all;
    archive(kinds);
  }

 private:
  FlatArray<std::uint16_t> kinds_;  // TextWord bits by symbol
};

}  // namespace claimgraph
