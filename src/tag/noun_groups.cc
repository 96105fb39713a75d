#include "tag/noun_groups.h"

namespace claimgraph {
namespace {

bool is_head(Tag tag) {
  return is_noun(tag) || tag == Tag::kCD || tag == Tag::kADD || tag == Tag::kFW || tag == Tag::kGW;
}
bool is_modifier(Tag tag) { return is_adjective(tag) || tag == Tag::kAFX || tag == Tag::kDollar; }
bool is_determiner(Tag tag) { return tag == Tag::kDT || tag == Tag::kPRPS || tag == Tag::kWPS; }
bool is_pronoun(Tag tag) { return tag == Tag::kPRP || tag == Tag::kWP; }

// True when adjectives, participles and numbers from `token` on lead to a noun.
bool leads_to_noun(const TaggedSentence& sentence, std::uint32_t token) {
  constexpr std::uint32_t kFar = 5;
  for (std::uint32_t at = token; at < token + kFar; ++at) {
    const Tag tag = sentence.tag(at);
    if (is_noun(tag) || tag == Tag::kFW) return true;
    if (!is_modifier(tag) && !is_participle(tag) && tag != Tag::kHYPH && tag != Tag::kCD) return false;
  }
  return false;
}

// Grows one group token by token.
class NounGroupReader {
 public:
  NounGroupReader(const TaggedSentence& sentence, std::uint32_t token)
      : sentence_(sentence), begin_(token), at_(token) {
    group_.tokens = {token, token};
  }

  bool read() {
    if (read_pronoun()) return true;
    read_determiner();
    while (step()) {
    }
    return finish();
  }
  const NounGroup& group() const { return group_; }

 private:
  Tag tag(std::uint32_t ahead = 0) const { return sentence_.tag(at_ + ahead); }

  bool read_pronoun() {
    // "the claim which Acme denies": no determiner before a name.
    const bool relative = tag() == Tag::kWDT && (is_proper(tag(1)) || !leads_to_noun(sentence_, at_ + 1));
    if (!is_pronoun(tag()) && !relative) return false;
    group_.pronoun = true;
    group_.head = at_;
    group_.tokens.end = at_ + 1;
    return true;
  }

  void read_determiner() {
    if (tag() == Tag::kPDT) ++at_;
    if (is_determiner(tag()) || tag() == Tag::kWDT) group_.determiner = at_++;
  }

  // Takes the next token, or the next few that only belong together; false at the end of the group.
  bool step() {
    const Tag here = tag();
    if (rate_follows()) return take(2);
    if (is_head(here)) return take_head(here);
    if (is_modifier(here)) return take_modifier();
    if (here == Tag::kHYPH) return take_joined();
    if (head_ == kNowhere && joined(at_ + 1) && leads_to_noun(sentence_, at_ + 2)) return take(2);
    if (is_participle(here)) return head_ == kNowhere && leads_to_noun(sentence_, at_ + 1) && take(1);
    if (is_adverb(here)) return take_adverb();
    if (here == Tag::kCC) return take_conjunction();
    if (here == Tag::kComma) return take_comma();
    return is_quotation_mark(here) && at_ > begin_ && tag(1) != Tag::kNone && head_ == kNowhere &&
           opens(tag(1)) && take(1);
  }

  // "a $5 a share offer", "52 dlr per share bid": the rate goes on to a noun.
  bool rate_follows() const {
    const Tag here = tag();
    if ((here != Tag::kDT && here != Tag::kIN) || at_ < begin_ + 1 || head_ + 1 != at_) return false;
    const bool each =
        here == Tag::kDT ? sentence_.norm_is(at_, GroupWord::kEach) : sentence_.norm_is(at_, GroupWord::kPer);
    const bool number =
        sentence_.tag(head_) == Tag::kCD || (head_ > begin_ && sentence_.tag(head_ - 1) == Tag::kCD);
    return each && number && tag(1) == Tag::kNN && is_noun(tag(2));
  }

  // A hyphen without a space before it.
  bool joined(std::uint32_t token) const {
    return sentence_.tag(token) == Tag::kHYPH && !sentence_.tokens.has(token, TokenFlag::kSpaceBefore);
  }

  bool opens(Tag next) const { return is_head(next) || is_modifier(next); }

  bool take(std::uint32_t count) {
    at_ += count;
    return true;
  }

  bool take_head(Tag here) {
    const Tag before = head_ == kNowhere ? Tag::kNone : sentence_.tag(head_);
    if (before != Tag::kNone && head_ + 1 == at_ && here == Tag::kCD) {
      const bool numbered = before == Tag::kNNP || before == Tag::kNN || before == Tag::kCD;
      if (!numbered) return false;
    }
    if (is_noun(before) && before == Tag::kNNS && !is_noun(here)) return false;
    if (is_noun(before) && here == Tag::kNN && sentence_.norm_is(at_, GroupWord::kDayWord)) return false;
    head_ = at_;
    return take(1);
  }

  // An adjective behind the head begins another group, but for "US financial regulators".
  bool take_modifier() {
    if (head_ != kNowhere && sentence_.tag(head_) != Tag::kCD) {
      const bool name = is_proper(sentence_.tag(head_)) && head_ + 1 == at_ && is_adjective(tag()) &&
                        !sentence_.norm_is(at_, GroupWord::kTimeAdjective);
      if (!name || !leads_to_noun(sentence_, at_ + 1)) return false;
    }
    if (tag() == Tag::kDollar && tag(1) != Tag::kCD) return false;
    return take(1);
  }

  // "long-term", "Seattle-based": what a hyphen joins belongs together.
  bool take_joined() {
    if (at_ == begin_ || !joined(at_)) return false;
    const Tag next = tag(1);
    if (is_head(next)) {
      head_ = at_ + 1;
      return take(2);
    }
    if (is_verb(next) || is_modifier(next) || next == Tag::kIN || next == Tag::kRP || next == Tag::kRB) {
      head_ = kNowhere;
      return take(2);
    }
    return false;
  }

  // "very large", "more than 50", "nearly 50".
  bool take_adverb() {
    if (head_ != kNowhere) return false;
    const Tag next = tag(1);
    if (sentence_.norm_is(at_ + 1, GroupWord::kThan) && (tag(2) == Tag::kCD || tag(2) == Tag::kDollar))
      return take(2);
    if (next == Tag::kCD || next == Tag::kDollar) return take(1);
    if (group_.determiner == kNowhere && !leads_to_noun(sentence_, at_ + 1)) return false;
    return (is_modifier(next) || is_participle(next) ||
            (is_adverb(next) && leads_to_noun(sentence_, at_ + 2))) &&
           take(1);
  }

  // "political and economic crisis", "oil and gas company", "Hill & Sons".
  bool take_conjunction() {
    if (at_ == begin_) return false;
    const Tag before = sentence_.tag(at_ - 1);
    const Tag next = tag(1);
    const bool adjectives = is_adjective(before) && is_adjective(next) && leads_to_noun(sentence_, at_ + 2);
    const bool nouns = before == Tag::kNN && next == Tag::kNN && (tag(2) == Tag::kNN || tag(2) == Tag::kNNS);
    const bool firm = is_proper(before) && is_proper(next) &&
                      sentence_.tokens.end[at_] - sentence_.tokens.begin[at_] == 1;  // &
    if (!adjectives && !nouns && !firm) return false;
    if (!adjectives) head_ = at_ + 1;
    return take(2);
  }

  // "large, profitable bank"; "March 5, 2020".
  bool take_comma() {
    if (at_ == begin_) return false;
    const Tag before = sentence_.tag(at_ - 1);
    if (is_adjective(before) && is_adjective(tag(1)) && head_ == kNowhere &&
        leads_to_noun(sentence_, at_ + 1))
      return take(2);
    if (take_region(before)) return true;
    const bool date = before == Tag::kCD && at_ >= begin_ + 2 && sentence_.tag(at_ - 2) == Tag::kNNP &&
                      tag(1) == Tag::kCD &&
                      sentence_.tokens.end[at_ + 1] - sentence_.tokens.begin[at_ + 1] == 4;
    if (!date) return false;
    head_ = at_ + 1;
    return take(2);
  }

  // "its Austin, Texas, plant": a town with its region stands before the noun that the determiner asks for.
  bool take_region(Tag before) {
    if (group_.determiner == kNowhere || !is_proper(before) || !is_proper(tag(1)) ||
        !sentence_.norm_is(at_ + 1, GroupWord::kRegion))
      return false;
    const std::uint32_t count = tag(2) == Tag::kComma ? 3 : 2;
    const Tag next = tag(count);
    if (is_proper(next) || (!is_noun(next) && !is_adjective(next)) || !leads_to_noun(sentence_, at_ + count))
      return false;
    head_ = kNowhere;
    return take(count);
  }

  bool finish() {
    if (head_ == kNowhere) {
      // "the poor", "this", "the buying of": a determiner makes a group of what follows it.
      if (group_.determiner == kNowhere || at_ == begin_) return false;
      if (is_participle(tag()) && group_.determiner + 1 == at_) ++at_;
      while (at_ > group_.determiner + 1 && !is_modifier(sentence_.tag(at_ - 1)) &&
             !is_participle(sentence_.tag(at_ - 1)))
        --at_;
      head_ = at_ - 1;
      group_.pronoun = head_ == group_.determiner;
      if (group_.pronoun && sentence_.tag(head_) != Tag::kDT) return false;
    }
    group_.head = head_;
    group_.tokens.end = head_ + 1;
    return true;
  }

  const TaggedSentence& sentence_;
  std::uint32_t begin_;
  std::uint32_t at_;
  std::uint32_t head_ = kNowhere;
  NounGroup group_;
};

}  // namespace

std::optional<NounGroup> noun_group_at(const TaggedSentence& sentence, std::uint32_t token) {
  NounGroupReader reader(sentence, token);
  if (!reader.read()) return std::nullopt;
  return reader.group();
}

bool before_its_noun(const TaggedSentence& sentence, std::uint32_t token) {
  const Tag tag = sentence.tag(token);
  if (!is_participle(tag) || !leads_to_noun(sentence, token + 1)) return false;
  const Tag before = sentence.tag_before(token);
  if (is_determiner(before) || is_adjective(before) || before == Tag::kPOS || before == Tag::kCD) return true;
  if (tag == Tag::kVBG) return false;
  return before == Tag::kNone || before == Tag::kIN || before == Tag::kCC || is_verb(before);
}

}  // namespace claimgraph
