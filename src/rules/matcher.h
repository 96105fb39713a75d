// Rules over a sentence: which fire, and what fills their roles.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document.h"
#include "rules/frame_matcher.h"
#include "rules/frame_starts.h"
#include "rules/lattice.h"
#include "rules/rule_set.h"
#include "rules/test_rows.h"
#include "rules/word_classes.h"

namespace claimgraph {

struct Resources;

/// What a rule found for one role. A list role has one capture for each member. `filler` is kEntity (index of
/// a mention), kAmount, kDate, or kText where the role is a slot or nothing but text was found.
struct RoleCapture {
  Symbol role = kNoSymbol;
  Filler filler;
  std::string_view link;  // of the Place it came from: "own", "control" ...; "frame" for frames
};

struct RuleMatch {
  std::uint32_t rule = 0;              // of RuleSet::rules
  std::uint16_t type = 0;              // of Ontology::types
  std::uint32_t anchor = kNowhere;     // token
  std::uint32_t predicate = kNowhere;  // of Document::predicates; kNowhere where the match holds none
  TokenSpan evidence;                  // tokens from the first to the last that took part
  std::vector<RoleCapture> captures;   // in the order of the event's roles, or of the text
  std::vector<Symbol> open_roles;      // lists left open: "and others"
};

/// What one worker keeps between sentences. Not shared between threads. It follows the rule set it is used
/// with.
struct RuleScratch {
  WordClasses classes;
  TestRows rows;
  NeedsMet needs;
  Lattice lattice;
  FrameStarts starts;
  FrameMatcher frames;
  FrameMatch frame_match;
  std::vector<std::uint32_t> word_class;       // by token of the sentence
  std::vector<WordClasses::Wake> called;       // frame rules whose trigger stands in the sentence
  std::vector<std::uint32_t> woken;            // those of them whose needs are met
  std::vector<bool> is_called;                 // by rule
  std::vector<const FramePrograms*> programs;  // by rule, of those that were woken before
  std::vector<std::uint32_t> owner;            // by token of the sentence: innermost verb predicate
};

/// Appends the matches of all rules in one sentence (an index of Document::sentences) to `out`, by rule and
/// then place. Deterministic; O(rules awake x size x sentence).
void match_rules(const Resources& resources, const Document& document, std::uint32_t sentence,
                 RuleScratch& scratch, std::vector<RuleMatch>& out);

/// Fills `scratch` with the classes of a sentence's words, the frame rules they wake and its lattice, for
/// tools that show them. The sentence must not be empty.
void read_sentence(const Resources& resources, const Document& document, std::uint32_t sentence,
                   RuleScratch& scratch);

/// Where matches of one conflict family (or one type) share an anchor, keeps the one with more roles, then
/// the longer evidence, then the earlier rule. The order is by anchor, then rule.
void settle(const Ontology& ontology, std::vector<RuleMatch>& matches);

/// Gives settled matches the list members that a frame left out and the roles that the fills of their types
/// find. REQUIRES that they are those of the sentence that `scratch` was last used on.
void fill_roles(const Resources& resources, const Document& document, std::uint32_t sentence,
                RuleScratch& scratch, std::vector<RuleMatch>& matches);

/// Drops clauses of a sentence that another of their type tells in overlapping words, with all they say:
/// "owes a royalty on sales" as a payment and as a royalty. Where both say the same, the one of the earlier
/// rule stays. Neighbours by place are compared, so it takes the time of sorting. Drops statements too whose
/// roles a claim around them holds: "approved Beta's request to build a mill".
void drop_told_twice(const Ontology& ontology, std::vector<RuleMatch>& matches);

}  // namespace claimgraph
