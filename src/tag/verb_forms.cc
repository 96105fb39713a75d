#include "tag/verb_forms.h"

#include <algorithm>
#include <array>

#include "document.h"
#include "resources.h"
#include "tag/tags_in_work.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kBackReach = 60;    // tokens that are looked back over
constexpr std::uint32_t kTurnedReach = 12;  // tokens from the first of a subject to its verb

// What the mends ask, each null where the patterns have no such lexicon.
struct VerbFormWords {
  explicit VerbFormWords(const Lexicons& lexicons)
      : speakers{lexicons.find("sayer"), lexicons.find("descriptors.organization"),
                 lexicons.find("descriptors.person"), lexicons.find("descriptors.group")},
        turned_helpers(lexicons.find("inverted-helper")),
        attribution(lexicons.find("attribution-verb")),
        say(lexicons.find("say")),
        lone_past(lexicons.find("lone-past")),
        find_that(lexicons.find("find-that")) {}

  const std::array<const Lexicon*, 4> speakers;
  const Lexicon *turned_helpers, *attribution, *say, *lone_past, *find_that;
};

class VerbForms : TagsInWork {
 public:
  VerbForms(const Resources& resources, const VerbFormWords& words, Document& document, TokenSpan sentence)
      : TagsInWork(resources, document, sentence), words_(words) {}

  void run() {
    bool finite_before = false;
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      if (tag(t) == Tag::kMD && in(words_.turned_helpers, t)) settle_turned(t);
      const bool past =
          may_be_past(t) && (behind_relative(t) || (finite_before && (closes_with_saying(t) || joins(t))));
      if (t > sentence_.begin && (past || is_lone_past(t) || finds_clause(t))) set(t, Tag::kVBD);
      finite_before = finite_before || is_finite(tag(t));
    }
    if (finite_before || sentence_.empty()) return;
    if (tag(sentence_.end - 1) == Tag::kPeriod)
      find_main();
    else
      find_headline_verb();
  }

 private:
  bool holds(const Lexicon* words, Symbol word) const { return resources_.lexicons.holds(words, word); }

  // One form for past and participle, tagged as anything but a past.
  bool has_form_of_past(std::uint32_t t) const {
    const Tag own = tag(t);
    return (own == Tag::kVBN || own == Tag::kJJ || own == Tag::kNN) && is_small(t) &&
           document_.norm(t).ends_with("ed") && base_form(t, Tag::kVBD) != document_.tokens.norm[t];
  }
  bool may_be_past(std::uint32_t t) const {
    return has_form_of_past(t) && is_rule_verb(base_form(t, Tag::kVBD));
  }
  bool ends_sentence(std::uint32_t t) const { return tag(t) == Tag::kNone || tag(t) == Tag::kPeriod; }
  bool opens_object(std::uint32_t t) const {
    const Tag own = tag(t);
    return own == Tag::kDT || own == Tag::kPRPS || own == Tag::kPRP || own == Tag::kDollar ||
           is_proper(own) || (own == Tag::kIN && document_.norm(t) == "that");
  }
  bool opens_infinitive(std::uint32_t t) const { return tag(t) == Tag::kTO && tag(t + 1) == Tag::kVB; }
  bool opens_phrase(std::uint32_t t) const { return tag(t) == Tag::kIN && document_.norm(t) != "by"; }

  // "it will close, the drugmaker confirmed on Monday": behind a comma and one who may say so.
  bool closes_with_saying(std::uint32_t t) const {
    if (!is_noun(tag(t - 1)) || !holds(words_.attribution, base_form(t, Tag::kVBD))) return false;
    const bool ends = ends_sentence(t + 1);
    if (!ends && !is_proper(tag(t + 1)) && !opens_phrase(t + 1)) return false;
    bool speaks = false, highest = false;
    std::uint32_t at = t;
    for (; at > first_near(t) && (is_inside_group(tag(at - 1)) || tag(at - 1) == Tag::kIN); --at) {
      speaks = speaks || is_sayer(at - 1);
      highest = highest || tag(at - 1) == Tag::kJJS;  // "the highest price reported"
    }
    if (at == sentence_.begin || tag(at - 1) != Tag::kComma || highest) return false;
    return speaks || (ends && (tag(at) == Tag::kDT || tag(at) == Tag::kPRPS));
  }
  bool is_sayer(std::uint32_t t) const {
    if (!is_noun(tag(t))) return false;
    const Symbol noun = base_form(t, tag(t));
    return std::any_of(words_.speakers.begin(), words_.speakers.end(),
                       [&](const Lexicon* words) { return holds(words, noun); });
  }

  std::uint32_t first_near(std::uint32_t t) const { return t - std::min(t - sentence_.begin, kBackReach); }

  // "officials here said": a participle that is one only behind a helper.
  bool is_lone_past(std::uint32_t t) const {
    if (tag(t) != Tag::kVBN || !in(words_.lone_past, t) || tag(t + 1) == Tag::kTO) return false;
    for (std::uint32_t at = t; at > first_near(t) && !is_punctuation(tag(at - 1)); --at) {
      const Tag before = tag(at - 1);
      if (before == Tag::kMD || (is_verb(before) && is_helper(at - 1))) return false;
    }
    std::uint32_t subject = t - 1;
    while (is_adverb(tag(subject))) --subject;
    return is_noun(tag(subject)) || tag(subject) == Tag::kPRP;
  }

  // "A survey of farmers found prices had risen": no participle behind its noun has a clause right behind it.
  bool finds_clause(std::uint32_t t) const {
    if (tag(t) != Tag::kVBN || !is_noun(tag(t - 1)) || !holds(words_.find_that, base_form(t, Tag::kVBD)))
      return false;
    std::uint32_t verb = t + 1;
    while (is_inside_group(tag(verb)) || is_adverb(tag(verb))) ++verb;
    return verb > t + 1 && is_finite(tag(verb));
  }

  // "Beta, which Acme acquired last year": no participle has a subject between it and the relative word.
  bool behind_relative(std::uint32_t t) const {
    std::uint32_t at = t;
    while (at > first_near(t) && (is_inside_group(tag(at - 1)) || is_adverb(tag(at - 1)))) --at;
    if (at < sentence_.begin + 2 || tag(at - 1) != Tag::kWDT || !is_noun(tag(t - 1))) return false;
    return (tag(at - 2) == Tag::kComma || is_noun(tag(at - 2))) && !is_finite(tag(t + 1));
  }

  // "shut the mill and called on the council", "was sound and vowed to fight": no participle where the verb
  // before is neither one nor a helper of one.
  bool joins(std::uint32_t t) const {
    std::uint32_t at = t;
    while (at > sentence_.begin && is_adverb(tag(at - 1))) --at;
    if (at == sentence_.begin || tag(at - 1) != Tag::kCC) return false;
    const bool governs = opens_object(t + 1) || opens_infinitive(t + 1);
    for (std::uint32_t verb = at - 1; verb > first_near(t); --verb) {
      const Tag before = tag(verb - 1);
      if (before == Tag::kVBG ||
          (before == Tag::kVB && verb > sentence_.begin + 1 && tag(verb - 2) == Tag::kTO))
        continue;
      if (before == Tag::kVBN || before == Tag::kMD || before == Tag::kVB || is_wh(before)) return false;
      if (!is_verb(before)) continue;
      if (resources_.group_words.is(base_form(verb - 1, before), GroupWord::kHave)) return false;
      if (resources_.group_words.is(base_form(verb - 1, before), GroupWord::kBe))
        return governs && holds(words_.say, base_form(t, Tag::kVBD));
      return governs || (tag(t) == Tag::kVBN && opens_phrase(t + 1));
    }
    return false;
  }

  // "Ada Lund, the union's leader, called for talks.": in a sentence without a finite verb what stands behind
  // the second comma; without a comma the one word between a noun and an object.
  void find_main() {
    if (const std::uint32_t only = only_past(); only != kNowhere) return set(only, Tag::kVBD);
    std::uint32_t commas = 0;
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      if (tag(t) == Tag::kComma) ++commas;
      if (commas == 0 && !is_inside_group(tag(t)) && tag(t) != Tag::kIN) return;
      if (commas != 2 || tag(t) != Tag::kComma || !may_be_past(t + 1)) continue;
      if (opens_object(t + 2) || opens_infinitive(t + 2) || opens_phrase(t + 2)) set(t + 1, Tag::kVBD);
      return;
    }
  }

  // "Her departure from Acme surprised investors."
  std::uint32_t only_past() const {
    std::uint32_t only = kNowhere;
    for (std::uint32_t t = sentence_.begin; t + 1 < sentence_.end; ++t) {
      if (tag(t) == Tag::kComma || tag(t) == Tag::kColon || is_verb(tag(t)) != (tag(t) == Tag::kVBN))
        return kNowhere;
      if (t == sentence_.begin || !has_form_of_past(t) || !is_noun(tag(t - 1))) continue;
      if (only != kNowhere) return kNowhere;
      if (opens_object(t + 1) ? !is_proper(tag(t + 1)) : tag(t + 1) == Tag::kNNS) only = t;
    }
    return only;
  }

  // "Dutch regulator fines Pakkado", "Airline orders 20 jets": in a heading without a finite verb the first
  // plural that may be a rule's verb, between a noun and what can only be its object.
  void find_headline_verb() {
    for (std::uint32_t t = sentence_.begin; t + 1 < sentence_.end && is_inside_group(tag(t)); ++t) {
      const bool between = t > sentence_.begin && is_noun(tag(t - 1)) && opens_headline_object(t + 1);
      if (between && tag(t) == Tag::kNNS && is_small(t) && is_rule_verb(base_form(t, Tag::kVBZ)))
        return set(t, Tag::kVBZ);
    }
  }
  bool opens_headline_object(std::uint32_t t) const {
    const Tag own = tag(t);
    if (own == Tag::kDT || own == Tag::kPRPS || own == Tag::kDollar) return true;
    if (own == Tag::kCD) return tag(t + 1) == Tag::kNNS;
    return document_.tokens.has(t, TokenFlag::kAlpha) && document_.tokens.has(t, TokenFlag::kCapital) &&
           !is_calendar_word(t);
  }
  bool is_calendar_word(std::uint32_t t) const {
    const TimeWords& words = resources_.time_words;
    return words.weekdays.entry_of(document_.token_text(t)) != nullptr ||
           words.months.entry_of(document_.token_text(t)) != nullptr;
  }

  // "would pay should the buyer walk away"
  void settle_turned(std::uint32_t helper) {
    const std::uint32_t first = helper + 1;
    if (helper > sentence_.begin && is_wh(tag(helper - 1))) return;
    const Tag opens = tag(first);
    const bool sure = opens == Tag::kDT || opens == Tag::kPRPS || opens == Tag::kPRP || is_proper(opens);
    if (!sure && !is_noun(opens) && !is_adjective(opens)) return;
    for (std::uint32_t t = first + 1; t < sentence_.end && t <= first + kTurnedReach; ++t) {
      const Tag own = tag(t), before = tag(t - 1);
      if (is_punctuation(own) || own == Tag::kTO || is_wh(own) || own == Tag::kMD) return;
      if (!is_small(t) || own == Tag::kIN || own == Tag::kDT || own == Tag::kCC) continue;
      const bool opened = before == Tag::kDT || before == Tag::kPRPS || before == Tag::kIN;
      if (own == Tag::kVB || own == Tag::kVBP) {
        set(t, opened ? Tag::kNN : Tag::kVB);
        if (!opened) return;
      } else if (sure && !opened && (is_noun(before) || before == Tag::kPRP) && ends_subject(t)) {
        return set(t, Tag::kVB);
      }
    }
  }
  // A word with no further noun of its group behind it.
  bool ends_subject(std::uint32_t t) const {
    const Tag next = tag(t + 1);
    return !is_verb(next) && !is_adjective(next) && next != Tag::kMD && next != Tag::kCC &&
           next != Tag::kPOS && next != Tag::kHYPH &&
           (!is_noun(next) || is_proper(next) || next == Tag::kNNS);
  }

  const VerbFormWords& words_;
};

}  // namespace

void settle_verb_forms(const Resources& resources, Document& document) {
  const VerbFormWords words(resources.lexicons);
  for (const Sentence& sentence : document.sentences)
    VerbForms(resources, words, document, sentence.tokens).run();
}

}  // namespace claimgraph
