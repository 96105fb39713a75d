#include "rules/event_matcher.h"

#include <algorithm>
#include <string_view>

#include "rules/clause_owner.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kWidestFiller = 40;   // tokens looked at on each side of a filler's head
constexpr std::uint32_t kWidestClause = 100;  // and on each side of an anchor
constexpr std::uint32_t kWidestOverhang =
    4;                                     // tokens an amount may begin before the filler whose head it holds
constexpr std::uint32_t kShortLead = 3;    // tokens before a filler that lead up to it
constexpr std::uint32_t kLongestLead = 9;  // and that may describe it
constexpr std::size_t kMostFillers = 64;   // of one match

// The part of a clause, within the lattice, that is looked at from a token: keeps the cost linear.
TokenSpan near(const Lattice& lattice, std::uint32_t token, TokenSpan clause) {
  const std::uint32_t from = token > kWidestClause ? token - kWidestClause : 0;
  return {std::max({clause.begin, lattice.tokens().begin, from}),
          std::min({clause.end, lattice.tokens().end, token + kWidestClause})};
}

class EventMatcher {
 public:
  EventMatcher(const SentenceView& view, const Event& event, std::uint32_t predicate, RuleMatch& match)
      : view_(view),
        event_(event),
        lattice_(view.scratch.lattice),
        predicate_(predicate),
        places_(view.document.places_of(predicate)),
        match_(match),
        filled_(event.roles.size(), false) {}

  bool run() {
    bool complete = true;
    for (std::size_t r = 0; r < event_.roles.size(); ++r) {
      fill(event_.roles[r], r);
      if (event_.roles[r].list && filled_[r]) note_open(*event_.roles[r].type);
      complete = complete && (!event_.roles[r].required || filled_[r]);
      if (!complete && view_.trials == nullptr) return false;
    }
    return complete &&
           std::all_of(event_.needs.begin(), event_.needs.end(), [&](const std::vector<std::size_t>& need) {
             return std::any_of(need.begin(), need.end(), [&](std::size_t r) { return filled_[r]; });
           });
  }

  /// Only the roles that the match lacks.
  void complete() {
    for (std::size_t r = 0; r < event_.roles.size(); ++r) {
      const Symbol role = event_.roles[r].type->symbol;
      const bool has = std::any_of(match_.captures.begin(), match_.captures.end(),
                                   [&](const RoleCapture& capture) { return capture.role == role; });
      if (!has) fill(event_.roles[r], r);
    }
  }

 private:
  void fill(const EventRole& role, std::size_t number) {
    role_ = &role;
    number_ = number;
    filled_from_ = kNoSymbol;
    used_heads_.clear();
    told_heads_.clear();
    for (const PlaceTest& place : role.places) {
      limit_ = limit(place.before);
      behind_ = place.behind;
      led_by_ = place.led_by;
      if (place.where == PlaceTest::Where::kPlace) {
        fill_from_places(place);
      } else if (filled_[number] && !role.list) {
        return;
      } else if (place.where == PlaceTest::Where::kClause) {
        fill_from_clause(place, clause_of(view_.document, predicate_));
      } else {
        fill_from_governors(place);
      }
      if (filled_[number] && !role.list && !takes_list()) return;
    }
  }

  bool takes_list() const {
    const RoleType& type = *role_->type;
    return type.list && (type.kind == RoleKind::kParty || type.kind == RoleKind::kPlace);
  }

  // A role that takes one place takes what is coordinated with it where the type has a list: "Acme and Beta",
  // by whatever test: "Acme and foreign banks".
  bool is_complete(const Place& next) const {
    if (!filled_[number_] || role_->list) return false;
    const bool listed = next.link == "conjunct" || filled_by_ == "conjunct";
    return !takes_list() || !listed || next.place != filled_from_;
  }

  // "than in 1985", "on the same month": what passes the test stands among the words right before the token.
  bool stands_behind(std::uint32_t token, TestId test) const {
    const std::uint32_t begin = lattice_.tokens().begin;
    const TokenSpan before{std::max(begin, token - std::min(token, kShortLead)), token};
    return test != kNoTest && lattice_.holds(before, test);
  }

  // "sold Beta, a brewer, [to] Norway's state-run drinks group Acme": where the tree hangs the phrase on
  // another word, the word before all that describes the filler tells its place.
  bool is_led(std::uint32_t token, TestId test) const {
    if (test == kNoTest) return true;
    const std::uint32_t first =
        std::max({match_.anchor, lattice_.tokens().begin, token - std::min(token, kLongestLead)});
    while (token > first && describes(view_.document.tokens.tag[token - 1])) --token;
    return token > first && lattice_.word_passes(token - 1, test);
  }

  static bool describes(Tag tag) { return is_inside_group(tag) || tag == Tag::kRB; }

  // Where the fillers of a role begin.
  std::uint32_t limit(Symbol before) const {
    std::uint32_t first = kNowhere;
    for (const RoleCapture& capture : match_.captures) {
      if (before != kNoSymbol && capture.role == before) first = std::min(first, capture.filler.tokens.begin);
    }
    return first;
  }

  void fill_from_places(const PlaceTest& wanted) {
    for (const Place& place : places_) {
      if (place.place != wanted.place || is_used(place)) continue;
      if (is_complete(place)) return;
      const std::size_t before = match_.captures.size();
      if (wanted.via == kNoTest) {
        try_place(place, wanted.test);
      } else if (head_passes(place, wanted.via)) {
        fill_through(place, wanted);
      }
      if (match_.captures.size() > before) {
        used_heads_.push_back(place.head);
        if (place.apposed != kNowhere) told_heads_.push_back(place.apposed);
      }
      if (view_.trials != nullptr) {
        view_.trials->push_back({role_, &wanted, place.filler, match_.captures.size() > before});
      }
    }
  }

  // True for a filler that the role took something from already, or from what it is in apposition to, or from
  // what is so to it: "two firms, Acme and Beta" are the firms or both names.
  bool is_used(const Place& place) const {
    const auto in = [](const std::vector<std::uint32_t>& heads, std::uint32_t head) {
      return std::find(heads.begin(), heads.end(), head) != heads.end();
    };
    return in(used_heads_, place.head) || in(told_heads_, place.head) || in(used_heads_, place.apposed);
  }

  // What hangs on the noun or verb of a place: "X" of "a stake in X", of "the right to sell in X".
  void fill_through(const Place& place, const PlaceTest& wanted) {
    const std::uint32_t outer = predicate_at(place.noun_group, place.head);
    if (outer == kNowhere) return;
    for (const Place& inner : view_.document.places_of(outer)) {
      if (wanted.inner != kNoSymbol && wanted.inner != inner.place) continue;
      if (is_complete(inner)) return;
      if (is_used(inner)) continue;
      const std::size_t before = match_.captures.size();
      try_place(inner, wanted.test);
      if (match_.captures.size() > before) used_heads_.push_back(inner.head);
    }
  }

  // With no noun group: a verb's predicate.
  std::uint32_t predicate_at(std::uint32_t group, std::uint32_t head) const {
    const auto& predicates = view_.document.predicates;
    auto p = std::lower_bound(
        predicates.begin(), predicates.end(), head,
        [](const Predicate& predicate, std::uint32_t token) { return predicate.token < token; });
    for (; p != predicates.end() && p->token == head; ++p) {
      if (p->noun_group == group) return static_cast<std::uint32_t>(p - predicates.begin());
    }
    return kNowhere;
  }

  // The last noun group that begins at a token or before it.
  const NounGroup* group_at(std::uint32_t token) const {
    const auto& groups = view_.document.noun_groups;
    const auto group =
        std::upper_bound(groups.begin(), groups.end(), token,
                         [](std::uint32_t t, const NounGroup& g) { return t < g.tokens.begin; });
    return group == groups.begin() ? nullptr : &*(group - 1);
  }

  // True for the head of what fills a role, but for a name and a deed: "the March offering".
  bool fills_a_role(std::uint32_t head) const {
    const Document& document = view_.document;
    if (is_proper(document.tokens.tag[head]) ||
        view_.lexicons.holds("deed-noun", document.tokens.lemma[head]))
      return false;
    return std::any_of(match_.captures.begin(), match_.captures.end(), [&](const RoleCapture& capture) {
      return capture.filler.kind != FillerKind::kAmount && capture.filler.tokens.contains({head, head + 1});
    });
  }

  // "the current deal": an adjective dates its noun, not the clause; so does a date in what fills a role:
  // "passed the 2027 budget".
  bool is_dated_noun(const Unit& unit) const {
    if ((unit.kinds & bit(Kind::kDate)) == 0 || unit.index == kNowhere) return false;
    const Document& document = view_.document;
    if (is_adjective(document.tokens.tag[unit.head]) || document.dates[unit.index].type == TimexType::kSet)
      return true;
    if (is_year_of_other(unit)) return true;
    const NounGroup* const noun = group_at(unit.tokens.begin);
    return noun != nullptr && noun->tokens.contains(unit.tokens) &&
           !unit.tokens.contains({noun->head, noun->head + 1}) && noun->head != match_.anchor &&
           ((noun->tokens.begin > 0 &&
             view_.lexicons.holds("other-time", document.tokens.norm[noun->tokens.begin - 1])) ||
            (role_->type->name == "date" && fills_a_role(noun->head)));
  }

  // "sued over last year's auction": the auction's year, not that of the deed.
  bool is_year_of_other(const Unit& unit) const {
    const Document& document = view_.document;
    const std::uint32_t end = unit.tokens.end;
    if (role_->type->name != "date" || end >= document.tokens.size() ||
        document.tokens.tag[end] != Tag::kPOS ||
        !view_.lexicons.holds("long-time", document.tokens.lemma[end - 1]))
      return false;
    const NounGroup* const noun = group_at(end + 1);
    return noun != nullptr && !noun->tokens.contains({match_.anchor, match_.anchor + 1}) &&
           !view_.lexicons.holds("deed-noun", document.tokens.lemma[noun->head]);
  }

  // "its proposed $5 billion purchase of Beta": the sum of another deed whose noun has an object of its own.
  bool is_sum_of_other(const Unit& unit) const {
    if ((unit.kinds & kAmountKinds) == 0) return false;
    const Document& document = view_.document;
    const NounGroup* const noun = group_at(unit.tokens.begin);
    if (noun == nullptr || !noun->tokens.contains(unit.tokens) || noun->head < unit.tokens.end ||
        noun->head == match_.anchor || noun->tokens.end >= document.tokens.size())
      return false;
    return document.norm(noun->tokens.end) == "of" &&
           view_.lexicons.holds("deed-noun", document.tokens.lemma[noun->head]);
  }

  // The clauses of the verbs that the anchor is the complement of: "agreed last month to buy".
  void fill_from_governors(const PlaceTest& wanted) {
    const auto& predicates = view_.document.predicates;
    std::uint32_t verb = predicate_;
    for (int i = 0; i < kLongestVerbChain && !filled_[number_]; ++i) {
      if (predicates[verb].link != PredicateLink::kComplement || predicates[verb].parent == kNowhere) return;
      verb = predicates[verb].parent;
      const bool met = wanted.via == kNoTest || lattice_.word_passes(predicates[verb].token, wanted.via);
      if (met) fill_from_clause(wanted, predicates[verb].clause);
    }
  }

  void fill_from_clause(const PlaceTest& wanted, TokenSpan clause) {
    const std::uint32_t owner = owner_at(view_, view_.document.predicates[predicate_].token);
    const TokenSpan seen = near(lattice_, match_.anchor, clause);
    for (std::uint32_t t = seen.begin; t < seen.end; ++t) {
      for (const Unit& unit : lattice_.at(t)) {
        const bool own = unit.tokens.end <= seen.end && lattice_.passes(unit, wanted.test) &&
                         same_clause(view_, owner, t) && !is_dated_noun(unit) && !is_sum_of_other(unit);
        if (own) accept(unit, "clause");
        if (filled_[number_] && !role_->list) return;
      }
    }
  }

  bool head_passes(const Place& place, TestId test) const {
    Unit unit;
    unit.tokens = place.filler;
    unit.head = place.head;
    return place.head != kNowhere && lattice_.head_passes(unit, test);
  }

  // The unit of a place that passes the test, and the role with it.
  void try_place(const Place& place, TestId test) {
    const std::size_t before = match_.captures.size();
    try_filler(place, test);
    if (match_.captures.size() == before || filled_from_ != kNoSymbol) return;
    filled_from_ = place.place;
    filled_by_ = place.link;
  }

  void try_filler(const Place& place, TestId test) {
    if (place.head == kNowhere || place.filler.empty()) return;
    if (test == kNoTest) {
      accept(text_unit(place), place.link);
      return;
    }
    const UnitTest wanted = view_.rules.tests[test];
    if (wanted.is_word()) {
      if (head_passes(place, test)) accept(text_unit(place), place.link);
      return;
    }
    if (const Unit* found = unit_in(place, test)) accept(*found, place.link);
  }

  static Unit text_unit(const Place& place) {
    Unit unit;
    unit.tokens = place.filler;
    unit.head = place.head;
    return unit;
  }

  // Mentions and groups must hold the head of the filler; amounts and dates may stand anywhere in it, and
  // reach out of it where they hold the head ("22 per cent", "8 to 12 percent").
  const Unit* unit_in(const Place& place, TestId test) const {
    const Kinds need = view_.rules.tests[test].need;
    const bool anywhere = (need & (kAmountKinds | kDateKinds)) != 0;
    const std::uint32_t filler_begin =
        std::max(std::min(place.filler.begin, place.head), lattice_.tokens().begin);
    const std::uint32_t overhang =
        std::min(filler_begin - lattice_.tokens().begin, anywhere ? kWidestOverhang : 0);
    const std::uint32_t begin = filler_begin - overhang;
    const std::uint32_t first = place.head > begin + kWidestFiller ? place.head - kWidestFiller : begin;
    const std::uint32_t past =
        anywhere ? std::min(place.filler.end, place.head + kWidestFiller) : place.head + 1;
    const Unit* best = nullptr;
    for (std::uint32_t t = first; t < std::min(past, lattice_.tokens().end); ++t) {
      for (const Unit& unit : lattice_.at(t)) {
        const bool holds_head = unit.tokens.contains(place.head);
        const bool ends_behind = unit.tokens.end > std::max(place.filler.end, place.head + 1);
        const bool overhangs = ends_behind || unit.tokens.begin < filler_begin;
        if (overhangs && !(anywhere && holds_head)) continue;
        if ((!holds_head && !anywhere) || !lattice_.passes(unit, test)) continue;
        if (holds_head) return &unit;
        if (best == nullptr) best = &unit;
      }
    }
    return best;
  }

  // "Acme, Beta and many others", "Acme and Beta, among others": the list is left open.
  void note_open(const RoleType& role) {
    if (view_.rules.others == kNoTest) return;
    const bool open = std::any_of(match_.captures.begin(), match_.captures.end(), [&](const auto& capture) {
      return capture.role == role.symbol && others_follow(capture.filler.tokens.end);
    });
    if (open) match_.open_roles.push_back(role.symbol);
  }

  bool others_follow(std::uint32_t token) const {
    constexpr std::uint32_t kFarthest = 3;  // words between "and" and "others"
    const auto& tag = view_.document.tokens.tag;
    const std::uint32_t end = lattice_.tokens().end;
    const bool comma = token < end && tag[token] == Tag::kComma;
    if (comma) ++token;
    if (token + 1 >= end) return false;
    const auto is_others = [&](std::uint32_t t) {  // not "and more shares"
      return lattice_.word_passes(t, view_.rules.others) && (t + 1 >= end || !is_noun(tag[t + 1]));
    };
    if (tag[token] == Tag::kIN) return comma && is_others(token + 1);
    if (tag[token] != Tag::kCC) return false;
    for (std::uint32_t t = token + 1; t < std::min(end, token + 1 + kFarthest); ++t) {
      if (is_others(t)) return true;
      if (tag[t] != Tag::kDT && tag[t] != Tag::kCD && !is_adjective(tag[t])) return false;
    }
    return false;
  }

  void accept(const Unit& unit, std::string_view link) {
    RoleCapture capture{role_->type->symbol, filler_of(view_.document, unit, *role_->type), link};
    if (match_.captures.size() >= kMostFillers || capture.filler.tokens.empty()) return;
    const std::uint32_t begin = capture.filler.tokens.begin;
    if (begin >= limit_ || stands_behind(begin, behind_) || !is_led(begin, led_by_)) return;
    const bool used =
        std::any_of(match_.captures.begin(), match_.captures.end(), [&](const RoleCapture& other) {
          if (other.filler.kind != capture.filler.kind) return false;
          if (capture.filler.kind == FillerKind::kText) return other.filler.tokens == capture.filler.tokens;
          if (capture.filler.kind == FillerKind::kEntity)
            return entity_of(other.filler.index) == entity_of(capture.filler.index);
          return other.filler.index == capture.filler.index;
        });
    if (used ||
        (link == "transparent" && !is_proper(view_.document.tokens.tag[unit.head]) && within(capture)))
      return;
    std::erase_if(match_.captures, [&](const RoleCapture& inner) { return is_members_of(inner, capture); });
    filled_[number_] = true;
    const TokenSpan tokens = capture.filler.tokens;
    match_.evidence = {std::min(match_.evidence.begin, tokens.begin),
                       std::max(match_.evidence.end, tokens.end)};
    match_.captures.push_back(capture);
  }

  // "a group of investors" is one, its investors are no others.
  bool within(const RoleCapture& capture) const {
    return std::any_of(match_.captures.begin(), match_.captures.end(), [&](const RoleCapture& other) {
      return other.role == capture.role && other.filler.tokens.contains(capture.filler.tokens);
    });
  }

  // The investors of "a group of investors" that were found before it.
  bool is_members_of(const RoleCapture& inner, const RoleCapture& whole) const {
    const TokenSpan tokens = inner.filler.tokens;
    return inner.role == whole.role && inner.link == "transparent" && tokens != whole.filler.tokens &&
           whole.filler.tokens.contains(tokens) && !is_proper(view_.document.tokens.tag[tokens.end - 1]);
  }

  std::uint32_t entity_of(std::uint32_t mention) const { return view_.document.mentions[mention].entity; }

  const SentenceView& view_;
  const Event& event_;
  const Lattice& lattice_;
  const std::uint32_t predicate_;
  const std::span<const Place> places_;
  RuleMatch& match_;
  std::vector<bool> filled_;               // by role
  Symbol filled_from_ = kNoSymbol;         // the place that filled the role in work first
  std::string_view filled_by_;             // its link
  std::vector<std::uint32_t> used_heads_;  // of the role in work
  std::vector<std::uint32_t> told_heads_;  // what these stand in apposition to
  const EventRole* role_ = nullptr;
  std::size_t number_ = 0;
  std::uint32_t limit_ = kNowhere;  // fillers begin before this token
  TestId behind_ = kNoTest;         // and not right behind what passes this
  TestId led_by_ = kNoTest;         // but, with what describes them, right behind what passes this
};

}  // namespace

Filler filler_of(const Document& document, const Unit& unit, const RoleType& role) {
  const Filler text{FillerKind::kText, kNowhere, unit.tokens};
  if (unit.index == kNowhere) return text;
  const bool entity = (unit.kinds & kEntityKinds) != 0;
  switch (role.kind) {
    case RoleKind::kParty:
    case RoleKind::kAgreement:
    case RoleKind::kPlace:
      return entity ? Filler{FillerKind::kEntity, unit.index, document.mentions[unit.index].tokens} : text;
    case RoleKind::kAmount:
      return (unit.kinds & kAmountKinds) != 0 ? Filler{FillerKind::kAmount, unit.index, unit.tokens} : text;
    case RoleKind::kDate:
      return (unit.kinds & kDateKinds) != 0 ? Filler{FillerKind::kDate, unit.index, unit.tokens} : text;
    case RoleKind::kClause:
    case RoleKind::kClaim:
    case RoleKind::kSlot:
      break;
  }
  return text;
}

bool is_anchor(const SentenceView& view, const AnchorWord& anchor, std::uint32_t predicate) {
  const Predicate& p = view.document.predicates[predicate];
  if (anchor.verb ? p.verb_group == kNowhere : p.noun_group == kNowhere) return false;
  return view.lexicons.has_word(anchor.lexicon, view.document.tokens.lemma[p.token]) ||
         view.scratch.lattice.phrase_at_head(anchor.lexicon, p.token, p.verb_group);
}

bool context_allows(const RuleContext& context, const Lattice& lattice, TokenSpan tokens, TokenSpan clause) {
  TokenSpan seen = clause;
  switch (context.side) {
    case RuleContext::Side::kLeft:
      seen = {tokens.begin > context.within ? tokens.begin - context.within : 0, tokens.begin};
      break;
    case RuleContext::Side::kRight:
      seen = {tokens.end, tokens.end + context.within};
      break;
    case RuleContext::Side::kInside:
      seen = tokens;
      break;
    case RuleContext::Side::kClause:
      seen = near(lattice, tokens.begin, clause);
      break;
    case RuleContext::Side::kSentence:
      seen = near(lattice, tokens.begin, lattice.tokens());
      break;
  }
  return lattice.holds(seen, context.test) != context.unless;
}

namespace {

bool contexts_allow(const SentenceView& view, const Rule& rule, std::uint32_t anchor,
                    std::uint32_t predicate) {
  const TokenSpan clause = clause_of(view.document, predicate);
  return std::all_of(rule.contexts.begin(), rule.contexts.end(), [&](const RuleContext& context) {
    const TokenSpan inside =
        context.side == RuleContext::Side::kInside ? clause : TokenSpan{anchor, anchor + 1};
    return context_allows(context, view.scratch.lattice, inside, clause);
  });
}

}  // namespace

void match_event(const SentenceView& view, std::uint32_t rule, std::uint32_t predicate,
                 std::vector<RuleMatch>& out) {
  const Rule& definition = view.rules.rules[rule];
  const Event& event = view.rules.events[definition.body];
  const std::uint32_t token = view.document.predicates[predicate].token;
  if (!contexts_allow(view, definition, token, predicate)) return;
  RuleMatch match;
  match.rule = rule;
  match.type = definition.type;
  match.anchor = token;
  match.predicate = predicate;
  match.evidence = {token, token + 1};
  if (EventMatcher(view, event, predicate, match).run()) out.push_back(std::move(match));
}

void fill_match(const SentenceView& view, std::uint32_t rule, RuleMatch& match) {
  const Rule& definition = view.rules.rules[rule];
  if (match.predicate == kNowhere || !contexts_allow(view, definition, match.anchor, match.predicate)) return;
  EventMatcher(view, view.rules.events[definition.body], match.predicate, match).complete();
}

}  // namespace claimgraph
