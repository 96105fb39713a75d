// The text of a frame to its tree.
//
//   alt  = seq { "|" seq }
//   seq  = { item [ "?" | "*" | "+" | "{m,n}" ] [ "?" ] }         a second "?" makes a repeat lazy
//   item = test | "several words" | <macro> | ..N | _ | "(" alt ")" | role=item | ^ | $
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <utility>

#include "base/result.h"
#include "rules/frame.h"
#include "rules/ontology.h"
#include "rules/test_parser.h"

namespace claimgraph {

/// What captures are checked against: the roles of the rule's claim type.
struct RoleScope {
  const Ontology& ontology;
  std::uint16_t type = 0;
};

/// Macros read so far: the block and the claim type whose roles it was read for, Ontology::kNoType where it
/// names no role. Trees stay where they are.
struct FrameMacros {
  std::map<std::pair<const Block*, std::uint16_t>, const FrameMacro*> read;
  std::deque<FrameMacro>& trees;  // each behind those it names
};

/// The tree of a frame field, whose macros point into `macros`. Errors: unknown names and roles, a capture
/// that cannot fill its role, brackets left open, an unbounded gap, a frame that matches nothing or grows too
/// large.
Result<FrameNode> parse_frame(const RuleNames& names, const RoleScope& roles, const Block& block,
                              const BlockField& field, FrameMacros& macros);

/// Why a unit of the kinds that its test wants cannot fill the role ("role buyer of deal.acquisition takes
/// @Party"), or "".
std::string role_mismatch(const RoleScope& roles, const RoleType& role, Kinds need);

/// The role of that name, or null with the error's message in `message`.
const RoleType* find_role(const RoleScope& roles, const std::string& name, std::string& message);

}  // namespace claimgraph
