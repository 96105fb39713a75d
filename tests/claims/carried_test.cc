// A figure that names no company has the company of the figure before.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "claims/claim_support.h"

namespace claimgraph {
namespace {

// The companies of the results, "-" for none.
std::vector<std::string> companies(std::string_view text) {
  const auto document = test::analysed(text);
  std::vector<std::string> found;
  for (const Claim* const claim : test::claims_of(*document, "finance.results")) {
    std::string& company = found.emplace_back("-");
    for (const RoleFiller& role : claim->roles) {
      if (document->symbols.view(role.role) == "company" && role.filler.kind == FillerKind::kEntity)
        company = document->entities[document->mentions[role.filler.index].entity].label;
    }
  }
  return found;
}

TEST(CarriedRoles, AFigureHasTheCompanyOfTheOneBefore) {
  const auto found = companies(
      "Acme Corp reported a profit of $5 million. Sales fell to $40 million from $41 million a year ago.");
  EXPECT_EQ(found, (std::vector<std::string>{"Acme Corp", "Acme Corp"}));
}

TEST(CarriedRoles, NotBehindAnother) {
  const auto found = companies(
      "Acme Corp reported a profit of $5 million. Its rival is Beta Inc. "
      "Sales fell to $40 million from $41 million a year ago.");
  EXPECT_EQ(found, (std::vector<std::string>{"Acme Corp", "-"}));
}

TEST(CarriedRoles, NotFromAfar) {
  const auto found = companies(
      "Acme Corp reported a profit of $5 million. It rained on Monday. The mill was closed. The roads were "
      "wet. "
      "Sales fell to $40 million from $41 million a year ago.");
  EXPECT_EQ(found, (std::vector<std::string>{"Acme Corp", "-"}));
}

}  // namespace
}  // namespace claimgraph
