#include "rules/ontology.h"

#include <algorithm>
#include <array>
#include <utility>

namespace claimgraph {
namespace {

struct RoleKindName {
  std::string_view name;
  RoleKind kind;
};
constexpr std::array kRoleKindNames{
    RoleKindName{"party", RoleKind::kParty}, RoleKindName{"amount", RoleKind::kAmount},
    RoleKindName{"date", RoleKind::kDate},   RoleKindName{"clause", RoleKind::kClause},
    RoleKindName{"claim", RoleKind::kClaim}, RoleKindName{"agreement", RoleKind::kAgreement},
    RoleKindName{"place", RoleKind::kPlace}, RoleKindName{"slot", RoleKind::kSlot},
};

// "party  buyer* target* seller" names roles of one kind; a star marks a list.
Result<bool> read_roles(const Block& block, const BlockField& field, SymbolTable& symbols,
                        std::vector<RoleType>& roles) {
  const auto kind = std::find_if(kRoleKindNames.begin(), kRoleKindNames.end(),
                                 [&](const RoleKindName& k) { return k.name == field.key; });
  if (kind == kRoleKindNames.end()) {
    std::vector<std::string> names;
    for (const RoleKindName& k : kRoleKindNames) names.emplace_back(k.name);
    Error error = block.error_at(field, 0, "unknown role kind " + field.key + did_you_mean(field.key, names));
    return error;
  }
  for (std::size_t at = 0; at < field.text.size();) {
    const std::size_t begin = field.text.find_first_not_of(" \t", at);
    if (begin == std::string::npos) break;
    const std::size_t end = std::min(field.text.find_first_of(" \t", begin), field.text.size());
    RoleType role;
    role.name = field.text.substr(begin, end - begin);
    if (role.name.back() == '*') {
      role.list = true;
      role.name.pop_back();
    }
    role.kind = kind->kind;
    role.symbol = symbols.intern(role.name);
    const bool twice =
        std::any_of(roles.begin(), roles.end(), [&](const RoleType& r) { return r.name == role.name; });
    if (role.name.empty() || twice)
      return block.error_at(field, begin, "role " + role.name + " declared twice");
    roles.push_back(std::move(role));
    at = end;
  }
  return true;
}

std::uint32_t group_number(Ontology& ontology, const std::string& name) {
  const auto found = std::find(ontology.conflict_groups.begin(), ontology.conflict_groups.end(), name);
  if (found != ontology.conflict_groups.end()) {
    return static_cast<std::uint32_t>(found - ontology.conflict_groups.begin());
  }
  ontology.conflict_groups.push_back(name);
  return static_cast<std::uint32_t>(ontology.conflict_groups.size()) - 1;
}

struct Flag {
  std::string_view key;
  bool ClaimType::*member;
};
constexpr std::array kFlags{Flag{"stages", &ClaimType::staged}, Flag{"judges", &ClaimType::judges},
                            Flag{"decided", &ClaimType::decided}};

Result<bool> read_type(const Block& block, Ontology& ontology, SymbolTable& symbols) {
  if (ontology.find(block.name) != Ontology::kNoType) {
    return block.error_at(block.header, 0, "type " + block.name + " declared twice");
  }
  ClaimType type;
  type.name = block.name;
  type.clause = block.keyword == "clause";
  const BlockField* carried = nullptr;
  for (const BlockField& field : block.fields) {
    if (field.key == "doc") {
      type.doc = field.text;
    } else if (field.key == "tier") {
      type.tier = field.text == "1" ? 1 : field.text == "2" ? 2 : field.text == "3" ? 3 : 0;
      if (type.tier == 0) return block.error_at(field, 0, "a tier is 1, 2 or 3");
    } else if (const auto flag = std::find_if(kFlags.begin(), kFlags.end(),
                                              [&](const Flag& each) { return each.key == field.key; });
               flag != kFlags.end()) {
      if (field.text != "yes")
        return block.error_at(field, 0, "write " + field.key + " yes, or leave it out");
      type.*flag->member = true;
    } else if (field.key == "conflicts") {
      type.conflict_group = group_number(ontology, field.text);
    } else if (field.key == "carried") {
      carried = &field;
    } else if (const auto read = read_roles(block, field, symbols, type.roles); !read.ok()) {
      return read.error();
    }
  }
  if (carried != nullptr) {
    const RoleType* role = type.role(carried->text);
    if (role == nullptr || role->list || type.conflict_group == 0)
      return block.error_at(*carried, 0,
                            "carried names a role of the type that is no list, in a family of conflicts");
    type.carried = role->symbol;
  }
  ontology.types.push_back(std::move(type));
  return true;
}

}  // namespace

const RoleType* ClaimType::role(std::string_view wanted) const {
  const auto found =
      std::find_if(roles.begin(), roles.end(), [&](const RoleType& r) { return r.name == wanted; });
  return found == roles.end() ? nullptr : &*found;
}

std::uint16_t Ontology::find(std::string_view name) const {
  const auto found =
      std::find_if(types.begin(), types.end(), [&](const ClaimType& t) { return t.name == name; });
  return found == types.end() ? kNoType : static_cast<std::uint16_t>(found - types.begin());
}

const RoleType* Ontology::role(std::uint16_t type, std::string_view name) const {
  const bool open = type == kNoType;
  const RoleType* own = open ? nullptr : types[type].role(name);
  if (own != nullptr) return own;
  const auto& common = !open && types[type].clause ? common_clause_roles : common_claim_roles;
  const auto found =
      std::find_if(common.begin(), common.end(), [&](const RoleType& r) { return r.name == name; });
  return found == common.end() ? nullptr : &*found;
}

std::vector<std::string> Ontology::type_names() const {
  std::vector<std::string> names;
  for (const ClaimType& type : types) names.push_back(type.name);
  return names;
}

Result<Ontology> load_ontology(const std::vector<Block>& blocks, SymbolTable& symbols) {
  Ontology ontology;
  ontology.conflict_groups.push_back("");
  for (const Block& block : blocks) {
    if (block.keyword == "common") {
      auto& roles = block.name == "clause" ? ontology.common_clause_roles : ontology.common_claim_roles;
      for (const BlockField& field : block.fields) {
        if (auto read = read_roles(block, field, symbols, roles); !read.ok()) return read.error();
      }
    } else if (block.keyword == "claim" || block.keyword == "clause") {
      if (auto read = read_type(block, ontology, symbols); !read.ok()) return read.error();
    } else {
      return block.error_at(block.header, 0,
                            "unknown block " + block.keyword + "; write claim, clause or common");
    }
  }
  return ontology;
}

}  // namespace claimgraph
