#include "tag/opening_tags.h"

#include <string_view>

#include "document.h"
#include "resources.h"
#include "tag/tags_in_work.h"
#include "tag/tagset.h"

namespace claimgraph {

OpeningWords::OpeningWords(const Lexicons& lexicons)
    : common(lexicons.find("common_words")),
      interjections(lexicons.find("interjection")),
      endings(lexicons.find("derived-ending")),
      firm_has(lexicons.find("name-firm-has")),
      family_names(lexicons.find("last_names")),
      only_verbs(lexicons.find("only-verb")),
      objects(lexicons.find("object-pronoun")) {}

namespace {

class OpeningTags : TagsInWork {
 public:
  OpeningTags(const Resources& resources, const OpeningWords& words, Document& document, TokenSpan sentence)
      : TagsInWork(resources, document, sentence), words_(words) {}

  void run() {
    if (opens_with_name()) set(sentence_.begin, Tag::kNNP);
    if (opens_with_participle()) set(sentence_.begin, Tag::kVBN);
    if (opens_with_plural()) set(sentence_.begin, Tag::kNNS);
  }

 private:
  // "Asked if it would sell, Acme said no": a past in front of a clause with its own subject.
  bool opens_with_participle() const {
    const std::uint32_t t = sentence_.begin;
    if (sentence_.size() < 6 || tag(t) != Tag::kVBD) return false;
    if (tag(t + 1) != Tag::kIN && !is_wh(tag(t + 1))) return false;
    std::uint32_t subject = t + 2;
    while (subject + 1 < sentence_.end && tag(subject - 1) != Tag::kComma) ++subject;
    if (!is_noun(tag(subject)) && tag(subject) != Tag::kPRP && tag(subject) != Tag::kDT) return false;
    std::uint32_t verb = subject + 1;
    while (verb < sentence_.end && !is_finite(tag(verb)) && tag(verb) != Tag::kComma) ++verb;
    return verb < sentence_.end && is_finite(tag(verb));
  }

  // "Aides to the mayor urged her": a form in -s with a phrase behind it is the subject of the verb to come.
  bool opens_with_plural() const {
    const std::uint32_t t = sentence_.begin;
    if (tag(t) != Tag::kVBZ || !ends_in_s(t) || in(words_.only_verbs, t) || is_helper(t)) return false;
    if (tag(t + 1) != Tag::kIN && tag(t + 1) != Tag::kTO) return false;
    std::uint32_t verb = t + 2;
    while (is_inside_group(tag(verb))) ++verb;
    return is_noun(tag(verb - 1)) && is_finite(tag(verb));
  }

  // "Orbex, a rival bidder,", "Orbex rose", "Orbex's", "Orbex shares": a capital word that is no ordinary one
  // opens the sentence where a name does.
  bool opens_with_name() const {
    const std::uint32_t t = sentence_.begin;
    const Tokens& tokens = document_.tokens;
    const Tag own = tag(t);
    if (sentence_.size() < 3 || !tokens.has(t, TokenFlag::kCapital) ||
        (tokens.has(t, TokenFlag::kAllCaps) && own != Tag::kUH) || !tokens.has(t, TokenFlag::kAlpha) ||
        tokens.end[t] - tokens.begin[t] < 3)
      return false;
    const bool noun = own == Tag::kNN || own == Tag::kNNS;
    const bool open =
        noun || own == Tag::kUH || own == Tag::kFW || is_adjective(own) || is_adverb(own) || is_verb(own);
    const bool closed = own == Tag::kDT || own == Tag::kWP || own == Tag::kPRP || own == Tag::kWDT;
    if (!(open || closed) || ordinary(tokens.norm[t]) || ordinary(base_form(t, own)) ||
        ordinary(base_form(t, Tag::kNNS)))
      return false;
    const bool unknown = index(tokens.norm[t]) >= resources_.symbols.size() && !derived(document_.norm(t));
    // No small word is unknown: "Ocelot called" is no question.
    std::uint32_t verb = t + 1;
    while (is_adverb(tag(verb)) && is_small(verb)) ++verb;  // "Orbex now expects"
    const Tag next = tag(verb);
    const bool named = unknown || in(words_.family_names, t);
    if (closed && !named) return false;
    if (own == Tag::kNNS)
      return unknown && (next == Tag::kVBZ || (next == Tag::kCC && is_proper(tag(verb + 1))));
    if (unknown && next == Tag::kCC && is_proper(tag(verb + 1))) return true;
    if (unknown && is_noun(tag(t + 1)) && (has_owner(t + 1) || (is_noun(tag(t + 2)) && has_owner(t + 2))))
      return true;
    if (!unknown && (own == Tag::kNN || next == Tag::kVBZ)) return false;  // "Tender offers", "Liquidity is"
    if (own == Tag::kNN && next == Tag::kVBD) return false;  // names find "Orbex said" by themselves
    if (next == Tag::kPOS || next == Tag::kVBD || next == Tag::kVBZ || next == Tag::kMD) return true;
    if (next != Tag::kComma || is_adverb(own)) return false;
    const Tag behind = tag(t + 2);
    if (behind == Tag::kIN && tag(t + 3) == Tag::kPRPS) return true;    // "Merrow, for its part, blames"
    if (is_verb(tag(t + 3)) && in(words_.objects, t + 2)) return true;  // "Merrow, itself owned by"
    return behind == Tag::kDT || behind == Tag::kPRPS || behind == Tag::kWDT || behind == Tag::kWP ||
           behind == Tag::kCD;
  }
  // What stands behind the name of a firm: "shares", "spokesman".
  bool has_owner(std::uint32_t t) const {
    return is_small(t) && resources_.lexicons.holds(words_.firm_has, base_form(t, tag(t)));
  }
  // "Hyperinflation", "Deforestation": made from other words.
  bool derived(std::string_view word) const {
    if (words_.endings == nullptr) return false;
    for (const LexiconEntry& ending : words_.endings->entries) {
      if (word.ends_with(ending.text())) return true;
    }
    return false;
  }
  bool ordinary(Symbol word) const {
    return resources_.lexicons.holds(words_.common, word) ||
           resources_.lexicons.holds(words_.interjections, word);
  }

  const OpeningWords& words_;
};

}  // namespace

void repair_opening(const Resources& resources, const OpeningWords& words, Document& document,
                    TokenSpan sentence) {
  OpeningTags(resources, words, document, sentence).run();
}

}  // namespace claimgraph
