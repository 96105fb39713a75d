#include "rules/matcher.h"

#include <gtest/gtest.h>

#include "rules/rules_fixture.h"

namespace claimgraph {
namespace {

using test::captures_text;
using test::matches_in;
using test::SentenceMaker;

std::unique_ptr<Resources> load(std::string_view rules) {
  auto loaded = test::load_rule_text(rules);
  EXPECT_TRUE(loaded.ok()) << loaded.error().text();
  return std::move(loaded).value();
}

constexpr std::string_view kFrame =
    "lexicon acquire verb buy | take over\n"
    "rule bought\n  emit deal.acquisition\n"
    "  frame buyer=@Party #MD? <acquire> ..3 target=@Party (for price=@Money)?\n  yes x\n";

TEST(Frames, CaptureTypedFillersAndAnchorTheVerb) {
  const auto resources = load(kFrame);
  SentenceMaker made(*resources, "Acme/NNP Inc/NNP bought/VBD/buy rival/NN Beta/NNP for/IN $/$ 3/CD ./.");
  made.mention({0, 2});
  made.mention({4, 5});
  made.money({6, 8});
  made.noun({0, 2});
  made.noun({3, 5});
  made.verb({2, 3}, {0, 8});
  const auto matches = matches_in(*resources, made.document);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(captures_text(made.document, matches[0]), "buyer=Acme Inc target=Beta price=$ 3");
  EXPECT_EQ(matches[0].anchor, 2U);
  EXPECT_EQ(matches[0].predicate, 0U);
  EXPECT_EQ(matches[0].captures[2].filler.kind, FillerKind::kAmount);
  EXPECT_EQ(matches[0].evidence, (TokenSpan{0, 8}));
}

TEST(Frames, ALexiconEntryOfTwoWordsIsOneUnit) {
  const auto resources = load(kFrame);
  SentenceMaker made(*resources, "Acme/NNP took/VBD/take over/RP Beta/NNP ./.");
  made.mention({0, 1});
  made.mention({3, 4});
  EXPECT_EQ(matches_in(*resources, made.document).size(), 1U);
  SentenceMaker other(*resources, "Acme/NNP took/VBD/take office/NN Beta/NNP ./.");
  other.mention({0, 1});
  other.mention({3, 4});
  EXPECT_TRUE(matches_in(*resources, other.document).empty());
}

TEST(Frames, WordsInsideANameAreInvisible) {
  const auto resources =
      load("rule r\n  emit deal.acquisition\n  frame target=@Party sells buyer=@Party\n  yes x\n");
  SentenceMaker made(*resources, "Beta/NNP sells/VBZ Acme/NNP");
  made.mention({0, 1});
  made.mention({2, 3});
  EXPECT_EQ(matches_in(*resources, made.document).size(), 1U);
  made.mention({1, 2});
  std::swap(made.document.mentions[1], made.document.mentions[2]);
  EXPECT_TRUE(matches_in(*resources, made.document).empty());
}

TEST(Frames, AListFillsARoleWithEachMemberAndOthersOpenIt) {
  const auto resources = load(
      "lexicon others word others\nmacro Parties @Party (\",\" @Party)* (and (@Party | <others>))?\n"
      "rule r\n  emit deal.merger\n  frame party=@Parties merge\n  yes x\n");
  SentenceMaker made(*resources, "Acme/NNP ,/, Beta/NNP and/CC others/NNS merge/VBP");
  made.mention({0, 1});
  made.mention({2, 3});
  const auto matches = matches_in(*resources, made.document);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(captures_text(made.document, matches[0]), "party=Acme party=Beta");
  ASSERT_EQ(matches[0].open_roles.size(), 1U);
}

TEST(Frames, ContextsVetoAtTheBordersAndTryTheNextAlternative) {
  const auto resources = load(
      "rule r\n  emit deal.acquisition\n  frame target=@Party sold (quickly)?\n  unless right quickly within "
      "1\n"
      "  unless left nearly within 2\n  yes x\n");
  SentenceMaker made(*resources, "Acme/NNP sold/VBD quickly/RB now/RB");
  made.mention({0, 1});
  EXPECT_EQ(matches_in(*resources, made.document).at(0).evidence, (TokenSpan{0, 3}));
  SentenceMaker vetoed(*resources, "nearly/RB Acme/NNP sold/VBD");
  vetoed.mention({1, 2});
  EXPECT_TRUE(matches_in(*resources, vetoed.document).empty());
}

TEST(Frames, NounGroupsTakePossessorsAndLinkedPhrases) {
  const auto resources = load(
      "lexicon deal noun pact | joint venture\nlexicon noun-links word between\n"
      "rule r\n  emit deal.acquisition\n  frame manner=@Noun(<deal>) ends\n  yes x\n");
  SentenceMaker made(*resources,
                     "the/DT joint/JJ venture/NN between/IN Acme/NNP and/CC Beta/NNP ends/VBZ/end");
  made.mention({4, 5});
  made.mention({6, 7});
  made.noun({0, 3});
  made.noun({4, 5});
  made.noun({6, 7});
  const auto matches = matches_in(*resources, made.document);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(captures_text(made.document, matches[0]), "manner=the joint venture between Acme and Beta");
}

constexpr std::string_view kEvent =
    "lexicon acquire verb buy | take over\nlexicon acquisition noun purchase\nlexicon stake noun stake\n"
    "event acquisition\n  emit deal.acquisition\n  anchor verb <acquire> noun <acquisition>\n"
    "  buyer!* = subject @Party | poss @Party\n  target! = object @Party | object via(<stake>) @Party | of "
    "@Party\n"
    "  price = for | objmod @Money\n  manner = with\n  need price | target\n  yes x\n";

// Acme and Gamma bought Beta for $ 3.
SentenceMaker bought(const Resources& resources) {
  SentenceMaker made(resources, "Acme/NNP and/CC Gamma/NNP bought/VBD/buy Beta/NNP for/IN $/$ 3/CD ./.");
  made.mention({0, 1});
  made.mention({2, 3});
  made.mention({4, 5});
  made.money({6, 8});
  made.noun({0, 1});
  made.noun({2, 3});
  made.noun({4, 5});
  made.noun({6, 8});
  made.verb({3, 4}, {0, 8});
  return made;
}

TEST(Events, FillRolesFromThePlacesOfTheAnchor) {
  const auto resources = load(kEvent);
  SentenceMaker made = bought(*resources);
  made.place(0, "subject", {0, 1}, 0);
  made.place(0, "subject", {2, 3}, 1);
  made.place(0, "object", {4, 5}, 2);
  made.place(0, "for", {6, 8}, 3);
  const auto matches = matches_in(*resources, made.document);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(captures_text(made.document, matches[0]), "buyer=Acme buyer=Gamma target=Beta price=$ 3");
  EXPECT_EQ(matches[0].anchor, 3U);
  EXPECT_EQ(matches[0].evidence, (TokenSpan{0, 8}));
}

TEST(Events, ARoleOfOnePlaceTakesWhatIsCoordinatedThere) {
  const auto resources = load(
      "lexicon acquire verb buy\n"
      "event bought\n  emit deal.acquisition\n  anchor verb <acquire>\n"
      "  buyer! = subject @Party\n  target! = object @Party\n  yes x\n");
  for (const std::string_view link : {"conjunct", "own"}) {
    SentenceMaker made = bought(*resources);
    made.place(0, "subject", {0, 1}, 0);
    made.place(0, "subject", {2, 3}, 1);
    made.document.places.back().link = link;
    made.place(0, "object", {4, 5}, 2);
    const auto matches = matches_in(*resources, made.document);
    ASSERT_EQ(matches.size(), 1U);
    EXPECT_EQ(captures_text(made.document, matches[0]),
              link == "conjunct" ? "buyer=Acme buyer=Gamma target=Beta" : "buyer=Acme target=Beta");
  }
}

TEST(Events, ARequiredRoleWithoutFillerMeansNoClaim) {
  const auto resources = load(kEvent);
  SentenceMaker made = bought(*resources);
  made.place(0, "subject", {0, 1}, 0);
  made.place(0, "for", {6, 8}, 3);
  EXPECT_TRUE(matches_in(*resources, made.document).empty());
}

TEST(Events, AFillerIsUsedOnce) {
  const auto resources = load(kEvent);
  SentenceMaker made = bought(*resources);
  made.place(0, "subject", {0, 1}, 0);
  made.place(0, "object", {0, 1}, 0);
  EXPECT_TRUE(matches_in(*resources, made.document).empty());
}

TEST(Events, AVerbMeetsItsParticleApart) {
  const auto resources = load(kEvent);
  SentenceMaker made(*resources, "Acme/NNP took/VBD/take Beta/NNP over/RP ./.");
  made.mention({0, 1});
  made.mention({2, 3});
  made.noun({0, 1});
  made.noun({2, 3});
  made.verb({1, 2}, {0, 4}, 3);
  made.place(0, "subject", {0, 1}, 0);
  made.place(0, "object", {2, 3}, 1);
  EXPECT_EQ(matches_in(*resources, made.document).size(), 1U);
  made.document.verb_groups[0].particle = kNowhere;
  EXPECT_TRUE(matches_in(*resources, made.document).empty());
}

TEST(Events, ViaLooksThroughTheNounOfAPlace) {
  const auto resources = load(kEvent);
  SentenceMaker made(*resources, "Acme/NNP bought/VBD/buy a/DT stake/NN in/IN Beta/NNP");
  made.mention({0, 1});
  made.mention({5, 6});
  made.noun({0, 1});
  made.noun({2, 4});
  made.noun({5, 6});
  made.verb({1, 2}, {0, 6});
  Predicate noun;
  noun.token = 3;
  noun.noun_group = 1;
  made.document.predicates.push_back(noun);
  made.place(0, "subject", {0, 1}, 0);
  made.place(0, "object", {2, 4}, 1);
  made.place(1, "of", {5, 6}, 2);
  const auto matches = matches_in(*resources, made.document);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(captures_text(made.document, matches[0]), "buyer=Acme target=Beta");
}

TEST(Settle, TheRicherClaimOfAFamilyWinsThenTheLongerThenTheEarlier) {
  const auto resources = load(kEvent);
  const Ontology& ontology = resources->ontology;
  const std::uint16_t acquisition = ontology.find("deal.acquisition"), merger = ontology.find("deal.merger"),
                      exclusivity = ontology.find("exclusivity");
  const auto make = [](std::uint32_t rule, std::uint16_t type, std::uint32_t anchor, std::uint32_t roles,
                       TokenSpan evidence) {
    RuleMatch match;
    match.rule = rule;
    match.type = type;
    match.anchor = anchor;
    match.evidence = evidence;
    for (std::uint32_t r = 0; r < roles; ++r) match.captures.push_back({Symbol{r + 1}, {}, {}});
    return match;
  };
  struct Row {
    const char* why;
    RuleMatch a, b;
    std::vector<std::uint32_t> kept;
  };
  const Row rows[] = {
      {"more roles", make(1, acquisition, 3, 1, {0, 9}), make(2, merger, 3, 2, {0, 5}), {2}},
      {"longer", make(1, acquisition, 3, 2, {0, 5}), make(2, merger, 3, 2, {0, 9}), {2}},
      {"earlier", make(1, acquisition, 3, 2, {0, 5}), make(2, acquisition, 3, 2, {0, 5}), {1}},
      {"another anchor", make(1, acquisition, 3, 2, {0, 5}), make(2, acquisition, 4, 2, {0, 5}), {1, 2}},
      {"another family", make(1, acquisition, 3, 2, {0, 5}), make(2, exclusivity, 3, 2, {0, 5}), {1, 2}},
  };
  for (const Row& row : rows) {
    std::vector<RuleMatch> matches{row.b, row.a};
    settle(ontology, matches);
    std::vector<std::uint32_t> kept;
    for (const RuleMatch& match : matches) kept.push_back(match.rule);
    EXPECT_EQ(kept, row.kept) << row.why;
  }
}

TEST(Settle, TheKeptReadingTakesOverRolesItLacksWhereTheTwoAgree) {
  const auto resources = load(kEvent);
  const Ontology& ontology = resources->ontology;
  const std::uint16_t acquisition = ontology.find("deal.acquisition"), merger = ontology.find("deal.merger");
  const Symbol buyer{1}, target{2}, price{3}, seller{4}, manner{5};
  const auto make = [&](std::uint32_t rule, std::uint16_t type,
                        std::vector<std::pair<Symbol, TokenSpan>> roles) {
    RuleMatch match;
    match.rule = rule;
    match.type = type;
    match.anchor = 3;
    match.evidence = {1, 6};
    for (const auto& [role, tokens] : roles)
      match.captures.push_back(
          {role, {role == manner ? FillerKind::kText : FillerKind::kAmount, 0, tokens}, "own"});
    return match;
  };
  struct Row {
    const char* why;
    RuleMatch beaten;
    std::size_t roles;
    TokenSpan evidence;
  };
  const Row rows[] = {
      {"the price", make(2, acquisition, {{buyer, {1, 2}}, {price, {7, 9}}}), 3, {1, 9}},
      {"words", make(2, acquisition, {{buyer, {1, 2}}, {manner, {7, 9}}}), 2, {1, 6}},
      {"another buyer", make(2, acquisition, {{buyer, {0, 1}}, {price, {7, 9}}}), 2, {1, 6}},
      {"the target as seller", make(2, acquisition, {{seller, {4, 6}}, {price, {7, 9}}}), 2, {1, 6}},
      {"another type", make(2, merger, {{buyer, {1, 2}}, {price, {7, 9}}}), 2, {1, 6}},
  };
  for (const Row& row : rows) {
    std::vector<RuleMatch> matches{make(1, acquisition, {{buyer, {1, 2}}, {target, {4, 6}}}), row.beaten};
    settle(ontology, matches);
    ASSERT_EQ(matches.size(), 1U) << row.why;
    EXPECT_EQ(matches[0].captures.size(), row.roles) << row.why;
    EXPECT_EQ(matches[0].evidence, row.evidence) << row.why;
  }
}

// Acme bought Beta for less than $ 3.
TEST(Fills, GiveClaimsOfATypeTheRolesTheirRuleLeftOpen) {
  constexpr std::string_view kBought =
      "lexicon acquire verb buy\nlexicon less word than\nlexicon other word over\n"
      "rule bought\n  emit deal.acquisition\n  frame buyer=@Party <acquire> target=@Party\n  yes x\n"
      "fill deal.acquisition\n  price = for ";
  struct Row {
    const char* place;
    const char* captures;
  };
  const Row rows[] = {
      {"@Money", "buyer=Acme target=Beta price=$ 3"},
      {"not-behind(<less>) @Money", "buyer=Acme target=Beta"},
      {"led-by(<less>) @Money", "buyer=Acme target=Beta price=$ 3"},
      {"led-by(<other>) @Money", "buyer=Acme target=Beta"},
      {"before(target) @Money", "buyer=Acme target=Beta"},
      {"before(seller) @Money", "buyer=Acme target=Beta price=$ 3"},
  };
  for (const Row& row : rows) {
    const auto resources = load(std::string(kBought) + row.place + "\n  yes x\n");
    SentenceMaker made(*resources, "Acme/NNP bought/VBD/buy Beta/NNP for/IN less/JJR than/IN $/$ 3/CD ./.");
    made.mention({0, 1});
    made.mention({2, 3});
    made.money({6, 8});
    made.verb({1, 2}, {0, 8});
    made.place(0, "for", {4, 8}, 0);
    RuleScratch scratch;
    std::vector<RuleMatch> matches;
    match_rules(*resources, made.document, 0, scratch, matches);
    fill_roles(*resources, made.document, 0, scratch, matches);
    ASSERT_EQ(matches.size(), 1U);
    EXPECT_EQ(captures_text(made.document, matches[0]), row.captures) << row.place;
  }
}

TEST(Fills, AreAboutEachOfTheirTypes) {
  const auto resources = load(
      "rule joined\n  emit deal.merger\n  frame party=@Party merged\n  yes x\n"
      "fill sources\n  emit deal.acquisition | statement.demand\n  source = from @Party\n  yes x\n");
  const RuleSet& rules = resources->rules;
  const Ontology& ontology = resources->ontology;
  std::string about;
  for (std::uint32_t rule = 0; rule < rules.rules.size(); ++rule) {
    about += rules.rules[rule].name + ":";
    for (std::uint16_t type = 0; type < ontology.types.size(); ++type)
      about += rules.is_about(rule, type) ? " " + ontology.types[type].name : "";
    about += "\n";
  }
  EXPECT_EQ(about, "joined: deal.merger\nsources: deal.acquisition statement.demand\n");
}

TEST(Settle, AClauseThatAnotherTellsWithAllItSaysIsDropped) {
  const auto resources = load(kEvent);
  const Ontology& ontology = resources->ontology;
  const std::uint16_t exclusivity = ontology.find("exclusivity"), merger = ontology.find("deal.merger");
  const std::uint16_t demand = ontology.find("statement.demand");
  const Symbol holder{1}, scope{2}, object{3}, requester{4}, purpose{5}, speaker{6}, content{7};
  const auto make = [&](std::uint32_t rule, std::uint16_t type, TokenSpan evidence,
                        std::vector<std::pair<Symbol, TokenSpan>> roles) {
    RuleMatch match;
    match.rule = rule;
    match.type = type;
    match.anchor = evidence.begin;
    match.evidence = evidence;
    for (const auto& [role, tokens] : roles) {
      match.captures.push_back({role, {FillerKind::kText, kNowhere, tokens}, "frame"});
    }
    return match;
  };
  struct Row {
    const char* why;
    RuleMatch a, b;
    std::vector<std::uint32_t> kept;
  };
  const Row rows[] = {
      {"says less",
       make(1, exclusivity, {0, 4}, {{holder, {0, 1}}}),
       make(2, exclusivity, {0, 9}, {{holder, {0, 1}}, {scope, {5, 9}}}),
       {2}},
      {"says the same",
       make(2, exclusivity, {0, 4}, {{holder, {0, 1}}}),
       make(1, exclusivity, {0, 4}, {{holder, {0, 1}}}),
       {1}},
      {"another holder",
       make(1, exclusivity, {0, 4}, {{holder, {0, 1}}}),
       make(2, exclusivity, {0, 9}, {{holder, {2, 3}}, {scope, {5, 9}}}),
       {1, 2}},
      {"elsewhere", make(1, exclusivity, {0, 4}, {}), make(2, exclusivity, {4, 9}, {}), {1, 2}},
      {"no clause", make(1, merger, {0, 4}, {}), make(2, merger, {0, 4}, {}), {1, 2}},
      {"a request that is granted",
       make(1, merger, {0, 9}, {{object, {1, 5}}, {requester, {1, 2}}, {purpose, {5, 9}}}),
       make(2, demand, {4, 9}, {{speaker, {1, 2}}, {content, {5, 9}}}),
       {1}},
      {"another request",
       make(1, merger, {0, 9}, {{object, {1, 5}}, {requester, {1, 2}}}),
       make(2, demand, {4, 9}, {{speaker, {1, 2}}, {content, {5, 9}}}),
       {1, 2}},
  };
  for (const Row& row : rows) {
    std::vector<RuleMatch> matches{row.a, row.b};
    drop_told_twice(ontology, matches);
    std::vector<std::uint32_t> kept;
    for (const RuleMatch& match : matches) kept.push_back(match.rule);
    EXPECT_EQ(kept, row.kept) << row.why;
  }
}

}  // namespace
}  // namespace claimgraph
