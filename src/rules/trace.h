// Why one rule did not fire in one sentence.
#pragma once

#include <cstdint>
#include <string>

#include "document.h"
#include "rules/matcher.h"

namespace claimgraph {

struct Resources;

/// Lines of text. Of a frame: whether its trigger is there, what a match must hold and the sentence does not,
/// the furthest words it matched and what it wanted behind them. Of an event: its anchors, and for each role
/// what every place it looks at held. REQUIRES that read_sentence() filled `scratch` for this sentence.
std::string trace_rule(const Resources& resources, const Document& document, std::uint32_t sentence,
                       std::uint32_t rule, RuleScratch& scratch);

}  // namespace claimgraph
