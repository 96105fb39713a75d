// What the rules see in a sentence, and what each of them makes of it: the tool of who writes rules.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document.h"

namespace claimgraph {

struct Resources;

/// The article of a text as examples and explanations read it: dated 2025-01-22, without a title.
void read_example(const Resources& resources, std::string_view text, Document& document);

/// For each sentence of `text`: its words as word:lemma:tag, its units with their kinds, groups, tree and
/// places, then the rules that fire with what fills their roles; for each rule named, how far it got. Lines
/// of plain text. An error for an unknown name.
Result<std::string> explain(const Resources& resources, std::string_view text,
                            std::span<const std::string> rules = {});

}  // namespace claimgraph
