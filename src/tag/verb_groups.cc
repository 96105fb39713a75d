#include "tag/verb_groups.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kMostAdverbs = 4;  // in a row, inside a group

bool is_past(Tag tag) { return tag == Tag::kVBN || tag == Tag::kVBD; }
bool is_base(Tag tag) { return tag == Tag::kVB || tag == Tag::kVBP; }

// Length of the negation at a token: "not" 1, "no longer" 2, else 0.
std::uint32_t negation_length(const TaggedSentence& sentence, std::uint32_t token) {
  if (sentence.norm_is(token, GroupWord::kNegation)) return 1;
  const bool two =
      sentence.norm_is(token, GroupWord::kNo) && sentence.norm_is(token + 1, GroupWord::kNegationEnd);
  return two ? 2 : 0;
}

// A reading head that grows a group.
class VerbGroupReader {
 public:
  VerbGroupReader(const TaggedSentence& sentence, std::uint32_t token) : sentence_(sentence), at_(token) {
    group_.tokens = {token, token};
  }

  bool read() {
    const std::uint32_t negation = negation_length(sentence_, at_);
    if (negation > 0) take_negation(negation);
    if (sentence_.tag(at_) == Tag::kTO) return read_infinitive();
    if (sentence_.tag(at_) == Tag::kMD) return negation == 0 && read_modal();
    if (!is_verb(sentence_.tag(at_))) return false;
    const Tag first = sentence_.tag(at_);
    group_.finite = first == Tag::kVBZ || first == Tag::kVBP || first == Tag::kVBD;
    if (group_.finite) group_.tense = first == Tag::kVBD ? Tense::kPast : Tense::kPresent;
    group_.passive = first == Tag::kVBN;
    read_chain();
    return true;
  }
  const VerbGroup& group() const { return group_; }

 private:
  bool read_infinitive() {
    const std::uint32_t verb = past_adverbs(at_ + 1);
    if (!is_base(sentence_.tag(verb))) return false;
    group_.infinitive = true;
    group_.finite = false;
    go_to(verb);
    read_chain();
    return true;
  }

  bool read_modal() {
    group_.modal = at_;
    group_.tense = sentence_.norm_is(at_, GroupWord::kFuture) ? Tense::kFuture : Tense::kPresent;
    const std::uint32_t verb = past_adverbs(at_ + 1);
    const Tag tag = sentence_.tag(verb);
    if (is_verb(tag) && tag != Tag::kVBG && tag != Tag::kVBZ) {
      go_to(verb);
      read_chain();
    } else {
      close(at_);
    }
    return true;
  }

  // From the first verb at at_ through auxiliaries to the main verb.
  void read_chain() {
    for (;;) {
      const std::uint32_t next = past_adverbs(at_ + 1);
      const Tag tag = sentence_.tag(next);
      const bool be = sentence_.lemma_is(at_, GroupWord::kBe);
      if (sentence_.lemma_is(at_, GroupWord::kHave) && is_past(tag)) {
        group_.perfect = true;
      } else if (be && tag == Tag::kVBG) {
        group_.progressive = true;
      } else if ((be || sentence_.lemma_is(at_, GroupWord::kGet)) && is_past(tag)) {
        group_.passive = true;
      } else if (!(sentence_.lemma_is(at_, GroupWord::kDo) && is_base(tag))) {
        break;
      }
      go_to(next);
    }
    if (sentence_.lemma_is(at_, GroupWord::kBe)) group_.passive = false;  // "been" alone
    close(at_);
  }

  // Ends the group at its main verb, with a negation or a particle behind it.
  void close(std::uint32_t head) {
    group_.head = head;
    group_.tokens.end = head + 1;
    const Tag after = sentence_.tag(head + 1);
    if (after == Tag::kRP && sentence_.norm_is(head + 1, GroupWord::kParticle)) {
      group_.particle = head + 1;
      group_.tokens.end = head + 2;
      return;
    }
    std::uint32_t at = head + 1;
    for (; is_adverb(sentence_.tag(at)) && negation_length(sentence_, at) == 0; ++at) {
    }
    const std::uint32_t negation = negation_length(sentence_, at);
    const bool may_follow = group_.head == group_.modal || sentence_.lemma_is(head, GroupWord::kBe) ||
                            sentence_.lemma_is(head, GroupWord::kHave) ||
                            sentence_.lemma_is(head, GroupWord::kDo);
    if (negation == 0 || !may_follow) return;
    group_.negation = at + negation - 1;
    group_.tokens.end = at + negation;
  }

  // The token behind adverbs, quotation marks, and an adverb between commas.
  std::uint32_t past_adverbs(std::uint32_t token) const {
    std::uint32_t at = token;
    const std::uint32_t limit = token + kMostAdverbs;
    const bool comma = sentence_.tag(at) == Tag::kComma;
    if (comma) ++at;
    while (at < limit) {
      const std::uint32_t negation = negation_length(sentence_, at);
      const bool inner = is_adverb(sentence_.tag(at)) || is_quotation_mark(sentence_.tag(at)) ||
                         sentence_.norm_is(at, GroupWord::kInner);
      if (negation == 0 && !inner) break;
      at += negation > 0 ? negation : 1;
    }
    if (!comma) return at;
    return at > token + 1 && sentence_.tag(at) == Tag::kComma ? at + 1 : token;
  }

  void take_negation(std::uint32_t length) {
    group_.negation = at_ + length - 1;
    at_ += length;
  }

  // Moves to the next verb, keeping the first negation on the way.
  void go_to(std::uint32_t verb) {
    for (std::uint32_t at = at_ + 1; at < verb && group_.negation == kNowhere; ++at) {
      const std::uint32_t negation = negation_length(sentence_, at);
      if (negation > 0) group_.negation = at + negation - 1;
    }
    at_ = verb;
  }

  const TaggedSentence& sentence_;
  std::uint32_t at_;
  VerbGroup group_;
};

}  // namespace

std::optional<VerbGroup> verb_group_at(const TaggedSentence& sentence, std::uint32_t token) {
  VerbGroupReader reader(sentence, token);
  if (!reader.read()) return std::nullopt;
  return reader.group();
}

}  // namespace claimgraph
