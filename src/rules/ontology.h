// The claim and clause types with their roles: patterns/ontology, one source for the rule checks, the JSON
// Schema and the documentation.
#pragma once

#include <cstdint>
#include <span>
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

  template <typename Archive>
  static void fields(Archive& archive, RoleType& all) {
    auto& [name, symbol, kind, list] = all;
    archive(name, symbol, kind, list);
  }
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

  template <typename Archive>
  static void fields(Archive& archive, ClaimType& all) {
    auto& [name, clause, staged, judges, decided, tier, doc, roles, conflict_group, carried] = all;
    archive(name, clause, staged, judges, decided, tier, doc, roles, conflict_group, carried);
  }
};

/// Somebody says, denies, asks for ... something.
inline bool is_statement_type(std::string_view name) { return name.starts_with("statement."); }

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

  template <typename Archive>
  static void fields(Archive& archive, Ontology& all) {
    auto& [types, common_claim_roles, common_clause_roles, conflict_groups] = all;
    archive(types, common_claim_roles, common_clause_roles, conflict_groups);
  }
  /// Makes all roles known to an archive: rules point to them.
  template <typename Archive>
  void tell_roles(Archive& archive) const {
    for (const ClaimType& type : types) archive.know(std::span(type.roles));
    archive.know(std::span(common_claim_roles));
    archive.know(std::span(common_clause_roles));
  }
};

/// Reads the blocks of patterns/ontology; role names are interned into `symbols`.
Result<Ontology> load_ontology(const std::vector<Block>& blocks, SymbolTable& symbols);

}  // namespace claimgraph
