#include "claims/sound_triples.h"

#include <algorithm>

#include "claims/standing.h"
#include "claims/torn_triples.h"
#include "claims/whole_units.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr int kLongestSubject = 4;               // phrases
constexpr std::uint32_t kFarthestSubject = 200;  // tokens before its verb

bool is_quantity(Tag tag) { return tag == Tag::kCD || tag == Tag::kDT || tag == Tag::kJJS; }

class Reading {
 public:
  Reading(const Resources& resources, const SyntaxTree& tree, std::uint32_t predicate, OpenTriple triple)
      : resources_(resources),
        tree_(tree),
        document_(tree.document()),
        predicate_(predicate),
        triple_(triple) {}

  std::optional<OpenTriple> sound() {
    if (is_preposition()) return {};
    start_before_date();
    if (!keep_units_whole()) return {};
    triple_.object = without_lone_marks(whole_words(without_attribution(triple_.object)));
    if ((is_clause() || is_name()) && !widen_subject()) return {};
    const bool quotes = half_quotation(triple_.subject) || half_quotation(triple_.object);
    if (quotes || triple_.object.empty() || says_itself() || is_no_subject() || is_no_object() ||
        is_object_form() || holds_the_thing() || is_torn(resources_, tree_, predicate_, triple_) ||
        is_date_behind_verb() || is_gerund() || is_bare_infinitive())
      return {};
    return triple_;
  }

 private:
  // A finite verb behind its subject, without a relative word between.
  bool is_clause() const {
    const std::uint32_t group = document_.predicates[predicate_].verb_group;
    if (group == kNowhere || !document_.verb_groups[group].finite) return false;
    if (triple_.subject.begin > triple_.relation.begin || !subject_is_near()) return false;
    for (std::uint32_t t = triple_.subject.end; t < triple_.relation.begin; ++t) {
      if (is_relative_word(tree_.tag(t))) return false;
    }
    return true;
  }

  // Keeps the cost of a text that is one long sentence linear.
  bool subject_is_near() const { return triple_.subject.end + kFarthestSubject >= triple_.relation.begin; }

  // "a network of mills in the north called Falcon": what has the name is the whole.
  bool is_name() const {
    const std::uint32_t verb = document_.predicates[predicate_].token;
    return tree_.tag(triple_.relation.begin) == Tag::kVBN && triple_.subject.end == triple_.relation.begin &&
           resources_.lexicons.holds("naming-verb", document_.tokens.lemma[verb]);
  }

  // "gives [the firm] the option [to buy]": without its verb the thing between is torn out.
  bool holds_the_thing() const {
    const std::uint32_t begin = triple_.subject.end, end = triple_.relation.begin;
    if (tree_.tag(end) != Tag::kTO || begin >= end || !subject_is_near() || tree_.tag(begin) == Tag::kPOS)
      return false;
    for (std::uint32_t t = begin; t < end; ++t) {
      if (tree_.verb_group(t) != kNowhere || is_punctuation(tree_.tag(t))) return false;
    }
    return tree_.noun_group(end - 1) != kNowhere;
  }

  // "proceeds from the sale of the division would help": the noun before the prepositions begins the subject.
  // "in which coal heats water": the relative word is none of it.
  bool widen_subject() {
    if (is_relative_word(tree_.tag(triple_.subject.begin))) {
      if (triple_.subject.size() > 1) ++triple_.subject.begin;
      return true;
    }
    for (int i = 0; i < kLongestSubject; ++i) {
      const std::uint32_t begin = triple_.subject.begin;
      if (begin == 0 || !in_lexicon("noun-preposition", begin - 1)) return true;
      if (begin < 2) return false;
      const std::uint32_t group = tree_.noun_group(begin - 2);
      if (group == kNowhere && !is_quantity(tree_.tag(begin - 2))) return false;
      triple_.subject.begin = group == kNowhere ? begin - 2 : tree_.phrase_begin(group);
    }
    return false;
  }

  // "those willing to attack [him] were"
  bool is_object_form() const {
    return triple_.subject.size() == 1 && in_lexicon("object-pronoun", triple_.subject.begin);
  }

  // "fell 3 percent, compared with": a participle that only links.
  bool is_preposition() const {
    const std::uint32_t verb = triple_.relation.begin;
    const bool lone = is_participle(tree_.tag(verb));
    return lone && in_lexicon("participle-preposition", verb);
  }

  // "Output of mills [this week] will be": the noun before the date.
  void start_before_date() {
    const std::uint32_t begin = triple_.subject.begin;
    if (!is_clause() || begin == 0 || !is_date(triple_.subject)) return;
    const std::uint32_t group = tree_.noun_group(begin - 1);
    if (group != kNowhere && !is_date(document_.noun_groups[group].tokens))
      triple_.subject = {tree_.phrase_begin(group), document_.noun_groups[group].tokens.end};
  }

  // "three [years] ago", "[Early] today the bank": no half of a date, amount or name; a noun behind a time is
  // the subject. False where the verb was read out of one.
  bool keep_units_whole() {
    std::uint32_t begin = date_at(document_, triple_.subject.begin).end;
    if (begin < triple_.subject.end && tree_.tag(begin) == Tag::kComma) ++begin;  // "Sunday, Acme rose"
    if (begin > triple_.subject.begin && begin < triple_.subject.end && begins_noun(begin) &&
        date_at(document_, begin).empty())
      triple_.subject.begin = begin;
    const std::uint32_t verb = document_.predicates[predicate_].token;
    for (TokenSpan* span : {&triple_.subject, &triple_.object}) {
      TokenSpan whole = trim_punctuation(document_, whole_units(document_, *span));
      if (whole.contains({verb, verb + 1}) && !span->contains({verb, verb + 1})) return false;
      const bool more =
          whole.begin > 0 && whole.begin < span->begin && tree_.tag(whole.begin - 1) == Tag::kDT;
      if (more) --whole.begin;                               // "the [May] 1-5 period"
      if (!whole.overlaps(triple_.relation)) *span = whole;  // not "could take [up to] five years"
    }
    return true;
  }
  bool begins_noun(std::uint32_t token) const {
    const Tag tag = tree_.tag(token);
    return tag == Tag::kDT || tag == Tag::kPRP || tag == Tag::kPRPS || is_proper(tag);
  }

  // "[their] stay", "[what] is lacking", "Acme [will allow Acme to go]"
  bool is_no_subject() const {
    const Tag tag = tree_.tag(triple_.subject.begin);
    const bool lone = triple_.subject.size() == 1 && (tag == Tag::kPRPS || tag == Tag::kWP);
    const bool clause = triple_.subject.size() > 1 && document_.norm(triple_.subject.begin) == "that" &&
                        tag == Tag::kIN;  // "the plan [that Acme] sells"
    return lone || clause || triple_.subject.overlaps(triple_.relation);
  }

  // "is [also]", "has [an edgy], aggressive style": a word that waits for another.
  bool is_no_object() const {
    const TokenSpan object = triple_.object;
    const std::uint32_t last = object.end - 1;
    if (object.size() == 1 && is_adverb(tree_.tag(last)) && document_.lemma(triple_.relation.end - 1) == "be")
      return true;
    const std::uint32_t size = document_.tokens.size();
    const bool marked = object.size() > 2 && tree_.tag(last) == Tag::kCloseQuote;  // 'an "impressive" start'
    const bool described = object.size() > 1 && is_adjective(tree_.tag(marked ? last - 1 : last)) &&
                           tree_.tag(object.begin) == Tag::kDT && object.end + 1 < size;
    if (described && marked && is_noun(tree_.tag(object.end))) return true;
    return described && tree_.tag(object.end) == Tag::kComma && is_adjective(tree_.tag(object.end + 1));
  }

  // "in the week ended [March 28] was estimated": a date right behind a verb is no subject.
  bool is_date_behind_verb() const {
    const std::uint32_t begin = triple_.subject.begin;
    if (begin == 0 || (tree_.tag(begin - 1) != Tag::kVBN && tree_.tag(begin - 1) != Tag::kVBD)) return false;
    return is_date(triple_.subject);
  }
  bool is_date(TokenSpan span) const {
    const auto date = std::lower_bound(
        document_.dates.begin(), document_.dates.end(), span.begin,
        [](const TimeExpression& each, std::uint32_t token) { return each.tokens.begin < token; });
    return date != document_.dates.end() && date->tokens == span;
  }

  // "were decided by 5-to-4 votes" without a subject of its own
  bool says_itself() const {
    return triple_.subject.begin < triple_.object.end && triple_.object.begin < triple_.subject.end;
  }

  // "instabilities in developing countries"; "left after breaking a bone" says that it broke.
  bool is_gerund() const {
    const std::uint32_t begin = triple_.relation.begin;
    if (begin == 0 || tree_.tag(begin) != Tag::kVBG || triple_.subject.end > begin - 1) return false;
    const Tag before = tree_.tag(begin - 1);
    return (before == Tag::kIN || before == Tag::kTO) && !in_lexicon("gerund-fact", begin - 1);
  }

  // "remains willing [to negotiate]": without a word that plans, allows or asks it says what is not said.
  bool is_bare_infinitive() const {
    return tree_.tag(triple_.relation.begin) == Tag::kTO &&
           tree_.head(predicate_node(tree_, document_.predicates[predicate_])) != kNowhere &&
           read_standing(resources_, tree_, predicate_).modality == Modality::kAsserted;
  }

  bool half_quotation(TokenSpan span) const {
    int open = 0;
    for (std::uint32_t t = span.begin; t < span.end && open >= 0; ++t) {
      open += tree_.tag(t) == Tag::kOpenQuote ? 1 : tree_.tag(t) == Tag::kCloseQuote ? -1 : 0;
    }
    return open != 0;
  }

  // "relatively little, according to its reports"
  TokenSpan without_attribution(TokenSpan span) const {
    for (std::uint32_t t = span.begin; t + 1 < span.end; ++t) {
      if (tree_.tag(t) == Tag::kComma && in_lexicon("attribution-preposition", t + 1)) return {span.begin, t};
    }
    return span;
  }

  // "[1893,] could no longer sell", "them drop [rather than]": no verb of the clause around, no word that
  // waits for another.
  TokenSpan whole_words(TokenSpan span) const {
    for (std::uint32_t t = span.begin + 1; t + 1 < span.end; ++t) {
      const Tag next = tree_.tag(t + 1);
      const bool finite = next == Tag::kMD || next == Tag::kVBZ || next == Tag::kVBD;
      if (tree_.tag(t) == Tag::kComma && finite && !holds_relative({span.begin, t})) {
        span.end = t;
        break;
      }
    }
    while (span.size() > 1 && (in_lexicon("waits", span.end - 1) || tree_.tag(span.end - 1) == Tag::kCC))
      --span.end;
    return span;
  }
  bool holds_relative(TokenSpan span) const {
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      const bool opens = is_wh(tree_.tag(t)) || in_lexicon("whether", t) || document_.norm(t) == "that";
      if (opens || tree_.verb_group(t) != kNowhere) return true;
    }
    return false;
  }

  // A quotation mark at an end of the span, or right beside it, without its partner in the span.
  TokenSpan without_lone_marks(TokenSpan span) const {
    if (span.empty() || !half_quotation(span)) return span;
    const bool opens = span.begin > 0 && tree_.tag(span.begin - 1) == Tag::kOpenQuote;
    if (opens && !half_quotation({span.begin - 1, span.end})) return {span.begin - 1, span.end};
    const bool closes = span.end < document_.tokens.size() && tree_.tag(span.end) == Tag::kCloseQuote;
    if (closes && !half_quotation({span.begin, span.end + 1})) return {span.begin, span.end + 1};
    if (tree_.tag(span.end - 1) == Tag::kCloseQuote)
      return trim_punctuation(document_, {span.begin, span.end - 1});
    if (tree_.tag(span.begin) == Tag::kOpenQuote) return {span.begin + 1, span.end};
    return span;
  }

  bool in_lexicon(LexiconName name, std::uint32_t token) const {
    return resources_.lexicons.holds(name, document_.tokens.norm[token]);
  }

  const Resources& resources_;
  const SyntaxTree& tree_;
  const Document& document_;
  const std::uint32_t predicate_;
  OpenTriple triple_;
};

}  // namespace

std::optional<OpenTriple> sound(const Resources& resources, const SyntaxTree& tree, std::uint32_t predicate,
                                OpenTriple triple) {
  return Reading(resources, tree, predicate, triple).sound();
}

}  // namespace claimgraph
