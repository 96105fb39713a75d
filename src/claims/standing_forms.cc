#include "claims/standing_forms.h"

#include <algorithm>

#include "claims/standing.h"
#include "resources.h"

namespace claimgraph {

bool StandingForms::is_had(const VerbGroup& group) const {
  return group.tokens.size() == 2 && document_.norm(group.modal) == "'d" &&
         tree_.tag(group.head) == Tag::kVBN;
}

bool StandingForms::is_done(const VerbGroup& group, std::uint32_t node) const {
  if (group.infinitive || group.modal != kNowhere) return false;
  if (group.perfect) return true;
  const std::uint32_t mark = tree_.child(node, Relation::kMark);
  const Relation r = tree_.relation(node);
  if (tree_.tag(group.head) == Tag::kVBN)
    return group.tokens.size() == 1 && mark == kNowhere &&
           (r == Relation::kAcl || r == Relation::kAdvcl || r == Relation::kParataxis);
  return tree_.tag(group.head) == Tag::kVBG && mark != kNowhere && in_lexicon("after-word", mark);
}

bool StandingForms::stands_alone(std::uint32_t node) const {
  const std::uint32_t number = verb_group_at(tree_, node);
  if (number == kNowhere || !document_.verb_groups[number].finite) return false;
  const Tag tag = tree_.tag(document_.verb_groups[number].tokens.begin);
  return tag == Tag::kVBD || tag == Tag::kVBZ || tag == Tag::kMD;
}

bool StandingForms::has_actor(std::uint32_t node) const {
  const std::uint32_t number = verb_group_at(tree_, node);
  if (number == kNowhere || document_.verb_groups[number].tokens.begin == 0) return false;
  const std::uint32_t before = document_.verb_groups[number].tokens.begin - 1;
  const std::uint32_t group = tree_.noun_group(before);
  if (group == kNowhere || document_.sentence_of(before) != document_.sentence_of(node)) return false;
  const std::uint32_t mark = tree_.child(tree_.top(document_.noun_groups[group]), Relation::kCase);
  return mark != kNowhere && document_.norm(mark) == "for";
}

bool StandingForms::goes_on_to(std::uint32_t node, std::uint32_t above) const {
  const Relation r = tree_.relation(node);
  const std::uint32_t number = tree_.verb_group(above);
  return (r == Relation::kXcomp || r == Relation::kAdvcl) && infinitive(node) && number != kNowhere &&
         above + 1 < document_.tokens.size() && document_.norm(above + 1) == "on" && above + 1 < node &&
         tree_.head(above + 1) == above;
}

bool StandingForms::goes_along(std::uint32_t node, std::uint32_t above) const {
  const std::uint32_t number = tree_.verb_group(node);
  return tree_.relation(node) == Relation::kAdvcl && above < node && tree_.tag(node) == Tag::kVBG &&
         number != kNowhere && !document_.verb_groups[number].finite &&
         tree_.child(node, Relation::kMark) == kNowhere && !lemma_in("say", node);
}

bool StandingForms::follows_at_once(std::uint32_t node, std::uint32_t above) const {
  const std::uint32_t own = verb_group_at(tree_, node), verb = verb_group_at(tree_, above);
  return tree_.tag(node) == Tag::kVBG && own != kNowhere && verb != kNowhere &&
         document_.verb_groups[own].tokens.begin == document_.verb_groups[verb].tokens.end;
}

bool StandingForms::goes_on(std::uint32_t verb) const {
  return verb + 1 < document_.tokens.size() && lemma_in("moves-on", verb) && document_.norm(verb + 1) == "on";
}

bool StandingForms::takes_place(std::uint32_t verb) const {
  const bool ahead = verb + 1 < document_.tokens.size() && in_lexicon("ahead-word", verb + 1);
  return lemma_in("takes-place", verb) || (ahead && lemma_in("goes-ahead", verb));
}

bool StandingForms::is_means(std::uint32_t node, std::uint32_t verb) const {
  const std::uint32_t mark = tree_.child(node, Relation::kMark);
  if (tree_.tag(node) != Tag::kVBG || mark == kNowhere || document_.norm(mark) != "by") return false;
  const std::uint32_t deed = verb == kNowhere ? kNowhere : verb_group_at(tree_, verb);
  return deed != kNowhere && document_.verb_groups[deed].finite;
}

bool StandingForms::governed_gerund(std::uint32_t node) const {
  if (tree_.tag(node) != Tag::kVBG) return false;
  const std::uint32_t mark = tree_.child(node, Relation::kMark);
  return mark != kNowhere && in_lexicon("governed-preposition", mark);
}

bool StandingForms::said_that(std::uint32_t node) const {
  const std::uint32_t mark = tree_.child(node, Relation::kMark);
  return mark != kNowhere && document_.norm(mark) == "that";
}

bool StandingForms::lacks_nothing(std::uint32_t node) const {
  bool subject = false, object = false;
  for (const std::uint32_t c : tree_.children(node)) {
    if (is_wh(tree_.tag(c))) return false;
    subject |= c < node && tree_.relation(c) == Relation::kNsubj;
    object |= c > node && tree_.relation(c) == Relation::kObj;
  }
  return subject && object;
}

bool StandingForms::infinitive(std::uint32_t node) const {
  const std::uint32_t number = verb_group_at(tree_, node);
  if (number != kNowhere && document_.verb_groups[number].infinitive) {
    const std::uint32_t to = document_.verb_groups[number].tokens.begin;
    return to == 0 || !in_lexicon("be-to", to - 1);
  }
  const std::uint32_t mark = tree_.tag(node) == Tag::kVBG ? tree_.child(node, Relation::kMark) : kNowhere;
  return mark != kNowhere && document_.norm(mark) == "to";
}

bool StandingForms::own_subject(std::uint32_t node) const {
  return tree_.child(node, Relation::kNsubj) != kNowhere ||
         tree_.child(node, Relation::kNsubjPass) != kNowhere;
}

std::uint32_t StandingForms::noun_before(std::uint32_t node) const {
  const std::uint32_t number = verb_group_at(tree_, node);
  const bool to = number != kNowhere && document_.verb_groups[number].infinitive;
  const std::uint32_t mark = tree_.child(node, Relation::kMark);
  const std::uint32_t lead = to ? document_.verb_groups[number].tokens.begin : mark;
  if (lead == kNowhere || lead == 0 || lead > node || !(to || governed_gerund(node))) return kNowhere;
  return is_noun(tree_.tag(lead - 1)) ? lead - 1 : kNowhere;
}

bool StandingForms::tells(std::uint32_t node) const {
  const std::uint32_t number = verb_group_at(tree_, node);
  if (number == kNowhere) return false;
  const VerbGroup& group = document_.verb_groups[number];
  if (group.modal != kNowhere) return in_lexicon("tells-of-future", group.modal);
  const Tag tag = tree_.tag(group.tokens.begin);
  return group.finite && (tag == Tag::kVBD || tag == Tag::kVBZ);
}

bool StandingForms::would(std::uint32_t verb) const {
  const std::uint32_t group = tree_.verb_group(verb);
  return group != kNowhere && document_.verb_groups[group].modal != kNowhere;
}

const Quote* StandingForms::quote_of(std::uint32_t token) const {
  const auto& quotes = document_.quotes;
  const auto at = std::lower_bound(quotes.begin(), quotes.end(), token,
                                   [](const Quote& q, std::uint32_t t) { return q.tokens.end <= t; });
  return at != quotes.end() && at->tokens.contains(token) ? &*at : nullptr;
}

bool StandingForms::in_lexicon(LexiconName name, std::uint32_t token) const {
  return resources_.lexicons.holds(name, document_.tokens.norm[token]);
}
bool StandingForms::lemma_in(LexiconName name, std::uint32_t token) const {
  return resources_.lexicons.holds(name, document_.tokens.lemma[token]);
}

}  // namespace claimgraph
