// What tests of claims share: the claims of a type, and the words of a role.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support.h"

namespace claimgraph::test {

/// The typed claims of a type, in order.
inline std::vector<const Claim*> claims_of(const Document& document, std::string_view type) {
  std::vector<const Claim*> found;
  for (const Claim& claim : document.claims) {
    if (claim.rule != kNowhere && shipped().ontology.types[claim.type].name == type) found.push_back(&claim);
  }
  return found;
}

/// What fills a role, as the text has it, joined by " + "; empty where nothing does.
inline std::string role_text(const Document& document, const Claim& claim, std::string_view role) {
  std::string text;
  for (const RoleFiller& filled : claim.roles) {
    if (document.symbols.view(filled.role) != role) continue;
    if (!text.empty()) text += " + ";
    text += document.span_text(filled.filler.tokens);
  }
  return text;
}

}  // namespace claimgraph::test
