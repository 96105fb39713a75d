// Where a word stands in the tree of a sentence, in words.
#pragma once

#include <string>
#include <string_view>

#include "parse/relation.h"
#include "support.h"

namespace claimgraph::test {

/// "relation of head": the place of the first token of that text in the tree of a sentence.
inline std::string place_of(std::string_view word, std::string_view sentence) {
  const auto document = analysed(sentence);
  const Tokens& tokens = document->tokens;
  for (std::uint32_t t = 0; t < tokens.size(); ++t) {
    if (document->token_text(t) != word) continue;
    const std::uint32_t head = tokens.head[t];
    return std::string(relation_name(tokens.relation[t])) + " of " +
           (head == kNowhere ? "nothing" : std::string(document->token_text(head)));
  }
  return "no such word";
}

}  // namespace claimgraph::test
