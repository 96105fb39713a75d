#include <gtest/gtest.h>

#include "rules/rules_fixture.h"

namespace claimgraph {
namespace {

std::string error_of(std::string_view rules) {
  const auto loaded = test::load_rule_text(rules);
  return loaded.ok() ? "" : loaded.error().text();
}

std::string frame_error(std::string_view frame) {
  return error_of("lexicon acquire verb buy | acquire\nrule r\n  emit deal.acquisition\n  frame " +
                  std::string(frame) + "\n  yes x\n");
}

std::string event_error(std::string_view fields) {
  return error_of("lexicon acquire verb buy | acquire\nevent e\n  emit deal.acquisition\n" +
                  std::string(fields) + "\n  yes x\n");
}

TEST(RuleErrors, FramesNameThePlaceAndTheMend) {
  struct Row {
    const char* frame;
    const char* error;
  };
  const Row rows[] = {
      {"buyer=@Party <acquire> target=@Party", ""},
      {"buyer=@Party <aquire>", "a.rules:4:22: unknown lexicon or macro <aquire>; did you mean acquire?"},
      {"buyer=@Money <acquire>", "a.rules:4:9: role buyer of deal.acquisition takes @Party"},
      {"owner=@Party <acquire>",
       "a.rules:4:9: claim deal.acquisition has no role owner (roles: buyer, target, seller, price, manner, "
       "source, "
       "condition, content, date, agreement, cue)"},
      {"buyer=(@Party <acquire>", "a.rules:4:15: this ( is never closed"},
      {"@Party <acquire>)", "a.rules:4:25: nothing opens this )"},
      {"<acquire> .. x", "a.rules:4:19: unbounded gap; write ..N"},
      {"<acquire> _* x", "a.rules:4:20: unbounded gap; write ..N"},
      {"<acquire> ..50 x", "a.rules:4:19: a gap is 1 to 40 units long"},
      {"<acquire>?", "a.rules:4:9: the frame matches nothing at all"},
      {"@Party #VBD", "a.rules:2:1: rule r is woken by nearly every sentence: name a word"},
      {"@Party | <acquire>", "a.rules:2:1: rule r is woken by nearly every sentence: name a word"},
      {"@Party <acquire> |", "a.rules:4:27: an alternative without text"},
      {"@Part <acquire>", "a.rules:4:9: unknown kind @Part; did you mean Party?"},
      {"#VBX <acquire>", "a.rules:4:9: unknown tag #VBX; write a Penn tag, VB* or a universal tag"},
      {"[#VBN & !be~ <acquire>", "a.rules:4:9: this [ is never closed"},
      {"@Noun(<deal>) <acquire>", "a.rules:4:15: unknown lexicon <deal>"},
      {"<acquire> \"first option", "a.rules:4:19: this quotation is never closed"},
      {"(<acquire>{2,1})", "a.rules:4:19: write {m,n} with m <= n <= 40"},
      {"(((<acquire>{40}){40}){40})", "a.rules:4:9: the frame is too large; split the rule"},
      {"<acquire> @Parties", "a.rules:4:19: macro Parties is not declared"},
  };
  for (const Row& row : rows) EXPECT_EQ(frame_error(row.frame), row.error) << row.frame;
}

TEST(RuleErrors, ACarriedRoleIsOneOfATypeWithAFamily) {
  const auto error = [](std::string_view fields) {
    const std::string text =
        "claim deal.sale\n  party seller buyer*\n" + std::string(fields) + "\n  doc a sale\n";
    SymbolTable symbols;
    const auto loaded = load_ontology(read_blocks("ontology", text).value(), symbols);
    return loaded.ok() ? "" : loaded.error().text();
  };
  const std::string mend = " carried names a role of the type that is no list, in a family of conflicts";
  EXPECT_EQ(error("  conflicts money\n  carried seller"), "");
  EXPECT_EQ(error("  conflicts money\n  carried buyer"), "ontology:4:11:" + mend);
  EXPECT_EQ(error("  conflicts money\n  carried owner"), "ontology:4:11:" + mend);
  EXPECT_EQ(error("  carried seller"), "ontology:3:11:" + mend);
}

TEST(RuleErrors, FillsNameThePlaceAndTheMend) {
  struct Row {
    const char* text;
    const char* error;
  };
  const Row rows[] = {
      {"fill deal.acquisition\n  price = for before(target) not-behind(<less>) @Money\n", ""},
      {"fill deal.aquisition\n  price = for @Money\n",
       "a.rules:2:1: unknown claim type deal.aquisition; did you mean deal.acquisition?"},
      {"fill sums\n  emit deal.acquisition | deal.aquisition\n  price = for @Money\n",
       "a.rules:3:8: unknown claim type deal.aquisition; did you mean deal.acquisition?"},
      {"fill sums\n  emit deal.acquisition | deal.acquisition\n  price = for @Money\n",
       "a.rules:3:8: deal.acquisition is named twice"},
      {"fill sums\n  emit deal.acquisition | exclusivity\n  price = for @Money\n",
       "a.rules:2:1: exclusivity has no such role as price"},
      {"fill deal.acquisition\n  anchor verb <less>\n  price = for @Money\n",
       "a.rules:2:1: a fill has no anchor"},
      {"fill deal.acquisition\n  price = for before target @Money\n", "a.rules:3:11: write before(ROLE)"},
      {"fill deal.acquisition\n  price = for not-behind <less> @Money\n",
       "a.rules:3:11: write not-behind(<lexicon>)"},
      {"fill deal.acquisition\n  price = for led-by <less> @Money\n",
       "a.rules:3:11: write led-by(<lexicon>)"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(error_of("lexicon less word than\n" + std::string(row.text) + "  yes x\n"), row.error)
        << row.text;
}

TEST(RuleErrors, EventsNameThePlaceAndTheMend) {
  struct Row {
    const char* fields;
    const char* error;
  };
  const Row rows[] = {
      {"  anchor verb <acquire>\n  buyer! = subject @Party", ""},
      {"  anchor verb <acquire>\n  buyer!* = subject | by @Party\n  price = for @Money | via(<acquire>) "
       "@Money\n"
       "  date = date-in-clause\n  need buyer | price\n  set status completed",
       ""},
      {"  buyer = subject @Party", "a.rules:2:1: event e has no anchor"},
      {"  anchor verb <acquire>", "a.rules:2:1: event e has no roles"},
      {"  anchor verb buy\n  buyer = subject @Party", "a.rules:4:15: an anchor is a <lexicon>"},
      {"  anchor <acquire>\n  buyer = subject @Party",
       "a.rules:4:10: write verb <lexicon> or noun <lexicon>"},
      {"  anchor verb <acquire>\n  buyer = subject",
       "a.rules:5:11: role buyer of deal.acquisition takes @Party"},
      {"  anchor verb <acquire>\n  buyer subject @Party",
       "a.rules:5:9: write buyer = places of a role of event e"},
      {"  anchor verb <acquire>\n  buyer = subject @Party\n  buyer = by @Party",
       "a.rules:6:1: role buyer has a line already; join their places with |"},
      {"  anchor verb <acquire>\n  buyer = subject @Party\n  need seller",
       "a.rules:6:8: need names a role of this event, not seller"},
      {"  anchor verb <acquire>\n  buyer = subject @Party\n  set status finished",
       "a.rules:6:14: unknown status finished"},
      {"  anchor verb <acquire>\n  buyer = subject @Party\n  unless left @Party",
       "a.rules:6:21: write within N: how many tokens to look at"},
  };
  for (const Row& row : rows) EXPECT_EQ(event_error(row.fields), row.error) << row.fields;
}

TEST(RuleErrors, AMacroInAPlaceIsAChoiceOfTests) {
  const auto error_with = [](std::string_view macro) {
    return error_of("lexicon acquire verb buy\nmacro firm " + std::string(macro) +
                    "\nevent e\n  emit deal.acquisition\n  anchor verb <acquire>\n"
                    "  buyer! = subject | by <firm>\n  yes x\n");
  };
  EXPECT_EQ(error_with("(@Party | @Noun(firm))"), "");
  EXPECT_EQ(error_with("a @Party"), "a.rules:6:25: macro <firm> is no choice of tests");
  EXPECT_EQ(error_with("(@Party | @Money)"), "a.rules:6:12: role buyer of deal.acquisition takes @Party");
}

TEST(RuleErrors, BlocksNameThePlaceAndTheMend) {
  EXPECT_EQ(error_of("rule r\n  emit deal.aquisition\n  frame x\n  yes x\n"),
            "a.rules:2:8: unknown claim type deal.aquisition; did you mean deal.acquisition?");
  EXPECT_EQ(error_of("rule r\n  frame x\n"), "a.rules:1:1: rule r emits nothing");
  EXPECT_EQ(error_of("rule r\n  emit deal.merger\n"), "a.rules:1:1: rule r has no frame");
  EXPECT_EQ(error_of("rule r\n  emit deal.merger\n  frame merges\n"),
            "a.rules:1:1: rule r has no example; write a yes line");
  EXPECT_EQ(error_of("rule r\n  emit deal.merger\n  frame merges\n  yes x\nrule r\n  emit deal.merger\n"),
            "a.rules:5:1: rule r is declared twice");
  EXPECT_EQ(error_of("rule r\n  emit deal.merger\n  frame merges\n  frame joins\n  yes x\n"),
            "a.rules:4:1: a second frame; join the two with |");
  EXPECT_EQ(error_of("rule r\n  emit deal.merger\n  frmae merges\n"),
            "a.rules:3:9: unknown field frmae; did you mean frame?");
  EXPECT_EQ(error_of("macro m merges\nmacro m x\n"),
            "a.rules:2:1: the name m is taken by a lexicon or macro");
}

}  // namespace
}  // namespace claimgraph
