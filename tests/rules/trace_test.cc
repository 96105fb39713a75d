#include "rules/trace.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/explain.h"
#include "rules/rules_fixture.h"
#include "support.h"

namespace claimgraph {
namespace {

using test::SentenceMaker;
using testing::HasSubstr;

std::unique_ptr<Resources> load(std::string_view rules) {
  auto loaded = test::load_rule_text(rules);
  EXPECT_TRUE(loaded.ok()) << loaded.error().text();
  return std::move(loaded).value();
}

std::string trace(const Resources& resources, const Document& document) {
  RuleScratch scratch;
  read_sentence(resources, document, 0, scratch);
  return trace_rule(resources, document, 0, 0, scratch);
}

constexpr std::string_view kFrame =
    "lexicon acquire verb buy\nrule bought\n  emit deal.acquisition\n"
    "  frame buyer=@Party <acquire> target=@Party\n  yes x\n";

TEST(Trace, AFrameSaysWhatItMatchedAndWhatItWantedNext) {
  const auto resources = load(kFrame);
  SentenceMaker made(*resources, "Acme/NNP bought/VBD/buy time/NN");
  made.mention({0, 1});
  const std::string text = trace(*resources, made.document);
  EXPECT_THAT(text, HasSubstr("trigger <acquire>: awake"));
  EXPECT_THAT(text, HasSubstr("matched 'Acme bought' and then, at 'time', wanted @Party"));
}

TEST(Trace, AFrameSaysThatItSleepsAndWhatTheSentenceLacks) {
  const auto resources = load(kFrame);
  SentenceMaker made(*resources, "time/NN flies/VBZ/fly");
  const std::string text = trace(*resources, made.document);
  EXPECT_THAT(text, HasSubstr("trigger <acquire>: asleep"));
  EXPECT_THAT(text, HasSubstr("nothing in the sentence is @Party"));
  EXPECT_THAT(text, HasSubstr("no word begins a match; wanted @Party"));
}

constexpr std::string_view kEvent =
    "lexicon acquire verb buy\nlexicon rumour word rumour\nevent bought\n  emit deal.acquisition\n"
    "  anchor verb <acquire>\n  buyer! = subject @Party\n  target! = object @Party\n"
    "  unless left <rumour> within 3\n  yes x\n";

TEST(Trace, AnEventSaysWhatEachPlaceHeld) {
  const auto resources = load(kEvent);
  SentenceMaker made(*resources, "Acme/NNP bought/VBD/buy time/NN");
  made.mention({0, 1});
  made.noun({0, 1});
  made.noun({2, 3});
  made.verb({1, 2}, {0, 3});
  made.place(0, "subject", {0, 1}, 0);
  made.place(0, "object", {2, 3}, 1);
  const std::string text = trace(*resources, made.document);
  EXPECT_THAT(text, HasSubstr("anchor 'bought'"));
  EXPECT_THAT(text, HasSubstr("subject @Party: takes 'Acme'"));
  EXPECT_THAT(text, HasSubstr("target!: missing\n      object @Party: refuses 'time'"));
  EXPECT_THAT(text, HasSubstr("does not fire"));
}

TEST(Trace, AnEventNamesTheWordThatIsNoAnchorAndTheContextThatForbids) {
  const auto resources = load(kEvent);
  SentenceMaker noun(*resources, "a/DT buy/NN");
  const std::string text = trace(*resources, noun.document);
  EXPECT_THAT(text, HasSubstr("no anchor: wanted verb <acquire>"));
  EXPECT_THAT(text, HasSubstr("'buy' (NN) heads no verb group"));
  SentenceMaker rumour(*resources, "rumour/NN Acme/NNP bought/VBD/buy Beta/NNP");
  rumour.verb({2, 3}, {0, 4});
  EXPECT_THAT(trace(*resources, rumour.document), HasSubstr("forbidden by: unless left <rumour>"));
}

TEST(Explain, ShowsWordsUnitsTreePlacesAndTheRulesThatFire) {
  const auto text = explain(test::shipped(), "Acme Corp bought Beta Inc for $5 million.");
  ASSERT_TRUE(text.ok());
  for (const char* part :
       {"bought:buy:VBD", "'$5 million' @Money", "bought root", "object 'Beta Inc' (own, groups agree)",
        "acquisition (deal.acquisition) at 'bought'", "buyer 'Acme Corp' (own)"}) {
    EXPECT_THAT(text.value(), HasSubstr(part));
  }
  const std::string unknown[] = {"acquisitoin"};
  EXPECT_THAT(explain(test::shipped(), "Acme.", unknown).error().message, HasSubstr("acquisition"));
}

TEST(Explain, AListOfAnEventIsLeftOpenByOthers) {
  const auto open = [](const char* sentence) {
    return explain(test::shipped(), sentence).value().find(" and others\n") != std::string::npos;
  };
  EXPECT_TRUE(open("Acme Corp bought Beta Inc and several others for $5 million."));
  EXPECT_TRUE(open("Acme Corp bought Beta Inc and Gamma Bank, among others."));
  EXPECT_FALSE(open("Acme Corp bought Beta Inc and Gamma Bank."));
  EXPECT_FALSE(open("Acme Corp bought Beta Inc and more shares."));
}

}  // namespace
}  // namespace claimgraph
