#include "tag/tag_repairs.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "document.h"
#include "resources.h"
#include "tag/missing_verbs.h"
#include "tag/opening_tags.h"
#include "tag/tags_in_work.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

// What the mends ask, each null where the patterns have no such lexicon.
struct RepairWords {
  explicit RepairWords(const Lexicons& lexicons)
      : fixed_nouns(lexicons.find("fixed-noun")),
        sayers(lexicons.find("sayer")),
        particles(lexicons.find("name-particle")),
        possessives(lexicons.find("possessive-word")),
        only_verbs(lexicons.find("only-verb")),
        only_nouns(lexicons.find("only-noun")),
        objects(lexicons.find("object-pronoun")),
        preconjunctions(lexicons.find("preconjunction")),
        sum_verbs(lexicons.find("adds-up")),
        titles(lexicons.find("courtesy-title")) {}

  const Lexicon *fixed_nouns, *sayers, *particles, *possessives, *only_verbs, *only_nouns, *objects,
      *preconjunctions, *sum_verbs, *titles;
};

class TagRepairs : TagsInWork {
 public:
  TagRepairs(const Resources& resources, const RepairWords& words, Document& document, TokenSpan sentence)
      : TagsInWork(resources, document, sentence), words_(words) {}

  /// False where the sentence has no finite verb.
  bool run() {
    name_no_possessives();
    bool finite_before = false;
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      settle(t, finite_before);
      if (is_proper(tag(t)) && is_plural_acronym(t)) set(t, Tag::kNNS);
      if (t > sentence_.begin && tag(t - 1) == Tag::kCD) {
        if (is_word(GroupWord::kMagnitude, t)) set(t, Tag::kCD);
        if (tag(t) == Tag::kFW) set(t, Tag::kNN);  // "5 euro"
      }
      settle_sign(t);
      finite_before = finite_before || is_finite(tag(t));
    }
    return finite_before;
  }

 private:
  // The first mend that fits; each is of some tags, the two of any tag come in between.
  void settle(std::uint32_t t, bool finite_before) {
    const Tag own = tag(t);
    switch (own) {
      case Tag::kVBZ:
        if (only_people(t) ||
            (ends_in_s(t) && (subject_of_next(t) || object_of_infinitive(t, finite_before))))
          return set(t, Tag::kNNS);
        if (sayer_of_next(t)) {
          set(t, Tag::kNNS);
          return set(t + 1, Tag::kVBD);
        }
        break;
      case Tag::kVBD:
        if (!finite_before && opens_aside(t)) return set(t, Tag::kVBN);
        break;
      case Tag::kVBP:
      case Tag::kVB:
        if (behind_be(t) || ends_object(t) || behind_preposition(t)) return set(t, Tag::kNN);
        break;
      case Tag::kVBN:
        if (behind_pronoun(t) || reports(t)) return set(t, Tag::kVBD);
        break;
      case Tag::kJJ:
      case Tag::kJJR:
      case Tag::kJJS:
        if (ends_fixed_noun(t)) return set(t, Tag::kNN);
        if (passive_behind_be(t)) return set(t, Tag::kVBN);
        break;
      default:
        break;
    }
    if (in(words_.only_nouns, t)) return set(t, Tag::kNN);
    if (own != Tag::kCD && behind_currency(t)) return set(t, Tag::kCD);
    if (behind_modal(t)) return set(t, Tag::kVB);
    switch (own) {
      case Tag::kVBZ:
        if (ends_in_s(t) && t > sentence_.begin && is_full_verb(t - 1)) set(t, Tag::kNNS);
        break;
      case Tag::kNNS:
        if (tells_quotation(t) || in(words_.only_verbs, t)) set(t, Tag::kVBZ);
        break;
      case Tag::kCC:
        if (stands_alone(t)) return set(t, Tag::kDT);
        if (tells_of_all(t)) set(t, Tag::kRB);
        break;
      case Tag::kUH:
        if (tells_behind_aside(t)) set(t, Tag::kVBP);
        break;
      case Tag::kRP:
        if (bounds_number(t)) set(t, Tag::kIN);
        break;
      case Tag::kNN:
        if (opens_quotation(t)) set(t, Tag::kVBG);
        break;
      case Tag::kVBN:
        if (moved_figure(t)) set(t, Tag::kVBD);
        break;
      case Tag::kNNP:
      case Tag::kNNPS:
        if (is_small(t)) settle_small_name(t);
        break;
      default: {
        const bool adjective = is_adjective(own);
        const Tag next = tag(t + 1);
        if ((own == Tag::kJJ || own == Tag::kRB) && ends_noun_group(t))
          set(t, Tag::kNN);
        else if (adjective && (next == Tag::kCD || next == Tag::kDollar) && before_amount(t))
          set(t, Tag::kIN);
      }
    }
  }

  // "US$", "<": signs that treebanks hardly know.
  void settle_sign(std::uint32_t t) {
    const std::uint32_t begin = document_.tokens.begin[t], end = document_.tokens.end[t];
    if (begin == end) return;
    const char last = document_.text.bytes[end - 1];
    if (last == '$')
      set(t, Tag::kDollar);
    else if (end - begin == 1 && last == '<')
      set(t, Tag::kLRB);
    else if (end - begin == 1 && last == '>')
      set(t, Tag::kRRB);
  }

  // "Orbos chief executive Ada Lund": the possessive pronouns are few, a capital word that is none is a name.
  void name_no_possessives() {
    for (std::uint32_t t = sentence_.begin; words_.titles != nullptr && t + 1 < sentence_.end; ++t) {
      const bool capitals =
          document_.tokens.has(t, TokenFlag::kCapital) && document_.tokens.has(t + 1, TokenFlag::kCapital);
      if (!is_proper(tag(t)) && capitals && in(words_.titles, t)) set(t, Tag::kNNP);  // "that Ms Lund left"
    }
    for (std::uint32_t t = sentence_.begin; words_.possessives != nullptr && t < sentence_.end; ++t) {
      if (tag(t) == Tag::kPRPS && document_.tokens.has(t, TokenFlag::kCapital) && !in(words_.possessives, t))
        set(t, Tag::kNNP);
    }
  }

  // "and analysts said": a plural of people before a past.
  bool sayer_of_next(std::uint32_t t) const {
    return (tag(t + 1) == Tag::kVBD || tag(t + 1) == Tag::kVBN) && tells_people(t);
  }
  // "urged Acme aides to call": no form of a verb.
  bool only_people(std::uint32_t t) const {
    return tells_people(t) && !is_rule_verb(base_form(t, Tag::kVBZ));
  }
  bool tells_people(std::uint32_t t) const {
    if (!ends_in_s(t)) return false;
    std::string one(document_.norm(t));
    one.pop_back();
    if (one.ends_with("ie")) one.replace(one.size() - 2, 2, "y");  // "allies"
    const Symbol noun = resources_.symbols.find(one);
    return noun != kNoSymbol && resources_.lexicons.holds(words_.sayers, noun);
  }

  // "APIs", "CEOs"
  bool is_plural_acronym(std::uint32_t t) const {
    const std::string_view text = document_.token_text(t);
    return text.size() >= 3 && text.back() == 's' &&
           std::all_of(text.begin(), text.end() - 1, [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // "must repay $5 million", "will close next summer": no other verb follows the modal.
  bool behind_modal(std::uint32_t t) const {
    if (t == sentence_.begin || is_verb(tag(t)) || is_verb(tag(t + 1))) return false;
    std::uint32_t before = t - 1;  // "will each own", "would then close"
    while (before > sentence_.begin && (tag(before) == Tag::kDT || is_adverb(tag(before))) &&
           is_small(before))
      --before;
    if (tag(before) != Tag::kMD || (before + 1 < t && tag(t - 1) == Tag::kDT && is_noun(tag(t))))
      return false;
    return is_small(t) && is_rule_verb(document_.tokens.norm[t]);
  }

  // "was ousted as chairwoman": of a verb that rules name, with a phrase behind it.
  bool passive_behind_be(std::uint32_t t) const {
    if (!document_.norm(t).ends_with("ed") || t == sentence_.begin || tag(t + 1) != Tag::kIN) return false;
    std::uint32_t before = t - 1;
    while (before > sentence_.begin && is_adverb(tag(before))) --before;
    if (!is_verb(tag(before)) || !resources_.group_words.is(base_form(before, tag(before)), GroupWord::kBe))
      return false;
    return is_rule_verb(base_form(t, Tag::kVBN));
  }

  // "Neither firm has agreed": joins nothing.
  bool stands_alone(std::uint32_t t) const {
    if (!in(words_.preconjunctions, t) || !is_noun(tag(t + 1))) return false;
    for (std::uint32_t at = t + 2; at < sentence_.end; ++at) {
      if (tag(at) == Tag::kCC) return false;
    }
    return true;
  }

  // "Acme and the bank both had": joins nothing, either.
  bool tells_of_all(std::uint32_t t) const {
    return in(words_.preconjunctions, t) && t > sentence_.begin && is_noun(tag(t - 1)) &&
           is_finite(tag(t + 1));
  }

  // "Those who know her, say she": no exclamation where a clause follows.
  bool tells_behind_aside(std::uint32_t t) const {
    if (t == sentence_.begin || tag(t - 1) != Tag::kComma || !sentence_.contains(t + 1)) return false;
    const Tag next = tag(t + 1);
    return next != Tag::kCD && next != Tag::kDollar && !is_punctuation(next) &&
           is_rule_verb(document_.tokens.norm[t]);
  }

  // "hire up to 60 people": no particle of the verb before.
  bool bounds_number(std::uint32_t t) const {
    return t > sentence_.begin && sentence_.contains(t + 1) && !in(words_.sum_verbs, t - 1) &&
           document_.norm(t + 1) == "to" && (tag(t + 2) == Tag::kCD || tag(t + 2) == Tag::kDollar);
  }

  // '"We will win," Moss concludes.': behind words in quotation marks and who said them.
  bool tells_quotation(std::uint32_t t) const {
    std::uint32_t at = t;
    while (at > sentence_.begin && is_proper(tag(at - 1))) --at;
    const bool named = at < t && at >= sentence_.begin + 2 && is_small(t);
    if (!named || document_.norm(at - 1) != "\"" || !is_punctuation(tag(at - 2))) return false;
    return is_rule_verb(base_form(t, Tag::kVBZ));
  }

  // 'stopped the speech, shouting "Go home!"'
  bool opens_quotation(std::uint32_t t) const {
    if (t == sentence_.begin || tag(t - 1) != Tag::kComma || !document_.norm(t).ends_with("ing"))
      return false;
    const std::uint32_t next = tag(t + 1) == Tag::kComma || tag(t + 1) == Tag::kColon ? t + 2 : t + 1;
    if (!sentence_.contains(next) || document_.norm(next) != "\"") return false;
    return is_rule_verb(base_form(t, Tag::kVBG));
  }

  // Neither an auxiliary nor a copula: an object may follow.
  bool is_full_verb(std::uint32_t t) const {
    const Tag own = tag(t);
    return (own == Tag::kVBD || own == Tag::kVB || own == Tag::kVBG) && !is_helper(t);
  }

  // In small letters and no name: a verb behind "to", a past behind a noun ("Beta lent Acme $5"), else a
  // noun.
  void settle_small_name(std::uint32_t t) {
    const Symbol norm = document_.tokens.norm[t];
    if (in(words_.particles, t)) return;  // "Al-Amin bin Reed"
    const Symbol past = base_form(t, Tag::kVBD);
    const bool inner = t > sentence_.begin;
    if (inner && document_.norm(t - 1) == "to" && is_rule_verb(norm)) {
      set(t - 1, Tag::kTO);
      set(t, Tag::kVB);
    } else if (inner && is_noun(tag(t - 1)) && past != norm && is_rule_verb(past)) {
      set(t, Tag::kVBD);
    } else {
      set(t, tag(t) == Tag::kNNPS ? Tag::kNNS : Tag::kNN);
    }
  }

  // "A judge ruled that": no participle takes a clause behind its noun.
  bool reports(std::uint32_t t) const {
    return t > sentence_.begin && is_noun(tag(t - 1)) && tag(t + 1) == Tag::kIN &&
           document_.norm(t + 1) == "that" && is_rule_verb(base_form(t, Tag::kVBD));
  }

  // "The accord, reached last week, must be signed": behind the comma of a subject whose verb is still to
  // come.
  bool opens_aside(std::uint32_t t) const {
    if (t < sentence_.begin + 2 || tag(t - 1) != Tag::kComma || !is_noun(tag(t - 2))) return false;
    for (std::uint32_t at = sentence_.begin; at < t; ++at) {
      if (tag(at) == Tag::kIN || is_verb(tag(at)) || is_wh(tag(at))) return false;
    }
    std::uint32_t comma = t + 1;
    while (comma < sentence_.end && tag(comma) != Tag::kComma) {
      if (is_finite(tag(comma)) || is_wh(tag(comma)) || tag(comma) == Tag::kCC) return false;
      ++comma;
    }
    std::uint32_t verb = comma + 1;
    while (is_adverb(tag(verb))) ++verb;
    return is_finite(tag(verb));
  }

  // "$40m"
  bool behind_currency(std::uint32_t t) const {
    return t > sentence_.begin && tag(t - 1) == Tag::kDollar && document_.tokens.has(t, TokenFlag::kDigit);
  }

  // "it purchased": a participle needs an auxiliary.
  bool behind_pronoun(std::uint32_t t) const {
    std::uint32_t at = t;
    while (at > sentence_.begin && is_adverb(tag(at - 1))) --at;
    if (at == sentence_.begin || tag(at - 1) != Tag::kPRP || in(words_.objects, at - 1)) return false;
    const Tag before = at - 1 == sentence_.begin ? Tag::kNone : tag(at - 2);
    return before != Tag::kIN && before != Tag::kTO && before != Tag::kVB && !is_helper(at - 2);
  }
  // "bonds worth $5 billion"
  bool before_amount(std::uint32_t t) const {
    return t > sentence_.begin && is_noun(tag(t - 1)) && is_word(GroupWord::kWorth, t);
  }

  bool subject_of_next(std::uint32_t t) const {
    const Tag next = tag(t + 1);
    const bool helped = next == Tag::kVBD && is_helper(t + 1);  // "that talks had ended"
    if (next != Tag::kVBP && next != Tag::kMD && !helped) return false;
    const Tag before = t == sentence_.begin ? Tag::kNone : tag(t - 1);
    if (before == Tag::kWDT && document_.norm(t - 1) == "that") return true;
    return before == Tag::kNone || before == Tag::kComma || before == Tag::kCC || before == Tag::kIN ||
           before == Tag::kDT || is_adjective(before) || before == Tag::kPRPS || before == Tag::kPOS;
  }

  bool object_of_infinitive(std::uint32_t t, bool finite_before) const {
    const Tag next = tag(t + 1);
    if (!finite_before || (next != Tag::kIN && next != Tag::kPeriod && next != Tag::kComma)) return false;
    std::uint32_t at = t;
    while (at > sentence_.begin && is_inside_group(tag(at - 1))) --at;
    if (at == t || at < sentence_.begin + 2) return false;
    return tag(at - 1) == Tag::kVB && tag(at - 2) == Tag::kTO;
  }

  bool behind_be(std::uint32_t t) const {
    std::uint32_t at = t;
    while (at > sentence_.begin && is_adverb(tag(at - 1))) --at;
    if (at == sentence_.begin) return false;
    const Tag before = tag(at - 1);
    if (before != Tag::kVBZ && before != Tag::kVBP && before != Tag::kVBD) return false;
    const std::string_view norm = document_.norm(at - 1);
    const bool be = norm == "is" || norm == "are" || norm == "was" || norm == "were" || norm == "'s" ||
                    norm == "'re" || norm == "am";
    return be && is_noun(tag(t + 1));
  }

  // "with compute capacity": a preposition takes no base form.
  bool behind_preposition(std::uint32_t t) const {
    return t > sentence_.begin && tag(t) == Tag::kVB && tag(t - 1) == Tag::kIN &&
           document_.norm(t - 1) != "to" && !is_word(GroupWord::kThan, t - 1) &&
           is_noun(tag(t + 1));  // not "rather than sell shares"
  }

  // "cited insufficient compute as": between a verb's adjective and a phrase no base form stands.
  bool ends_object(std::uint32_t t) const {
    std::uint32_t at = t;
    while (at > sentence_.begin && tag(at - 1) == Tag::kJJ) --at;
    if (at == t || at == sentence_.begin || !is_verb(tag(at - 1))) return false;
    const Tag next = tag(t + 1);
    return next == Tag::kIN || next == Tag::kComma || next == Tag::kPeriod || next == Tag::kCC;
  }

  // "the chief executive", "the attorney general", but not "the chief executive officer".
  bool ends_fixed_noun(std::uint32_t t) const {
    const Tag next = tag(t + 1);
    if (words_.fixed_nouns == nullptr || t == sentence_.begin || next == Tag::kNN || next == Tag::kNNS)
      return false;
    return resources_.lexicons.phrase_at(words_.fixed_nouns->id, document_, t - 1, t + 1).length == 2;
  }

  // "said income dropped by a third to $5": figures drop, nobody drops them.
  bool moved_figure(std::uint32_t t) const {
    const auto amount = [this](std::uint32_t at) {
      return at < sentence_.end && (tag(at) == Tag::kCD || tag(at) == Tag::kDollar);
    };
    if (t == sentence_.begin || !is_noun(tag(t - 1)) || !is_word(GroupWord::kFigureVerb, t)) return false;
    return amount(t + 1) ||
           (t + 1 < sentence_.end && tag(t + 1) == Tag::kIN && (amount(t + 2) || tag(t + 2) == Tag::kDT));
  }

  // "its revenue outlook": a noun of rules that ends its group.
  bool ends_noun_group(std::uint32_t t) const {
    if (t == sentence_.begin || tag(t - 1) != Tag::kNN || !is_small(t - 1)) return false;
    const Tag next = tag(t + 1);
    if (is_noun(next) || is_adjective(next) || next == Tag::kVBG || next == Tag::kVBN) return false;
    return is_word(GroupWord::kEndingNoun, t);
  }

  bool is_word(GroupWord kind, std::uint32_t t) const {
    return resources_.group_words.is(document_.tokens.norm[t], kind);
  }

  const RepairWords& words_;
};

}  // namespace

void repair_tags(const Resources& resources, Document& document) {
  const RepairWords words(resources.lexicons);
  const OpeningWords opening_words(resources.lexicons);
  for (const Sentence& sentence : document.sentences) {
    repair_opening(resources, opening_words, document, sentence.tokens);
    if (!TagRepairs(resources, words, document, sentence.tokens).run())
      find_missing_verb(resources, document, sentence.tokens);
  }
}

}  // namespace claimgraph
