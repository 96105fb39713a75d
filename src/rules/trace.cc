#include "rules/trace.h"

#include <algorithm>

#include "resources.h"
#include "rules/clause_owner.h"
#include "rules/event_matcher.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::size_t kMostTests = 12;  // named of a long list

class Tracer {
 public:
  Tracer(const Resources& resources, const Document& document, std::uint32_t sentence, std::uint32_t rule,
         RuleScratch& scratch)
      : view_{resources.rules, resources.lexicons, document, scratch, document.sentences[sentence].tokens,
              &trials_},
        number_(rule),
        rule_(resources.rules.rules[rule]) {}

  std::string run() {
    if (rule_.event) {
      trace_event(view_.rules.events[rule_.body]);
    } else {
      trace_frame(view_.rules.frames[rule_.body]);
    }
    return std::move(text_);
  }

 private:
  // ---- frames

  void trace_frame(const Frame& frame) {
    const auto& woken = view_.scratch.woken;
    line("  trigger " + tests(frame.factors[0].any) +
         (std::binary_search(woken.begin(), woken.end(), number_) ? ": awake" : ": asleep"));
    for (const Factor& factor : frame.factors) {
      const bool held = std::any_of(factor.any.begin(), factor.any.end(),
                                    [&](TestId id) { return view_.scratch.lattice.holds(view_.tokens, id); });
      if (!held) line("  nothing in the sentence is " + tests(factor.any));
    }
    FrameMatcher matcher;
    FrameMatch match;
    const Program& program = view_.rules.programs(rule_).program;
    matcher.start(program, view_.scratch.lattice);
    bool matched = false;
    while (matcher.next(match)) {
      matched = true;
      line("  the frame matches " + quoted(match.tokens));
      trace_contexts(match.tokens, view_.tokens);
    }
    if (!matched) furthest(program);
  }

  void furthest(const Program& program) {
    FrameMatcher matcher;
    FrameMatch match;
    std::vector<TestId> wanted, best_wanted;
    std::uint32_t best = 0, begin = 0;
    const Only only;
    for (std::uint32_t t = view_.tokens.begin; t < view_.scratch.lattice.tokens().end; ++t) {
      only.token = t;
      matcher.start(program, view_.scratch.lattice, {&Only::allows, nullptr, &only});
      matcher.next(match);
      const std::uint32_t end = matcher.furthest(wanted);
      if (end == kNowhere || end - t <= best) continue;
      best = end - t;
      begin = t;
      best_wanted = wanted;
    }
    matcher.start(program, view_.scratch.lattice);
    matcher.next(match);
    if (best == 0) {
      matcher.furthest(wanted);
      return line("  no word begins a match; wanted " + tests(wanted));
    }
    line("  matched " + quoted({begin, begin + best}) + " and then, at " + at(begin + best) + ", wanted " +
         tests(best_wanted));
    TestId last = kNoTest;
    const std::uint32_t token = matcher.deepest(last);
    if (token != kNowhere && token < begin + best) {
      line("  the last part of the frame it came to: " + written(last) + ", at " + at(token));
    }
  }

  // Lets a frame begin at one token only.
  struct Only {
    mutable std::uint32_t token = 0;
    static bool allows(const void* self, std::uint32_t at) {
      return static_cast<const Only*>(self)->token == at;
    }
  };

  // ---- events

  void trace_event(const Event& event) {
    bool anchored = false;
    const auto& predicates = view_.document.predicates;
    for (std::uint32_t p = 0; p < predicates.size(); ++p) {
      if (!view_.tokens.contains(predicates[p].token)) continue;
      const bool anchors = std::any_of(event.anchors.begin(), event.anchors.end(), [&](const auto& anchor) {
        return is_anchor(view_, {number_, anchor.second, anchor.first}, p);
      });
      if (!anchors) continue;
      anchored = true;
      trace_anchor(event, p);
    }
    if (anchored) return;
    std::string wanted;
    for (const auto& [verb, lexicon] : event.anchors) {
      wanted += (wanted.empty() ? "" : " or ") + std::string(verb ? "verb <" : "noun <") +
                view_.lexicons[lexicon].name + ">";
    }
    line("  no anchor: wanted " + wanted);
    for (std::uint32_t t = view_.tokens.begin; t < view_.tokens.end; ++t) near_anchor(event, t);
  }

  // A word of the right lexicon that heads no group of the right kind.
  void near_anchor(const Event& event, std::uint32_t token) {
    for (const auto& [verb, lexicon] : event.anchors) {
      if (!view_.lexicons.has_word(lexicon, view_.document.tokens.lemma[token])) continue;
      line("  " + quoted({token, token + 1}) + " (" +
           std::string(tag_name(view_.document.tokens.tag[token])) + ") heads no " +
           (verb ? "verb" : "noun") + " group");
    }
  }

  void trace_anchor(const Event& event, std::uint32_t predicate) {
    const std::uint32_t token = view_.document.predicates[predicate].token;
    line("  anchor " + quoted({token, token + 1}));
    const TokenSpan clause = clause_of(view_.document, predicate);
    trace_contexts({token, token + 1}, clause);
    trials_.clear();
    std::vector<RuleMatch> matches;
    match_event(view_, number_, predicate, matches);
    for (const EventRole& role : event.roles) trace_role(role);
    line(matches.empty() ? "    does not fire" : "    fires");
  }

  void trace_role(const EventRole& role) {
    const bool filled = std::any_of(trials_.begin(), trials_.end(), [&](const PlaceTrial& trial) {
      return trial.role == &role && trial.taken;
    });
    line("    " + role.type->name + (role.required ? "!" : "") + (role.list ? "*" : "") +
         (filled          ? ""
          : role.required ? ": missing"
                          : ": none"));
    for (const PlaceTest& place : role.places) {
      bool held = false;
      for (const PlaceTrial& trial : trials_) {
        if (trial.wanted != &place) continue;
        held = true;
        line("      " + place_text(place) + ": " + (trial.taken ? "takes " : "refuses ") +
             quoted(trial.held));
      }
      if (!held && !filled) line("      " + place_text(place) + ": nothing there");
    }
  }

  // ---- both

  void trace_contexts(TokenSpan tokens, TokenSpan clause) {
    for (const RuleContext& context : rule_.contexts) {
      const TokenSpan inside = rule_.event && context.side == RuleContext::Side::kInside ? clause : tokens;
      if (context_allows(context, view_.scratch.lattice, inside, clause)) continue;
      static constexpr std::string_view kSides[] = {"left", "right", "inside", "clause", "sentence"};
      line("    forbidden by: " + std::string(context.unless ? "unless " : "when ") +
           std::string(kSides[static_cast<int>(context.side)]) + " " + written(context.test));
    }
  }

  // A test as its rule writes it.
  std::string written(TestId id) const {
    const std::string_view text = view_.rules.tests.text(id);
    return std::string(text.substr(0, text.find_last_not_of(' ') + 1));
  }

  std::string place_text(const PlaceTest& place) const {
    std::string text = place.where == PlaceTest::Where::kClause
                           ? "in-clause"
                           : std::string(view_.document.symbols.view(place.place));
    if (place.via != kNoTest) text += " via(" + written(place.via) + ")";
    if (place.test != kNoTest) text += " " + written(place.test);
    return text;
  }

  std::string tests(const std::vector<TestId>& ids) const {
    std::string text = ids.size() > 1 ? "one of" : "";
    for (std::size_t i = 0; i < std::min(ids.size(), kMostTests); ++i) {
      text += (text.empty() ? "" : " ") + written(ids[i]);
    }
    return ids.size() > kMostTests ? text + " ..." : text;
  }

  std::string at(std::uint32_t token) const {
    return token < view_.scratch.lattice.tokens().end ? quoted({token, token + 1}) : "the end";
  }

  std::string quoted(TokenSpan tokens) const {
    return "'" + std::string(view_.document.span_text(tokens)) + "'";
  }

  void line(const std::string& text) { text_ += text + "\n"; }

  std::vector<PlaceTrial> trials_;
  const SentenceView view_;
  const std::uint32_t number_;
  const Rule& rule_;
  std::string text_;
};

}  // namespace

std::string trace_rule(const Resources& resources, const Document& document, std::uint32_t sentence,
                       std::uint32_t rule, RuleScratch& scratch) {
  return Tracer(resources, document, sentence, rule, scratch).run();
}

}  // namespace claimgraph
