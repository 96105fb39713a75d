#include "parse/speaker_repairs.h"

#include <algorithm>

#include "parse/relation.h"
#include "parse/tree_of_words.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kSpeakerPhrase = 24;  // tokens of the phrase before the verb
constexpr std::uint32_t kToldReach = 60;      // tokens beside it that may hang on its words

class SpeakerRepairs : TreeOfWords {
 public:
  SpeakerRepairs(const Resources& resources, Document& document, TokenSpan sentence)
      : TreeOfWords(resources, document.tokens, sentence), document_(document) {}

  void run() {
    bool told = false;  // a finite verb stands before
    std::uint32_t first = first_group();
    for (; first < document_.verb_groups.size(); ++first) {
      const VerbGroup& verb = document_.verb_groups[first];
      if (verb.tokens.begin >= sentence_.end) break;
      if (!verb.finite) continue;
      if (told && !verb.passive && is_attribution(verb.head) && ends_behind(verb) && find_phrase(verb))
        settle(verb.head);
      told = true;
    }
  }

 private:
  std::uint32_t first_group() const {
    const auto& groups = document_.verb_groups;
    const auto group = std::partition_point(groups.begin(), groups.end(), [this](const VerbGroup& one) {
      return one.tokens.begin < sentence_.begin;
    });
    return static_cast<std::uint32_t>(group - groups.begin());
  }
  bool is_attribution(std::uint32_t verb) const { return is_word(TreeWord::kAttributionVerb, verb); }

  // "said.", "said on Monday", "said in a statement, blaming": no object and no clause behind the verb.
  bool ends_behind(const VerbGroup& verb) const {
    std::uint32_t t = verb.tokens.end;
    while (t < sentence_.end && is_adverb(tag(t))) ++t;
    if (t == sentence_.end || tag(t) == Tag::kPeriod) return true;
    if (tag(t) != Tag::kComma && !(tag(t) == Tag::kIN && document_.norm(t) != "that") && !in_date(t))
      return false;
    for (const std::uint32_t end = std::min(sentence_.end, t + kToldReach); t < end; ++t) {
      if (head(t) == verb.head && relation(t) == Relation::kCcomp) return false;
    }
    return true;
  }
  bool in_date(std::uint32_t t) const {
    const auto date = std::partition_point(document_.dates.begin(), document_.dates.end(),
                                           [t](const auto& one) { return one.tokens.end <= t; });
    return date != document_.dates.end() && date->tokens.begin <= t;
  }

  // The one noun phrase between the comma or closing quote and the verb.
  bool find_phrase(const VerbGroup& verb) {
    std::uint32_t begin = verb.tokens.begin;
    while (begin > sentence_.begin && verb.tokens.begin - begin < kSpeakerPhrase && in_phrase(begin - 1))
      --begin;
    if (begin < sentence_.begin + 2 || begin == verb.tokens.begin) return false;
    if (tag(begin - 1) != Tag::kComma && tag(begin - 1) != Tag::kCloseQuote) return false;
    const auto& groups = document_.noun_groups;
    const auto group = std::partition_point(
        groups.begin(), groups.end(), [begin](const NounGroup& one) { return one.tokens.begin < begin; });
    if (group == groups.end() || group->tokens.begin != begin || group->tokens.end > verb.tokens.begin)
      return false;
    // "the firm the chairman said": two phrases side by side are a noun and its relative clause
    for (std::uint32_t t = group->tokens.end; t < verb.tokens.begin; ++t) {
      const bool opens = tag(t) == Tag::kDT || tag(t) == Tag::kPRPS || tag(t) == Tag::kPRP;
      if (opens && tag(t - 1) != Tag::kIN && tag(t - 1) != Tag::kCC) return false;
    }
    auto last = group;  // "the mill's owner", "the joint spokesman" "Ann Lund"
    for (auto next = group + 1; next != groups.end() && next->tokens.end <= verb.tokens.begin; ++next) {
      const std::uint32_t at = next->tokens.begin;
      if (at > last->tokens.end + (tag(at - 1) == Tag::kPOS) || in_date(at)) break;
      last = next;
    }
    phrase_ = {begin, verb.tokens.begin};
    subject_ = last->head;
    return true;
  }
  bool in_phrase(std::uint32_t t) const {
    const Tag own = tag(t);
    return is_noun(own) || is_adjective(own) || is_adverb(own) || own == Tag::kDT || own == Tag::kPRP ||
           own == Tag::kPRPS || own == Tag::kPOS || own == Tag::kCD || own == Tag::kHYPH || own == Tag::kCC ||
           (own == Tag::kIN && document_.norm(t) != "that");
  }

  bool inside(std::uint32_t t, std::uint32_t verb) const { return phrase_.contains(t) || t == verb; }

  void settle(std::uint32_t verb) {
    const std::uint32_t main = told_clause(verb);
    if (main == kNowhere) return;
    const bool root = head(verb) == kNowhere;
    if (!root) attach(verb, main, Relation::kParataxis);
    attach(subject_, verb, Relation::kNsubj);
    for (std::uint32_t t = phrase_.begin; t < verb; ++t) {
      if (t != subject_ && !inside(head(t), verb))
        attach(t, subject_, is_noun(tag(t)) ? Relation::kNmod : relation(t));
    }
    for (std::uint32_t t = first_near(); t < phrase_.begin; ++t) {
      if (t != main && inside(head(t), verb) && !is_punctuation(tag(t))) give_back(t, verb, main);
    }
  }

  std::uint32_t first_near() const {
    return phrase_.begin - std::min(phrase_.begin - sentence_.begin, kToldReach);
  }

  // A word before the comma that hung on the speaker's: a mark goes to the clause it opens, an object to the
  // verb right before it, all else to the clause that is told.
  void give_back(std::uint32_t t, std::uint32_t verb, std::uint32_t main) {
    const Relation r = relation(t);
    if (r == Relation::kMark || r == Relation::kCc || r == Relation::kCase) {
      for (std::uint32_t clause = t + 1; clause < phrase_.begin; ++clause) {
        if (!is_verb(tag(clause)) || clause == main || !inside(head(clause), verb)) continue;
        attach(clause, main, r == Relation::kMark ? Relation::kAdvcl : Relation::kConj);
        attach(t, clause, r);
        return;
      }
    }
    const std::uint32_t begin = phrase_begin(t, kSpeakerPhrase);
    const bool noun = is_noun(tag(t)) || tag(t) == Tag::kCD || tag(t) == Tag::kDollar;
    const bool object = noun && begin > sentence_.begin && is_verb(tag(begin - 1)) &&
                        !inside(begin - 1, verb) && !stands_above(t, begin - 1);
    if (object)
      attach(t, begin - 1, Relation::kObj);
    else
      attach(t, main, r == Relation::kNsubj || r == Relation::kMark ? Relation::kDep : r);
  }

  // The topmost node of what is said: under the verb, or above it.
  std::uint32_t told_clause(std::uint32_t verb) {
    if (head(verb) == kNowhere) return content_below(verb);
    std::uint32_t top = verb;
    for (int i = 0; i < kDeepest && head(top) != kNowhere; ++i) top = head(top);
    return top < phrase_.begin && head(top) == kNowhere ? top : kNowhere;
  }
  // A clause before the speaker that opens with no mark is told, whatever the parser calls it.
  std::uint32_t content_below(std::uint32_t verb) {
    std::uint32_t adverbial = kNowhere;
    for (std::uint32_t t = phrase_.begin; t > first_near(); --t) {
      if (head(t - 1) != verb) continue;
      if (relation(t - 1) == Relation::kCcomp) return t - 1;
      if (relation(t - 1) == Relation::kAdvcl && opens_unmarked(t - 1)) adverbial = t - 1;
    }
    if (adverbial != kNowhere) tokens_.relation[adverbial] = Relation::kCcomp;
    return adverbial;
  }
  bool opens_unmarked(std::uint32_t clause) const {
    bool subject = false;
    for (std::uint32_t t = first_near(); t < clause; ++t) {
      if (head(t) != clause) continue;
      if (relation(t) == Relation::kMark) return false;
      subject = subject || relation(t) == Relation::kNsubj || relation(t) == Relation::kNsubjPass;
    }
    return subject && !is_wh(tag(sentence_.begin));
  }

  const Document& document_;
  TokenSpan phrase_;
  std::uint32_t subject_ = 0;
};

}  // namespace

void repair_speakers(const Resources& resources, Document& document, TokenSpan sentence) {
  SpeakerRepairs(resources, document, sentence).run();
}

}  // namespace claimgraph
