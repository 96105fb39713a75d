#include "syntax/argument_repairs.h"

#include <algorithm>
#include <vector>

#include "document.h"
#include "parse/relation.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr int kDeepestArgument = 64;
constexpr int kLongestList = 4;

class ArgumentRepairs {
 public:
  ArgumentRepairs(const Resources& resources, Document& document)
      : resources_(resources),
        document_(document),
        tokens_(document.tokens),
        group_at_(tokens_.size(), kNowhere) {
    for (std::uint32_t g = 0; g < document.noun_groups.size(); ++g) {
      const TokenSpan span = document.noun_groups[g].tokens;
      for (std::uint32_t t = span.begin; t < span.end; ++t) group_at_[t] = g;
    }
    has_subject_.assign(tokens_.size(), false);
    for (std::uint32_t t = 0; t < tokens_.size(); ++t) {
      const Relation r = tokens_.relation[t];
      const bool subject =
          r == Relation::kNsubj || r == Relation::kNsubjPass || r == Relation::kCsubj || r == Relation::kExpl;
      if (subject && tokens_.head[t] != kNowhere) has_subject_[tokens_.head[t]] = true;
    }
  }

  void run() {
    for (std::uint32_t g = 0; g < document_.noun_groups.size(); ++g) g = repair_list(g);
    for (const VerbGroup& verb : document_.verb_groups) {
      repair_object(verb);
      if (!verb.finite) repair_participle(verb);
    }
    for (const VerbGroup& verb : document_.verb_groups) {
      if (verb.finite && tokens_.relation[verb.head] != Relation::kNone) repair(verb);
    }
  }

 private:
  // The node that the subject of a verb group hangs on: the noun or adjective of a copula.
  std::uint32_t node_of(const VerbGroup& verb) const {
    const Relation r = tokens_.relation[verb.head];
    const bool helper = r == Relation::kCop || r == Relation::kAux || r == Relation::kAuxPass;
    return helper && tokens_.head[verb.head] != kNowhere ? tokens_.head[verb.head] : verb.head;
  }

  void repair(const VerbGroup& verb) {
    const std::uint32_t node = node_of(verb);
    std::uint32_t before = verb.tokens.begin;
    while (before > 0 && is_adverb(tokens_.tag[before - 1])) --before;
    if (before == 0) return;
    const std::uint32_t group = group_at_[before - 1];
    if (group != kNowhere && has_subject_[node] && tokens_.tag[before - 1] == Tag::kPRP)
      prefer_pronoun(verb, node, before - 1);
    if (group == kNowhere || has_subject_[node] || tokens_.relation[node] == Relation::kConj) return;
    std::uint32_t subject = before_phrases(group, node);
    if (subject == kNowhere || tokens_.relation[subject] == Relation::kNone) return;
    if (in_clause_before(subject)) {
      subject = described(tokens_.head[subject]);
      if (subject == kNowhere) return;
    }
    const std::uint32_t governor = tokens_.head[subject];
    if (governor != kNowhere && governor < subject && tokens_.relation[subject] == Relation::kAppos) return;
    const bool bare = node == verb.head && (tokens_.tag[node] == Tag::kVBP || tokens_.tag[node] == Tag::kVB);
    if (bare && tokens_.relation[subject] == Relation::kObj && tokens_.relation[node] == Relation::kXcomp &&
        governor == tokens_.head[node])
      return;  // "watch your earnings grow"
    if (tokens_.head[node] != kNowhere && above(node, subject)) {
      // A relative or participial clause has its noun above it; a main clause was read as part of the noun.
      const Relation r = tokens_.relation[node];
      if (r == Relation::kAclRelcl || r == Relation::kAcl || r == Relation::kAdvcl) return;
      tokens_.head[node] = governor;
      tokens_.relation[node] = tokens_.relation[subject];
      tokens_.head[subject] = kNowhere;
    }
    for (int i = 0; i < kLongestList; ++i) {
      const std::uint32_t first = listed_before(subject);
      if (first == kNowhere || above(node, first)) break;
      attach(subject, first, Relation::kConj);
      subject = first;
    }
    attach(subject, node, verb.passive ? Relation::kNsubjPass : Relation::kNsubj);
    has_subject_[node] = true;
  }

  // "moves to cut [the debt] are": the object of a gerund, an infinitive or a relative clause; not behind
  // verbs that take a clause without "that".
  bool in_clause_before(std::uint32_t noun) const {
    const std::uint32_t verb = tokens_.head[noun];
    if (tokens_.relation[noun] != Relation::kObj || verb >= noun || group_at_[noun] == kNowhere ||
        document_.noun_groups[group_at_[noun]].tokens.begin != verb + 1)
      return false;
    const Tag tag = tokens_.tag[verb];
    const bool infinitive = tag == Tag::kVB && verb > 0 && tokens_.tag[verb - 1] == Tag::kTO;
    if (!infinitive && tag != Tag::kVBG && tokens_.relation[verb] != Relation::kAclRelcl) return false;
    return !resources_.tree_words.is(resources_.lexicons, tokens_, verb, TreeWord::kClauseVerb);
  }

  // The noun that a clause hangs on, or the one whose phrase it ends; none where it is a subject already.
  std::uint32_t described(std::uint32_t clause) const {
    const Relation own = tokens_.relation[clause];
    std::uint32_t noun = tokens_.head[clause];
    if ((own != Relation::kAcl && own != Relation::kAclRelcl) || noun >= clause) return kNowhere;
    for (int i = 0; i < kLongestList && tokens_.relation[noun] == Relation::kNmod; ++i)
      noun = tokens_.head[noun];
    const Relation r = tokens_.relation[noun];
    const bool free = r != Relation::kNsubj && r != Relation::kNsubjPass && is_noun(tokens_.tag[noun]);
    return free && noun < clause && !has_preposition(noun) ? noun : kNowhere;
  }

  // "A, B and C", all names of parties: the members hang on the first. Returns the last group of the list.
  std::uint32_t repair_list(std::uint32_t first) {
    std::uint32_t last = first;
    bool complete = false;
    while (!complete && is_party_name(last)) {
      const std::uint32_t next = next_member(last, complete);
      if (next == kNowhere || !is_party_name(next)) return last;
      last = next;
    }
    const std::uint32_t node = top(first);
    if (!complete || last < first + 2 || tokens_.relation[node] == Relation::kNone) return last;
    for (std::uint32_t g = first + 1; g <= last; ++g) {
      const Relation r = tokens_.relation[top(g)];  // "after buying A, B and C merged"
      if (r == Relation::kNsubj || r == Relation::kNsubjPass) return last;
    }
    for (std::uint32_t g = first + 1; g <= last; ++g) attach(top(g), node, Relation::kConj);
    return last;
  }

  // The noun group right behind a comma or "and"; `complete` is set behind "and".
  std::uint32_t next_member(std::uint32_t group, bool& complete) const {
    std::uint32_t t = document_.noun_groups[group].tokens.end;
    if (t < tokens_.size() && tokens_.tag[t] == Tag::kComma) ++t;
    complete = t < tokens_.size() && tokens_.tag[t] == Tag::kCC;
    if (complete) ++t;
    const bool adjacent = t > document_.noun_groups[group].tokens.end && t < tokens_.size();
    return adjacent && group_at_[t] == group + 1 ? group + 1 : kNowhere;
  }

  // A noun group whose head stands in the name of a party.
  bool is_party_name(std::uint32_t group) const {
    const std::uint32_t head = document_.noun_groups[group].head;
    const auto& mentions = document_.mentions;
    const auto it = std::upper_bound(mentions.begin(), mentions.end(), head,
                                     [](std::uint32_t at, const auto& m) { return at < m.tokens.end; });
    return it != mentions.end() && it->tokens.contains(head) &&
           document_.entities[it->entity].kind == EntityKind::kParty;
  }

  // "Acme, based in Oslo, grew": the participle is the noun's, the noun the verb's.
  void repair_participle(const VerbGroup& participle) {
    const std::uint32_t node = participle.head;
    const std::uint32_t verb = tokens_.head[node];
    if (verb == kNowhere || verb < node || tokens_.relation[node] != Relation::kAdvcl || has_subject_[verb])
      return;
    const std::uint32_t begin = participle.tokens.begin;
    if (begin < 2 || tokens_.tag[begin - 1] != Tag::kComma || group_at_[begin - 2] == kNowhere) return;
    const std::uint32_t noun = top(group_at_[begin - 2]);
    if (tokens_.head[noun] != node && tokens_.head[noun] != verb) return;
    tokens_.head[noun] = verb;
    tokens_.relation[noun] = Relation::kNsubj;
    tokens_.head[node] = noun;
    tokens_.relation[node] = Relation::kAcl;
    has_subject_[verb] = true;
  }

  // "appointed Ada Lund as its chief": a noun right behind a verb that has no other is its object.
  void repair_object(const VerbGroup& verb) {
    if (verb.passive || verb.tokens.end >= tokens_.size()) return;
    const std::uint32_t group = group_at_[verb.tokens.end];
    if (group == kNowhere) return;
    const std::uint32_t noun = top(group);
    const bool loose = tokens_.relation[noun] == Relation::kOblUnmarked && tokens_.head[noun] == verb.head;
    if (!loose || is_timed(document_.noun_groups[group].tokens)) return;
    for (std::uint32_t t = noun + 1; t < std::min(tokens_.size(), noun + 20); ++t) {
      if (tokens_.head[t] == verb.head && tokens_.relation[t] == Relation::kObj) return;
    }
    tokens_.relation[noun] = Relation::kObj;
  }

  // Holds a date or an amount: "rose Monday", "rose 3 percent".
  bool is_timed(TokenSpan span) const {
    const auto touches = [&](const auto& layer) {
      const auto it = std::upper_bound(layer.begin(), layer.end(), span.begin,
                                       [](std::uint32_t at, const auto& e) { return at < e.tokens.end; });
      return it != layer.end() && it->tokens.begin < span.end;
    };
    return touches(document_.dates) || touches(document_.amounts);
  }

  // "told the board it has sold": the pronoun right before the verb is its subject, the noun what was told.
  void prefer_pronoun(const VerbGroup& verb, std::uint32_t node, std::uint32_t pronoun) {
    if (tokens_.head[pronoun] == node || tokens_.relation[pronoun] == Relation::kNone) return;
    std::uint32_t told = kNowhere;
    for (std::uint32_t t = pronoun; t > 0 && pronoun - t < 20 && told == kNowhere; --t) {
      const Relation r = tokens_.relation[t - 1];
      if (tokens_.head[t - 1] == node && (r == Relation::kNsubj || r == Relation::kNsubjPass)) told = t - 1;
    }
    if (told == kNowhere || group_at_[told] == kNowhere) return;
    const std::uint32_t begin = document_.noun_groups[group_at_[told]].tokens.begin;
    const std::uint32_t above = begin == 0 ? kNowhere : begin - 1;
    if (above == kNowhere || !is_verb(tokens_.tag[above]) || tokens_.head[above] == node) return;
    attach(told, above, Relation::kIobj);
    attach(pronoun, node, verb.passive ? Relation::kNsubjPass : Relation::kNsubj);
  }

  void attach(std::uint32_t t, std::uint32_t to, Relation as) {
    if (above(to, t)) return;
    tokens_.head[t] = to;
    tokens_.relation[t] = as;
  }

  std::uint32_t top(std::uint32_t group) const {
    const NounGroup& g = document_.noun_groups[group];
    std::uint32_t t = g.head;
    for (int i = 0; i < kDeepestArgument; ++i) {
      const std::uint32_t h = tokens_.head[t];
      if (h == kNowhere || !g.tokens.contains(h)) break;
      t = h;
    }
    return t;
  }

  bool has_preposition(std::uint32_t node) const {
    const std::uint32_t group = group_at_[node];
    const std::uint32_t begin = group == kNowhere ? node : document_.noun_groups[group].tokens.begin;
    return begin > 0 && (tokens_.tag[begin - 1] == Tag::kIN || tokens_.tag[begin - 1] == Tag::kTO) &&
           tokens_.relation[begin - 1] == Relation::kCase;
  }

  // The noun before the phrases that lead to a verb ("the sale of X to Y was"); phrases that were taken for
  // the verb's own go back to the noun before them.
  std::uint32_t before_phrases(std::uint32_t group, std::uint32_t node) {
    for (int i = 0; i < kLongestList; ++i) {
      const std::uint32_t noun = top(group);
      if (!has_preposition(noun)) return noun;
      const std::uint32_t begin = document_.noun_groups[group].tokens.begin;
      if (begin < 2 || group_at_[begin - 2] == kNowhere) return kNowhere;
      group = group_at_[begin - 2];
      if (tokens_.head[noun] == node) attach(noun, top(group), Relation::kNmod);
    }
    return kNowhere;
  }

  // "it and" before a noun group: the noun of what stands before the conjunction.
  std::uint32_t listed_before(std::uint32_t node) const {
    const std::uint32_t group = group_at_[node];
    if (group == kNowhere) return kNowhere;
    std::uint32_t begin = document_.noun_groups[group].tokens.begin;
    if (begin < 2 || tokens_.tag[begin - 1] != Tag::kCC || document_.norm(begin - 1) != "and")
      return kNowhere;
    --begin;
    if (tokens_.tag[begin - 1] == Tag::kComma) --begin;
    if (begin == 0 || group_at_[begin - 1] == kNowhere) return kNowhere;
    const std::uint32_t found = top(group_at_[begin - 1]);
    return tokens_.relation[found] == Relation::kNone || has_preposition(found) ? kNowhere : found;
  }

  // True when `t` hangs below `node` or is it.
  bool above(std::uint32_t t, std::uint32_t node) const {
    for (int i = 0; i < kDeepestArgument && t != kNowhere; ++i, t = tokens_.head[t]) {
      if (t == node) return true;
    }
    return t != kNowhere;
  }

  const Resources& resources_;
  Document& document_;
  Tokens& tokens_;
  std::vector<std::uint32_t> group_at_;
  std::vector<bool> has_subject_;
};

}  // namespace

void repair_arguments(const Resources& resources, Document& document) {
  ArgumentRepairs(resources, document).run();
}

}  // namespace claimgraph
