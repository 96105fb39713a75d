#include "app/types_page.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::string_view kHead = R"(# Claim and clause types

Made by `claimgraph patterns types` from `ontology` and the examples of the rules; do not edit by hand. A star marks a role
that may be filled several times. Examples show roles as rules write them: `[role: words]`.
)";

constexpr std::array<std::string_view, 8> kKindNames{"parties",    "amounts", "dates",  "clauses",
                                                     "agreements", "claims",  "places", "slots"};

// "parties buyer*, target*; amounts price"
std::string roles_text(const std::vector<RoleType>& roles) {
  std::string text;
  for (std::size_t kind = 0; kind < kKindNames.size(); ++kind) {
    std::string names;
    for (const RoleType& role : roles) {
      if (static_cast<std::size_t>(role.kind) != kind) continue;
      names += (names.empty() ? "" : ", ") + role.name + (role.list ? "*" : "");
    }
    if (names.empty()) continue;
    text += text.empty() ? "" : "; ";
    text += std::string(kKindNames[kind]) + " " + names;
  }
  return text;
}

// The first example of the first rule that finds the type; "" when there is none. A fill finds no claim.
std::string example_of(const RuleSet& rules, std::uint16_t type) {
  for (const Rule& rule : rules.rules) {
    if (rule.fills || rule.type != type) continue;
    for (const RuleExample& example : rule.examples) {
      if (example.yes) return example.text;
    }
  }
  return "";
}

// Text as a cell of a table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string row(const Resources& resources, std::uint16_t number) {
  const ClaimType& type = resources.ontology.types[number];
  std::string meaning = type.doc;
  if (type.staged) meaning += meaning.empty() ? "has a status" : "; has a status";
  const std::string roles = roles_text(type.roles);
  const std::string tier = type.tier == 0 ? "" : std::to_string(type.tier);
  return "| " + type.name + " | " + tier + " | " + cell(meaning) + " | " + roles + " | " +
         cell(example_of(resources.rules, number)) + " |\n";
}

std::string_view family(std::string_view name) { return name.substr(0, name.find('.')); }

}  // namespace

std::string types_page(const Resources& resources) {
  const Ontology& ontology = resources.ontology;
  std::string page(kHead);
  page += "\nEvery claim may have: " + roles_text(ontology.common_claim_roles) +
          ".\n\nEvery clause may have: " + roles_text(ontology.common_clause_roles) + ".\n";
  constexpr std::string_view kTable =
      "\n| type | tier | meaning | own roles | example |\n|---|---|---|---|---|\n";
  std::string_view last;
  for (std::uint16_t t = 0; t < ontology.types.size(); ++t) {
    const ClaimType& type = ontology.types[t];
    const std::string_view of = type.clause ? "clauses" : family(type.name);
    if (of != last) page += "\n## " + std::string(of) + "\n" + std::string(kTable);
    last = of;
    page += row(resources, t);
  }
  return page;
}

}  // namespace claimgraph
