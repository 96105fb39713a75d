#include "rules/matcher.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "resources.h"
#include "rules/clause_owner.h"
#include "rules/event_matcher.h"
#include "rules/listed_roles.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

std::uint32_t first_predicate(const Document& document, std::uint32_t token) {
  const auto before = [](const Predicate& p, std::uint32_t at) { return p.token < at; };
  return static_cast<std::uint32_t>(
      std::lower_bound(document.predicates.begin(), document.predicates.end(), token, before) -
      document.predicates.begin());
}

// ---- waking

// False where surely nothing in the sentence passes.
bool may_pass(const SentenceView& view, TestId id) {
  const UnitTests::Outline test = view.rules.tests.outline(id);
  if (test.need == 0) return view.scratch.rows.present(id);
  return (test.need & ~view.scratch.lattice.present()) == 0 &&
         (test.head == kNoTest || view.scratch.rows.present(test.head));
}

bool need_met(const SentenceView& view, NeedId need) {
  return view.scratch.needs.met(view.rules.needs, need, [&](TestId test) { return may_pass(view, test); });
}

bool needs_met(const SentenceView& view, std::uint32_t rule) {
  const auto needs = view.rules.needs.of(rule);
  return std::all_of(needs.begin(), needs.end(), [&](NeedId need) { return need_met(view, need); });
}

// The words' classes and the tests they pass.
void read_words(const SentenceView& view) {
  RuleScratch& scratch = view.scratch;
  const Tokens& tokens = view.document.tokens;
  if (!scratch.classes.use(view.rules, view.lexicons)) scratch.programs.clear();
  scratch.word_class.clear();
  scratch.rows.start(view.rules.tests, view.tokens.size());
  scratch.owner.clear();
  for (std::uint32_t t = view.tokens.begin; t < view.tokens.end; ++t) {
    const std::uint32_t word_class = scratch.classes.of({tokens.norm[t], tokens.lemma[t], tokens.tag[t]});
    scratch.word_class.push_back(word_class);
    scratch.rows.mark(scratch.classes.marks(word_class), t - view.tokens.begin);
  }
}

// The frame rules whose trigger stands in the sentence, as a word, a phrase, or a verb with its particle
// apart, and with it something for all that a match must hold.
class Waker {
 public:
  explicit Waker(const SentenceView& view) : view_(view), scratch_(view.scratch) {}

  void run() {
    scratch_.is_called.resize(view_.rules.rules.size(), false);
    scratch_.called.clear();
    scratch_.woken.clear();
    for (const std::uint32_t word_class : scratch_.word_class) {
      for (const WordClasses::Wake wake : scratch_.classes.woken(word_class)) add(wake);
    }
    for (const Lattice::LexiconPhrase& phrase : scratch_.lattice.phrases()) add_phrase(phrase.lexicon);
    add_verbs_apart();
    scratch_.needs.start(view_.rules.needs);  // now, as phrases are known
    for (const auto [rule, need] : scratch_.called) {
      scratch_.is_called[rule] = false;
      if ((need == kNowhere || need_met(view_, need)) && needs_met(view_, rule))
        scratch_.woken.push_back(rule);
    }
    std::sort(scratch_.woken.begin(), scratch_.woken.end());
  }

 private:
  void add(WordClasses::Wake wake) {
    if (scratch_.is_called[wake.rule]) return;
    scratch_.is_called[wake.rule] = true;
    scratch_.called.push_back(wake);
  }

  void add_phrase(LexiconId lexicon) {
    for (const TestId test : scratch_.classes.phrase_tests(lexicon)) {
      if (!scratch_.rows.add_phrase(test)) continue;
      for (const std::uint32_t rule : view_.rules.woken[test]) add(scratch_.classes.wake(rule));
    }
  }

  // "take the firm over"
  void add_verbs_apart() {
    const auto& groups = view_.document.verb_groups;
    const auto before = [](const VerbGroup& group, std::uint32_t token) {
      return group.tokens.begin < token;
    };
    for (auto group = std::lower_bound(groups.begin(), groups.end(), view_.tokens.begin, before);
         group != groups.end() && group->tokens.begin < view_.tokens.end; ++group) {
      if (group->particle == kNowhere || !view_.tokens.contains(group->head)) continue;
      const std::uint32_t word_class = scratch_.word_class[group->head - view_.tokens.begin];
      for (const LexiconId lexicon : scratch_.classes.phrases(word_class)) {
        if (view_.lexicons.pair_entry(lexicon, view_.document.lemma(group->head),
                                      view_.document.norm(group->particle)) != kNowhere)
          add_phrase(lexicon);
      }
    }
  }

  const SentenceView& view_;
  RuleScratch& scratch_;
};

void read(const SentenceView& view) {
  read_words(view);
  RuleScratch& scratch = view.scratch;
  scratch.lattice.build(view.rules, view.lexicons, view.document, view.tokens, scratch.classes,
                        scratch.word_class, scratch.rows);
  Waker(view).run();
}

// ---- frames

// Checks the `left` contexts where a match would begin and the `right` ones where it would end.
struct Borders {
  const SentenceView& view;
  const Rule& rule;

  bool allow(RuleContext::Side side, std::uint32_t token) const {
    return std::all_of(rule.contexts.begin(), rule.contexts.end(), [&](const RuleContext& context) {
      return context.side != side || context_allows(context, view.scratch.lattice, {token, token}, {});
    });
  }
  static bool may_begin(const void* self, std::uint32_t token) {
    return static_cast<const Borders*>(self)->allow(RuleContext::Side::kLeft, token);
  }
  static bool may_end(const void* self, std::uint32_t token) {
    return static_cast<const Borders*>(self)->allow(RuleContext::Side::kRight, token);
  }
};

class FrameRule {
 public:
  FrameRule(const SentenceView& view, std::uint32_t number, const FramePrograms& programs)
      : view_(view), number_(number), rule_(view.rules.rules[number]), programs_(programs) {}

  // `starts`: where a match may begin.
  void run(std::span<const std::uint64_t> starts, std::vector<RuleMatch>& out) {
    const Borders borders{view_, rule_};
    FrameMatcher& matcher = view_.scratch.frames;
    FrameBorders checks;
    if (!rule_.contexts.empty()) checks = {&Borders::may_begin, &Borders::may_end, &borders};
    matcher.start(programs_.program, view_.scratch.lattice, checks, starts);
    while (matcher.next(view_.scratch.frame_match)) {
      RuleMatch match = read(view_.scratch.frame_match);
      if (allowed(match)) out.push_back(std::move(match));
    }
  }

 private:
  // Nobody stands on both sides: "X, a unit of X" is a misread name.
  bool fills_two_roles(const RuleMatch& match) const {
    const auto entity = [&](const RoleCapture& capture) {
      return capture.filler.kind == FillerKind::kEntity ? view_.document.mentions[capture.filler.index].entity
                                                        : kNowhere;
    };
    for (const RoleCapture& one : match.captures) {
      const bool twice =
          std::any_of(match.captures.begin(), match.captures.end(), [&](const RoleCapture& other) {
            return other.role != one.role && entity(one) != kNowhere && entity(other) == entity(one);
          });
      if (twice) return true;
    }
    return false;
  }

  bool allowed(const RuleMatch& match) const {
    if (fills_two_roles(match)) return false;
    return std::all_of(rule_.contexts.begin(), rule_.contexts.end(), [&](const RuleContext& context) {
      if (context.side == RuleContext::Side::kLeft || context.side == RuleContext::Side::kRight) return true;
      const std::uint32_t predicate = match.predicate;
      const TokenSpan clause = predicate == kNowhere ? view_.tokens : clause_of(view_.document, predicate);
      return context_allows(context, view_.scratch.lattice, match.evidence, clause);
    });
  }

  RuleMatch read(const FrameMatch& found) const {
    RuleMatch match;
    match.rule = number_;
    match.type = rule_.type;
    match.evidence = found.tokens;
    for (const FrameCapture& capture : found.captures) {
      const RoleType* const role = programs_.types[capture.role];
      if (role != nullptr) read_role(capture.tokens, *role, match);
    }
    match.anchor = anchor(found);
    match.predicate = predicate(match.anchor);
    return match;
  }

  // The fillers of one capture: the unit it is, or the mentions, amounts, dates it holds, or its text.
  void read_role(TokenSpan tokens, const RoleType& role, RuleMatch& match) const {
    const Lattice& lattice = view_.scratch.lattice;
    if (view_.rules.others != kNoTest && role.list && lattice.holds(tokens, view_.rules.others)) {
      match.open_roles.push_back(role.symbol);
    }
    const std::size_t before = match.captures.size();
    std::uint32_t head = kNowhere;  // of the group the capture is
    for (std::uint32_t t = tokens.begin; t < tokens.end;) {
      const Unit* member = nullptr;
      for (const Unit& unit : lattice.at(t)) {
        if (unit.tokens.end > tokens.end) continue;
        if (unit.tokens == tokens && (unit.kinds & bit(Kind::kNounPhrase)) != 0) head = unit.head;
        if (member == nullptr && filler_of(view_.document, unit, role).kind != FillerKind::kText)
          member = &unit;
      }
      const bool beside_head = member != nullptr && head != kNowhere && !member->tokens.contains(head) &&
                               (member->kinds & kEntityKinds) != 0;
      if (member != nullptr && !beside_head) {
        match.captures.push_back({role.symbol, filler_of(view_.document, *member, role), "frame"});
        if (!role.list) return;
        t = member->tokens.end;
      } else {
        ++t;
      }
    }
    if (match.captures.size() > before) return;
    const Filler text{FillerKind::kText, kNowhere, trimmed(tokens)};
    if (!text.tokens.empty()) match.captures.push_back({role.symbol, text, "frame"});
  }

  TokenSpan trimmed(TokenSpan tokens) const {
    const auto& tag = view_.document.tokens.tag;
    while (!tokens.empty() && (tag[tokens.begin] == Tag::kComma || tag[tokens.begin] == Tag::kColon))
      ++tokens.begin;
    while (!tokens.empty() && (tag[tokens.end - 1] == Tag::kComma || tag[tokens.end - 1] == Tag::kColon))
      --tokens.end;
    return tokens;
  }

  // What the rule marks as `anchor=`, or the first verb outside all fillers, or the word that woke the rule.
  std::uint32_t anchor(const FrameMatch& found) const {
    for (const FrameCapture& capture : found.captures) {
      if (programs_.types[capture.role] == nullptr) return anchor_head(capture.tokens);
    }
    const Lattice& lattice = view_.scratch.lattice;
    const auto captured = [&](std::uint32_t t) {
      return std::any_of(found.captures.begin(), found.captures.end(),
                         [&](const FrameCapture& capture) { return capture.tokens.contains(t); });
    };
    const auto& predicates = view_.document.predicates;
    for (std::uint32_t p = first_predicate(view_.document, found.tokens.begin);
         p < predicates.size() && predicates[p].token < found.tokens.end; ++p) {
      if (predicates[p].verb_group != kNowhere && !captured(predicates[p].token)) return predicates[p].token;
    }
    for (std::uint32_t t = found.tokens.begin; t < found.tokens.end; ++t) {
      for (const TestId test : programs_.trigger) {
        if (lattice.holds({t, t + 1}, test)) return t;
      }
    }
    return found.tokens.begin;
  }

  std::uint32_t anchor_head(TokenSpan tokens) const {
    const auto& predicates = view_.document.predicates;
    const std::uint32_t p = first_predicate(view_.document, tokens.begin);
    return p < predicates.size() && predicates[p].token < tokens.end ? predicates[p].token : tokens.end - 1;
  }

  // The predicate headed by the anchor, or the verb of its clause.
  std::uint32_t predicate(std::uint32_t anchor) const {
    const std::uint32_t p = first_predicate(view_.document, anchor);
    const auto& predicates = view_.document.predicates;
    return p < predicates.size() && predicates[p].token == anchor ? p : owner_at(view_, anchor);
  }

  const SentenceView& view_;
  const std::uint32_t number_;
  const Rule& rule_;
  const FramePrograms& programs_;
};

// Asks the memory for all programs before the first is run: most were not run for long, and lie apart.
void match_frames(const SentenceView& view, std::vector<RuleMatch>& out) {
  RuleScratch& scratch = view.scratch;
  scratch.programs.resize(view.rules.rules.size());
  for (const std::uint32_t rule : scratch.woken) {
    const FramePrograms*& programs = scratch.programs[rule];
    if (programs == nullptr) programs = &view.rules.programs(view.rules.rules[rule]);
    __builtin_prefetch(programs->starts.steps.data());
    __builtin_prefetch(programs->starts.words.data());
  }
  for (const std::uint32_t rule : scratch.woken) {
    const FramePrograms& programs = *scratch.programs[rule];
    const auto starts = scratch.starts.find(programs.starts, scratch.lattice);
    if (!starts.empty()) FrameRule(view, rule, programs).run(starts, out);
  }
}

bool may_fill(const AnchorWord& anchor, PlaceSet filled) {
  return std::all_of(anchor.wanted.begin(), anchor.wanted.end(),
                     [&](PlaceSet wanted) { return wanted == kAllPlaces || (wanted & filled) != 0; });
}

void match_events(const SentenceView& view, std::vector<RuleMatch>& out) {
  const auto& predicates = view.document.predicates;
  for (std::uint32_t p = first_predicate(view.document, view.tokens.begin);
       p < predicates.size() && predicates[p].token < view.tokens.end; ++p) {
    const std::uint32_t word_class = view.scratch.word_class[predicates[p].token - view.tokens.begin];
    const std::vector<AnchorWord>* const anchors = view.scratch.classes.anchors(word_class);
    if (anchors == nullptr) continue;
    PlaceSet filled = 0;
    for (const Place& place : view.document.places_of(p)) filled |= place_bit(place.place);
    std::uint32_t last = kNowhere;
    for (const AnchorWord& anchor : *anchors) {
      if (anchor.rule == last || !may_fill(anchor, filled)) continue;
      if (!needs_met(view, anchor.rule) || !is_anchor(view, anchor, p)) continue;
      last = anchor.rule;
      match_event(view, anchor.rule, p, out);
    }
  }
}

}  // namespace

void read_sentence(const Resources& resources, const Document& document, std::uint32_t sentence,
                   RuleScratch& scratch) {
  read({resources.rules, resources.lexicons, document, scratch, document.sentences[sentence].tokens});
}

void match_rules(const Resources& resources, const Document& document, std::uint32_t sentence,
                 RuleScratch& scratch, std::vector<RuleMatch>& out) {
  const SentenceView view{resources.rules, resources.lexicons, document, scratch,
                          document.sentences[sentence].tokens};
  if (view.tokens.empty()) return;
  read(view);
  const std::size_t first = out.size();
  match_frames(view, out);
  match_events(view, out);
  std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                   [](const RuleMatch& a, const RuleMatch& b) { return a.rule < b.rule; });
}

namespace {

std::size_t distinct_roles(const RuleMatch& match) {
  std::vector<Symbol> roles;
  for (const RoleCapture& capture : match.captures) roles.push_back(capture.role);
  std::sort(roles.begin(), roles.end());
  return static_cast<std::size_t>(std::unique(roles.begin(), roles.end()) - roles.begin());
}

// Types of one family share a key; a type without family has its own.
std::uint32_t conflict_key(const Ontology& ontology, std::uint16_t type) {
  const std::uint32_t group = ontology.types[type].conflict_group;
  return group != 0 ? group : static_cast<std::uint32_t>(ontology.conflict_groups.size()) + type;
}

// True when `whole` fills each role that `part` fills, with words that overlap.
bool tells_all_of(const RuleMatch& whole, const RuleMatch& part) {
  return std::all_of(part.captures.begin(), part.captures.end(), [&](const RoleCapture& one) {
    return std::any_of(whole.captures.begin(), whole.captures.end(), [&](const RoleCapture& other) {
      return other.role == one.role && other.filler.tokens.overlaps(one.filler.tokens);
    });
  });
}

// "approved Beta's request to build a mill": what the noun of an object says, another claim has taken in.
bool takes_in(const RuleMatch& whole, const RuleMatch& part) {
  bool inside = false;
  for (const RoleCapture& one : whole.captures) inside = inside || one.filler.tokens.contains(part.anchor);
  return inside && part.captures.size() > 1 &&
         std::all_of(part.captures.begin(), part.captures.end(), [&](const RoleCapture& one) {
           return std::any_of(whole.captures.begin(), whole.captures.end(), [&](const RoleCapture& other) {
             return other.filler.kind == one.filler.kind && other.filler.tokens == one.filler.tokens;
           });
         });
}

bool overlaps(const RuleMatch& match, const RoleCapture& one, bool same_role) {
  return std::any_of(match.captures.begin(), match.captures.end(), [&](const RoleCapture& other) {
    return (other.role == one.role) == same_role && other.filler.tokens.overlaps(one.filler.tokens);
  });
}

// Two readings of one claim that agree in every role they share: the one that is kept takes over the parties,
// amounts and dates of roles it lacks.
void complete(RuleMatch& kept, const RuleMatch& beaten) {
  if (kept.type != beaten.type) return;
  const auto shares = [&](const RoleCapture& one) {
    return std::any_of(kept.captures.begin(), kept.captures.end(),
                       [&](const RoleCapture& other) { return other.role == one.role; });
  };
  std::vector<RoleCapture> added;
  for (const RoleCapture& one : beaten.captures) {
    const bool shared = shares(one);
    if (overlaps(kept, one, false) || (shared && !overlaps(kept, one, true))) return;
    if (!shared && one.filler.kind != FillerKind::kText) added.push_back(one);
  }
  for (const RoleCapture& one : added) {
    kept.evidence = {std::min(kept.evidence.begin, one.filler.tokens.begin),
                     std::max(kept.evidence.end, one.filler.tokens.end)};
    kept.captures.push_back(one);
  }
}

}  // namespace

void settle(const Ontology& ontology, std::vector<RuleMatch>& matches) {
  const auto better = [&](const RuleMatch& a, const RuleMatch& b) {
    const auto key = [&](const RuleMatch& m) { return std::tuple(m.anchor, conflict_key(ontology, m.type)); };
    if (key(a) != key(b)) return key(a) < key(b);
    const std::size_t roles_a = distinct_roles(a), roles_b = distinct_roles(b);
    if (roles_a != roles_b) return roles_a > roles_b;
    if (a.evidence.size() != b.evidence.size()) return a.evidence.size() > b.evidence.size();
    return a.rule != b.rule ? a.rule < b.rule : a.evidence < b.evidence;
  };
  std::stable_sort(matches.begin(), matches.end(), better);
  std::size_t kept = 0;
  for (std::size_t m = 0; m < matches.size(); ++m) {
    const bool beaten =
        kept > 0 && matches[kept - 1].anchor == matches[m].anchor &&
        conflict_key(ontology, matches[kept - 1].type) == conflict_key(ontology, matches[m].type);
    if (beaten) {
      complete(matches[kept - 1], matches[m]);
    } else {
      if (kept != m) matches[kept] = std::move(matches[m]);
      ++kept;
    }
  }
  matches.erase(matches.begin() + static_cast<std::ptrdiff_t>(kept), matches.end());
  std::stable_sort(matches.begin(), matches.end(), [](const RuleMatch& a, const RuleMatch& b) {
    return std::tie(a.anchor, a.rule) < std::tie(b.anchor, b.rule);
  });
}

void fill_roles(const Resources& resources, const Document& document, std::uint32_t sentence,
                RuleScratch& scratch, std::vector<RuleMatch>& matches) {
  const SentenceView view{resources.rules, resources.lexicons, document, scratch,
                          document.sentences[sentence].tokens};
  for (RuleMatch& match : matches) {
    take_listed(view, resources.ontology, match);
    if (resources.rules.fills.empty()) continue;  // no pattern has one
    for (const std::uint32_t rule : resources.rules.fills[match.type]) fill_match(view, rule, match);
  }
}

void drop_told_twice(const Ontology& ontology, std::vector<RuleMatch>& matches) {
  std::vector<RuleMatch*> clauses;
  for (RuleMatch& match : matches) {
    if (ontology.types[match.type].clause) clauses.push_back(&match);
  }
  std::stable_sort(clauses.begin(), clauses.end(), [](const RuleMatch* a, const RuleMatch* b) {
    return std::tie(a->type, a->evidence.begin) < std::tie(b->type, b->evidence.begin);
  });
  std::vector<bool> dropped(matches.size());
  RuleMatch* before = nullptr;
  for (RuleMatch* const match : clauses) {
    if (before != nullptr && before->type == match->type && before->evidence.overlaps(match->evidence)) {
      const bool old_is_enough = tells_all_of(*before, *match), new_is_enough = tells_all_of(*match, *before);
      if (old_is_enough && (!new_is_enough || before->rule < match->rule)) {
        dropped[static_cast<std::size_t>(match - matches.data())] = true;
        continue;
      }
      if (new_is_enough) dropped[static_cast<std::size_t>(before - matches.data())] = true;
    }
    before = match;
  }
  const auto states = [&](const RuleMatch& match) {
    return is_statement_type(ontology.types[match.type].name);
  };
  for (std::size_t part = 0; part < matches.size(); ++part) {
    if (!states(matches[part])) continue;
    dropped[part] = std::any_of(matches.begin(), matches.end(), [&](const RuleMatch& whole) {
      return takes_in(whole, matches[part]) && !states(whole);
    });
  }
  std::size_t at = 0;
  std::erase_if(matches, [&](const RuleMatch&) { return dropped[at++]; });
}

}  // namespace claimgraph
