// Where tokens begin and end, letter by letter; tokenize.cc gives them forms and flags.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/symbols.h"
#include "text/text_words.h"

namespace claimgraph {

/// Cuts one chunk (a run without white space) after the other.
class TokenScanner {
 public:
  /// The text, words and symbols must outlive the scanner.
  TokenScanner(std::string_view text, const TextWords& words, const SymbolTable& symbols)
      : text_(text), words_(words), symbols_(symbols) {}

  /// The end of the token that begins at `begin`, inside the chunk [chunk_begin, chunk_end).
  std::uint32_t token_end(std::uint32_t begin, std::uint32_t chunk_begin, std::uint32_t chunk_end);

 private:
  std::uint32_t word_end(std::uint32_t begin, std::uint32_t chunk_end) const;
  std::uint32_t number_end(std::uint32_t begin, std::uint32_t chunk_end) const;
  std::uint32_t repeated_end(std::uint32_t begin, std::uint32_t chunk_end) const;
  std::uint32_t address_end(std::uint32_t chunk_begin, std::uint32_t chunk_end) const;
  std::uint32_t without_clitic(std::uint32_t begin, std::uint32_t end) const;
  std::uint32_t with_stop(std::uint32_t begin, std::uint32_t end, std::uint32_t chunk_end);
  std::uint32_t over_hyphen(std::uint32_t begin, std::uint32_t end, std::uint32_t chunk_end);
  bool word_is(std::uint32_t begin, std::uint32_t end, TextWord kind);
  bool digit_follows(std::uint32_t at) const;
  bool sentence_ends(std::uint32_t at, std::uint32_t chunk_end) const;

  std::string_view text_;
  const TextWords& words_;
  const SymbolTable& symbols_;
  std::string scratch_;
  bool bare_forms_ = false;  // the text writes "Acme Ltd said", as wires and British papers do
};

}  // namespace claimgraph
