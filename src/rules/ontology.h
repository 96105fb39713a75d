// The claim and clause types with their roles: patterns/ontology, one source for the rule checks, the JSON
// Schema and the documentation.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/symbols.h"
#include "rules/block_file.h"

namespace claimgraph {

/// What may fill a role.
enum class RoleKind : std::uint8_t { kParty, kAmount, kDate, kClause, kAgreement, kClaim, kPlace, kSlot };

struct RoleType {
  std::string name;
  Symbol symbol = kNoSymbol;
  RoleKind kind = RoleKind::kParty;
  bool list = false;
};

struct ClaimType {
  std::string name;  // "deal.acquisition", "exclusivity"
  bool clause = false;
  bool staged = false;   // passes through stages (talks, agreed, completed ...): has a status
  bool judges = false;   // praises, blames or is silent: what its content names is not said by the speaker
  bool decided = false;  // somebody decides on it: "will" tells a plan, not a forecast
  int tier = 0;
  std::string doc;
  std::vector<RoleType> roles;  // its own; the common roles are Ontology's
  std::uint32_t conflict_group = 0;
  Symbol carried = kNoSymbol;  // a role that goes on from one claim of the group to the next

  const RoleType* role(std::string_view name) const;
};

/// Immutable once loaded. Types keep the order of the file.
struct Ontology {
  std::vector<ClaimType> types;
  std::vector<RoleType> common_claim_roles;   // every claim may have these
  std::vector<RoleType> common_clause_roles;  // every clause may have these
  std::vector<std::string> conflict_groups;   // names; 0 = none

  /// Index of a type, or kNoType.
  static constexpr std::uint16_t kNoType = 0xFFFF;
  std::uint16_t find(std::string_view name) const;
  /// The type's role or the common role of that name; null when there is none. kNoType: of an open claim.
  const RoleType* role(std::uint16_t type, std::string_view name) const;
  std::vector<std::string> type_names() const;
};

/// Reads the blocks of patterns/ontology; role names are interned into `symbols`.
Result<Ontology> load_ontology(const std::vector<Block>& blocks, SymbolTable& symbols);

}  // namespace claimgraph
