#include "rules/rule_fields.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/ascii.h"
#include "rules/standing_names.h"

namespace claimgraph {
namespace {

std::vector<std::string> strings(std::span<const std::string_view> names) {
  return {names.begin(), names.end()};
}

bool is_example(const BlockField& field) { return field.key == "yes" || field.key == "no"; }

// Keys that both forms share, frames alone and events alone.
constexpr std::array<std::string_view, 6> kCommonKeys{"emit", "set", "unless", "when", "yes", "no"};

// "buyer!*" to the name of the role and its marks.
std::string role_name(std::string_view key, bool& required, bool& list) {
  while (!key.empty() && (key.back() == '!' || key.back() == '*' || key.back() == '=')) {
    required = required || key.back() == '!';
    list = list || key.back() == '*';
    key.remove_suffix(1);
  }
  return std::string(key);
}

// The places of a role: PLACE [via(<lexicon>)[.PLACE]] [test] between bars. A place without a test takes that
// of the next one. A macro of alternatives stands for each of them: places side by side that name it are all
// tried for the first before they are for the next.
class PlaceParser : public TestParser {
 public:
  PlaceParser(const RuleNames& names, const RoleScope& scope, const Block& block, const BlockField& field)
      : TestParser(names, block, field), scope_(scope) {}

  void read(EventRole& role) {
    std::vector<PlaceTest> places;
    std::vector<std::vector<TestId>> tests;  // of each place
    do {
      places.push_back(place(role, tests.emplace_back()));
    } while (take('|'));
    if (!at_end()) fail(at_, "write | between places");
    if (tests.back().empty()) tests.back().push_back(kNoTest);
    for (std::size_t i = places.size() - 1; i-- > 0;) {
      if (tests[i].empty()) tests[i] = tests[i + 1];
    }
    for (std::size_t first = 0, last = 0; first < places.size(); first = last) {
      while (last < places.size() && (tests[last] == tests[first])) ++last;
      for (const TestId test : tests[first]) {
        const std::string message =
            role_mismatch(scope_, *role.type, test == kNoTest ? 0 : names_.tests[test].need);
        if (!message.empty()) fail(0, message);
        for (std::size_t i = first; i < last; ++i) role.places.emplace_back(places[i]).test = test;
      }
    }
    if (!failed()) add_described(role);
  }

 private:
  PlaceTest place(const EventRole& role, std::vector<TestId>& tests) {
    PlaceTest place;
    at_end();
    const std::size_t begin = at_;
    std::string name = peek() == '"' ? quoted_text() : this->name();
    if (name.empty()) fail(begin, "a place must stand here: subject, object, poss, mod, a preposition ...");
    const bool via_object = name == "via";
    if (via_object) name = "object";
    if (via_object || take_word("via")) {
      if (!take('(')) fail(begin, "write via(<lexicon>)");
      if (!failed()) place.via = test();
      if (!take(')')) fail(begin, "write via(<lexicon>)");
      if (take('.')) place.inner = names_.symbols.intern(this->name());
    }
    if (take_word("before")) {
      if (!take('(')) fail(begin, "write before(ROLE)");
      std::string message;
      const RoleType* const bound = find_role(scope_, this->name(), message);
      if (bound == nullptr) fail(begin, message);
      if (bound != nullptr) place.before = bound->symbol;
      if (!take(')')) fail(begin, "write before(ROLE)");
    }
    if (take_word("led-by")) place.led_by = word_test("led-by", begin);
    if (take_word("not-behind")) place.behind = word_test("not-behind", begin);
    const bool date = name == "date-in-clause" || name == "date-of-governor";
    if (name == "in-clause" || name == "date-in-clause") place.where = PlaceTest::Where::kClause;
    if (name == "date-of-governor") place.where = PlaceTest::Where::kGovernors;
    place.place = names_.symbols.intern(name);
    if (!at_end() && std::string_view("@<[#").find(peek()) != std::string_view::npos) {
      read_tests(tests);
    } else if (date) {
      NewUnitTest any_date;
      any_date.need = bit(Kind::kDate);
      tests.push_back(intern(std::move(any_date), begin));
    } else if (name == "in-clause" && role.type != nullptr) {
      fail(begin, "say what is sought in the clause: in-clause @Money");
    }
    return place;
  }

  // The test of "not-behind(<lexicon>)".
  TestId word_test(const std::string& name, std::size_t begin) {
    if (!take('(')) fail(begin, "write " + name + "(<lexicon>)");
    const TestId words = failed() ? kNoTest : test();
    if (!take(')')) fail(begin, "write " + name + "(<lexicon>)");
    return words;
  }

  // A test, or the alternatives of a macro "(test | test)".
  void read_tests(std::vector<TestId>& tests) {
    const std::size_t begin = at_;
    const auto macro = peek() == '<' ? names_.macros.find(lexicon_name()) : names_.macros.end();
    if (macro == names_.macros.end()) {
      at_ = failed() ? at_ : begin;
      tests.push_back(test_with_has());
      return;
    }
    TestParser inner(names_, *macro->second, macro->second->header);
    const bool brackets = inner.take('(');
    do {
      tests.push_back(inner.test_with_has());
    } while (inner.take('|'));
    const bool ends = (!brackets || inner.take(')')) && inner.at_end();
    if (inner.failed() || !ends) fail(begin, "macro <" + macro->first + "> is no choice of tests");
  }

  // "foreign banks", "a group of investors": what the macro AnyDescribed tells stands where any party may,
  // behind those that have names, unless the role tells itself which nouns it takes. Who speaks is read by
  // rules of its own.
  void add_described(EventRole& role) {
    if (role.type->kind != RoleKind::kParty || role.type->name == "speaker") return;
    const bool takes_nouns = std::any_of(role.places.begin(), role.places.end(), [&](const PlaceTest& place) {
      return place.test != kNoTest && (names_.tests[place.test].need & bit(Kind::kNoun)) != 0;
    });
    if (takes_nouns || names_.macros.find("AnyDescribed") == names_.macros.end()) return;
    BlockField field;
    field.text = "<AnyDescribed>";
    std::vector<TestId> described;
    PlaceParser(names_, scope_, block_, field).read_tests(described);
    const auto takes_any_party = [&](const PlaceTest& place) {
      if (place.where != PlaceTest::Where::kPlace || place.test == kNoTest) return false;
      const UnitTest test = names_.tests[place.test];
      return test.need == bit(Kind::kParty) && test.head == kNoTest && test.has.empty();
    };
    const std::vector<PlaceTest> named = role.places;
    for (const TestId test : described) {
      for (const PlaceTest& place : named) {
        if (takes_any_party(place)) role.places.emplace_back(place).test = test;
      }
    }
  }

  const RoleScope& scope_;
};

}  // namespace

std::optional<Polarity> polarity_of(std::string_view name) {
  return value_named<Polarity>(kPolarities, name);
}
std::optional<Modality> modality_of(std::string_view name) {
  return value_named<Modality>(kModalities, name);
}
std::optional<Status> status_of(std::string_view name) { return value_named<Status>(kStatuses, name); }

Result<bool> FieldReader::common(Rule& rule) const {
  for (const BlockField& field : block.fields) {
    if (is_example(field)) {
      rule.examples.push_back({field.key == "yes", field.text, field.line, field.column});
    } else if (field.key == "set") {
      if (const auto read = setting(field, rule); !read.ok()) return read.error();
    } else if (field.key == "unless" || field.key == "when") {
      if (const auto read = context(field, rule); !read.ok()) return read.error();
    } else if (field.key != "emit" && field.key != "frame" && !rule.event) {
      std::vector<std::string> known = strings(kCommonKeys);
      known.push_back("frame");
      return block.error_at(field, 0, "unknown field " + field.key + did_you_mean(field.key, known));
    }
  }
  return true;
}

// unless left @Party within 3
Result<bool> FieldReader::context(const BlockField& field, Rule& rule) const {
  TestParser parser(names, block, field);
  RuleContext context;
  context.unless = field.key == "unless";
  const std::string side = parser.name();
  constexpr std::array<std::string_view, 5> kSides{"left", "right", "inside", "clause", "sentence"};
  const auto found = value_named<RuleContext::Side>(kSides, side);
  if (!found) parser.fail(0, "write left, right, inside, clause or sentence, not " + side);
  context.side = found.value_or(RuleContext::Side::kLeft);
  if (!parser.failed()) context.test = parser.test_with_has();
  const bool near = context.side == RuleContext::Side::kLeft || context.side == RuleContext::Side::kRight;
  if (parser.take_word("within")) {
    const std::string number = parser.name();
    for (const char c : number) context.within = context.within * 10 + static_cast<std::uint32_t>(c - '0');
    const bool digits = std::all_of(number.begin(), number.end(), is_digit);
    if (number.empty() || number.size() > 3 || !digits || context.within == 0) {
      parser.fail(parser.offset(), "write a number of tokens after within");
    }
  } else if (near) {
    parser.fail(parser.offset(), "write within N: how many tokens to look at");
  }
  if (!parser.at_end()) parser.fail(parser.offset(), "nothing more is read here");
  if (parser.failed()) return *parser.error();
  rule.contexts.push_back(context);
  return true;
}

// set status completed; set metric "revenue"
Result<bool> FieldReader::setting(const BlockField& field, Rule& rule) const {
  std::string text = field.text.substr(0, field.text.find(" # "));
  while (!text.empty() && text.back() == ' ') text.pop_back();
  const std::size_t key_end = std::min(text.find_first_of(" ="), text.size());
  const std::string key = text.substr(0, key_end);
  const std::size_t value_at = std::min(text.find_first_not_of(" =", key_end), text.size());
  std::string value = text.substr(value_at);
  if (value.empty()) return block.error_at(field, 0, "write set KEY VALUE");
  const auto unknown = [&](std::span<const std::string_view> known) {
    return block.error_at(field, value_at,
                          "unknown " + key + " " + value + did_you_mean(value, strings(known)));
  };
  if (key == "polarity") {
    rule.settings.polarity = polarity_of(value);
    if (!rule.settings.polarity) return unknown(kPolarities);
  } else if (key == "modality") {
    rule.settings.modality = modality_of(value);
    if (!rule.settings.modality) return unknown(kModalities);
  } else if (key == "status") {
    rule.settings.status = status_of(value);
    if (!rule.settings.status) return unknown(kStatuses);
  } else if (key == "voice") {
    if (value != "author") return block.error_at(field, value_at, "a voice is author, or left out");
    rule.settings.authors = true;
  } else {
    std::string message;
    const RoleType* const role = find_role(scope, key, message);
    if (role == nullptr) return block.error_at(field, 0, message);
    if (role->kind != RoleKind::kSlot)
      return block.error_at(field, 0, "only slots can be set; " + key + " is none");
    if (value.size() > 1 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    rule.settings.slots.emplace_back(role->symbol, value);
  }
  return true;
}

Result<Event> FieldReader::event(const std::string& name) const {
  Event event;
  for (const BlockField& field : block.fields) {
    if (std::find(kCommonKeys.begin(), kCommonKeys.end(), field.key) != kCommonKeys.end()) continue;
    if (field.key == "need") continue;
    if (field.key == "anchor") {
      if (const auto read = anchors(field, event); !read.ok()) return read.error();
    } else {
      auto read = role(field, name);
      if (!read.ok()) return read.error();
      const bool twice = std::any_of(event.roles.begin(), event.roles.end(), [&](const EventRole& other) {
        return other.type == read.value().type && !read.value().list;
      });
      if (twice)
        return Error{block.file, field.line, 1,
                     "role " + field.key + " has a line already; join their places with |"};
      event.roles.push_back(std::move(read).value());
    }
  }
  if (event.anchors.empty() != (block.keyword == "fill")) {
    return Error{block.file, block.header.line, 1,
                 event.anchors.empty() ? "event " + name + " has no anchor" : "a fill has no anchor"};
  }
  if (event.roles.empty()) return Error{block.file, block.header.line, 1, "event " + name + " has no roles"};
  for (const BlockField& field : block.fields) {
    if (field.key != "need") continue;
    if (const auto read = need(field, event); !read.ok()) return read.error();
  }
  return event;
}

// anchor verb <acquire> noun <acquisition>
Result<bool> FieldReader::anchors(const BlockField& field, Event& event) const {
  TestParser parser(names, block, field);
  while (!parser.at_end()) {
    const bool verb = parser.take_word("verb");
    if (!verb && !parser.take_word("noun"))
      parser.fail(parser.offset(), "write verb <lexicon> or noun <lexicon>");
    parser.at_end();
    const std::size_t at = parser.offset();
    const TestId test = parser.failed() ? kNoTest : parser.test();
    if (parser.failed()) break;
    const WordClauses read = names.tests[test].clauses;
    const WordClause first = read.size() == 0 ? WordClause{} : *read.begin();
    const bool lexicon = read.size() == 1 && !first.negated && first.any.size() == 1 &&
                         first.any[0].type == WordAtom::Type::kLexicon;
    if (!lexicon) {
      parser.fail(at, "an anchor is a <lexicon>");
      break;
    }
    event.anchors.emplace_back(verb, first.any[0].lexicon);
  }
  if (parser.failed()) return *parser.error();
  return true;
}

// buyer! = subject @Party | poss @Party | by @Party
Result<EventRole> FieldReader::role(const BlockField& field, const std::string& event) const {
  EventRole role;
  std::string name = role_name(field.key, role.required, role.list);
  std::size_t from = 0;
  while (from < field.text.size() &&
         std::string_view(" !*=").find(field.text[from]) != std::string_view::npos) {
    role_name(field.text.substr(from, 1), role.required, role.list);
    ++from;
  }
  if (field.text.substr(0, from).find('=') == std::string::npos && field.key.find('=') == std::string::npos) {
    return block.error_at(field, 0, "write " + field.key + " = places of a role of event " + event);
  }
  std::string message;
  role.type = find_role(scope, name, message);
  if (role.type == nullptr) {
    return Error{block.file, field.line, field.column - static_cast<int>(field.key.size()) - 1, message};
  }
  if (const auto read = places(field, from, role); !read.ok()) return read.error();
  return role;
}

Result<bool> FieldReader::places(const BlockField& field, std::size_t from, EventRole& role) const {
  BlockField rest = field;
  rest.text = field.text.substr(from);
  rest.column += static_cast<int>(from);
  PlaceParser parser(names, scope, block, rest);
  parser.read(role);
  if (parser.failed()) return *parser.error();
  return true;
}

Result<bool> FieldReader::need(const BlockField& field, Event& event) const {
  TestParser parser(names, block, field);
  std::vector<std::size_t> any;
  do {
    parser.at_end();
    const std::size_t at = parser.offset();
    const std::string name = parser.name();
    const auto found = std::find_if(event.roles.begin(), event.roles.end(),
                                    [&](const EventRole& role) { return role.type->name == name; });
    if (found == event.roles.end()) {
      parser.fail(at, "need names a role of this event, not " + name);
      break;
    }
    any.push_back(static_cast<std::size_t>(found - event.roles.begin()));
  } while (parser.take('|'));
  if (!parser.at_end()) parser.fail(parser.offset(), "write | between roles");
  if (parser.failed()) return *parser.error();
  event.needs.push_back(std::move(any));
  return true;
}

}  // namespace claimgraph
