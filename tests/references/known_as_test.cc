// What the words beside a name tell of it.
#include "references/known_as.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "support.h"

namespace claimgraph::test {
namespace {

TEST(KnownAs, KeepsACountryWhenTheEntitiesMove) {
  const auto document = analysed("Grenvold Corp, based in Germany, makes pumps.");
  KnownAs known(shipped().reference_words, shipped().name_words);
  known.read_names(*document);
  std::uint32_t firm = kNowhere;
  for (std::uint32_t at = 0; at < document->entities.size(); ++at) {
    if (document->entities[at].label == "Grenvold Corp") firm = at;
  }
  ASSERT_NE(firm, kNowhere);
  ASSERT_EQ(document->entities[firm].country, "");
  const std::string home(known.home(*document, firm));
  ASSERT_NE(home, "");
  for (Entity& entity : document->entities) {
    if (entity.kind == EntityKind::kPlace) entity.country.assign(entity.country.size(), '?');
  }
  EXPECT_EQ(known.home(*document, firm), home);
}

}  // namespace
}  // namespace claimgraph::test
