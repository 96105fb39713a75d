#include "amounts/counting.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/ascii.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kFarthestHead = 6;  // tokens from a number to the noun it counts

class CountReader {
 public:
  CountReader(const Lexicons& lexicons, const AmountWords& words, const Document& document,
              TokenSpan sentence, Draft& draft)
      : lexicons_(lexicons),
        around_(words.around()),
        document_(document),
        tokens_(document.tokens),
        sentence_(sentence),
        draft_(draft),
        begin_(draft.amount.tokens.begin),
        end_(draft.amount.tokens.end) {}

  bool read() {
    if (!stands_alone(document_, draft_.amount.bytes)) return false;
    if (is_date_part() || is_label() || is_age() || is_list_number()) return false;
    if (hyphen_behind()) return read_compound();
    if (in(around_.time, end_) || is_name()) return false;
    const auto noun = counted_noun();
    if (!noun) return stands_without_noun();
    if (in(around_.time, *noun) || in(around_.street, *noun)) return false;
    if (is_one() && (in(around_.no_count, *noun) || determined())) return false;
    take(*noun);
    return true;
  }

  // "page 5", "Boeing 737"
  bool is_label() const {
    if (!has_before()) return false;
    const std::uint32_t before = begin_ - 1;
    if (long_words()) return false;
    if (in(around_.weekday, before)) return false;
    if (is_proper(tag(before)) && !draft_.scaled) return true;
    const bool inside = before > sentence_.begin && tokens_.has(before, TokenFlag::kCapital);
    if (tag(before) == Tag::kNN && (inside || tokens_.has(before, TokenFlag::kAllCaps))) return true;
    if (!in(around_.label, before)) return false;
    if (tokens_.has(before, TokenFlag::kCapital) && before > sentence_.begin) return true;
    return !is_verb(tag(before)) && tag(end_) != Tag::kNNS;
  }

 private:
  bool norm_in(const Lexicon* lexicon, std::uint32_t token) const {
    return lexicon != nullptr && sentence_.contains(token) &&
           lexicons_.has_word(lexicon->id, tokens_.norm[token]);
  }
  bool in(const Lexicon* lexicon, std::uint32_t token) const {
    if (lexicon == nullptr || !sentence_.contains(token)) return false;
    const PhraseHit hit = lexicons_.phrase_at(lexicon->id, document_, token, token + 1);
    if (hit.length > 0) return true;
    return lexicons_.has_word(lexicon->id, tokens_.lemma[token]);
  }
  bool norm_is(std::uint32_t token, std::string_view word) const {
    return sentence_.contains(token) && document_.norm(token) == word;
  }
  Tag tag(std::uint32_t token) const { return sentence_.contains(token) ? tokens_.tag[token] : Tag::kNone; }
  bool has_before() const { return begin_ > sentence_.begin; }
  std::string_view text() const {
    return std::string_view(document_.text.bytes)
        .substr(draft_.amount.bytes.begin, draft_.amount.bytes.size());
  }
  double size() const {
    const Amount& amount = draft_.amount;
    return (amount.has_value ? amount.value : amount.has_low ? amount.low : amount.high).approximate();
  }
  // "five million", "twelve thousand and six": surely a number.
  bool long_words() const {
    constexpr double kLong = 1000;
    return draft_.spelled && (draft_.scaled || size() >= kLong);
  }
  bool is_one() const {
    return draft_.spelled && draft_.amount.has_value && draft_.amount.value == Decimal::of(1);
  }
  bool plain_one() const { return text() == "1"; }
  bool hyphen_behind() const {
    return norm_is(end_, "-") && !tokens_.has(end_, TokenFlag::kSpaceBefore) &&
           sentence_.contains(end_ + 1) && !tokens_.has(end_ + 1, TokenFlag::kSpaceBefore);
  }

  // A year, a day of a month.
  bool is_date_part() const {
    constexpr double kFirstYear = 1900, kLastYear = 2100, kLastDay = 31;
    const std::string_view number = text();
    const bool four = number.size() >= 4 && std::all_of(number.begin(), number.begin() + 4, is_digit) &&
                      (number.size() == 4 || !is_digit(number[4])) && !draft_.scaled;
    if (four && number.find(',') == std::string_view::npos && number.find('.') == std::string_view::npos &&
        size() >= kFirstYear && size() <= kLastYear)
      return true;
    if (size() > kLastDay || draft_.scaled) return false;
    return (has_before() && in(around_.month, begin_ - 1) && is_proper(tag(begin_ - 1))) ||
           (in(around_.month, end_) && is_proper(tag(end_)));
  }

  // "Smith, 44, said"
  bool is_age() const {
    if (begin_ < sentence_.begin + 2 || !norm_is(begin_ - 1, ",") || !is_proper(tag(begin_ - 2)))
      return false;
    return end_ >= sentence_.end || is_punctuation(tag(end_));
  }

  bool is_list_number() const {
    const bool closed = norm_is(end_, ")") || (norm_is(end_, ".") && end_ + 1 < sentence_.end);
    if (begin_ == sentence_.begin && (closed || end_ >= sentence_.end)) return true;
    return closed && has_before() && norm_is(begin_ - 1, "(");
  }

  // "the one person", "no one"
  bool determined() const {
    if (!has_before()) return false;
    const Tag before = tag(begin_ - 1);
    return before == Tag::kDT || before == Tag::kPRPS || is_adjective(before);
  }

  // "Four Seasons Hotels" in a sentence where other words are written small.
  bool is_name() const {
    const auto capital = [&](std::uint32_t token) {
      return sentence_.contains(token) && tokens_.has(token, TokenFlag::kCapital);
    };
    if (!draft_.spelled || !capital(begin_) || !capital(end_) || !capital(end_ + 1)) return false;
    constexpr std::uint32_t kLook = 8, kLongWord = 4;
    for (std::uint32_t at = end_ + 2; at < std::min(sentence_.end, end_ + kLook); ++at) {
      const bool small = tokens_.has(at, TokenFlag::kAlpha) && !capital(at);
      if (small && tokens_.end[at] - tokens_.begin[at] >= kLongWord) return true;
    }
    return false;
  }

  // "12-member panel"
  bool read_compound() {
    if (draft_.amount.value.is_zero()) return false;
    const std::uint32_t noun = end_ + 1;
    if (tag(noun) != Tag::kNN && tag(noun) != Tag::kNNS) return false;
    if (in(around_.time, noun) || in(around_.no_compound, noun)) return false;
    if (tokens_.has(noun, TokenFlag::kDigit) || draft_.amount.modifier == Modifier::kBetween) return false;
    take(noun);
    return true;
  }

  // The noun group that holds `token`, or null.
  const NounGroup* group_of(std::uint32_t token) const {
    const auto& groups = document_.noun_groups;
    auto after = std::upper_bound(groups.begin(), groups.end(), token,
                                  [](std::uint32_t at, const NounGroup& g) { return at < g.tokens.begin; });
    if (after == groups.begin()) return nullptr;
    --after;
    return after->tokens.contains(token) ? &*after : nullptr;
  }

  bool countable(std::uint32_t head) const {
    const Tag at = tag(head);
    if (at == Tag::kNNS || at == Tag::kNNPS) return !is_one();
    if (at != Tag::kNN) return false;
    const bool digit_one = plain_one() && head == end_;
    return is_one() || digit_one || in(around_.collective, head);
  }

  std::optional<std::uint32_t> counted_noun() const {
    std::uint32_t from = end_;
    if (norm_is(from, "of")) {
      if (is_one()) return std::nullopt;
      ++from;
    } else if (norm_in(around_.further, from)) {
      ++from;
    }
    if (!sentence_.contains(from)) return std::nullopt;
    const NounGroup* const group = group_of(from);
    // "from 106,200 the previous year": the next group is another one.
    const bool apart =
        group != nullptr && from == end_ && group->tokens.begin > begin_ && group->determiner != kNowhere;
    if (apart) return std::nullopt;
    if (group != nullptr && group->head >= from && group->head <= from + kFarthestHead) {
      if (countable(group->head)) return group->head;
      if (in(around_.time, group->head)) return group->head;
    }
    return plural_ahead(from);
  }

  // Where groups fail: adjectives and nouns up to a plural.
  std::optional<std::uint32_t> plural_ahead(std::uint32_t from) const {
    for (std::uint32_t at = from; at < std::min(sentence_.end, from + kFarthestHead); ++at) {
      const Tag next = tag(at + 1);
      if (is_noun(tag(at)) && is_noun(next)) continue;
      const bool pair =
          is_proper(tag(at)) && next == Tag::kCC && is_proper(tag(at + 2));  // "Kia and Ford cars"
      if (pair) {
        ++at;
        continue;
      }
      if (is_noun(tag(at))) return countable(at) || in(around_.time, at) ? std::optional(at) : std::nullopt;
      if (!is_adjective(tag(at)) && tag(at) != Tag::kVBN && tag(at) != Tag::kVBG) return std::nullopt;
    }
    return std::nullopt;
  }

  // A number that says its size without a noun: "12.5 million", "to 1,204".
  bool stands_without_noun() const {
    if (draft_.amount.modifier == Modifier::kBetween && !draft_.scaled) return false;
    if (draft_.scaled || long_words()) return true;
    if (is_proper(tag(end_)) || draft_.spelled) return false;
    if (text().find(',') != std::string_view::npos || text().find('.') != std::string_view::npos) return true;
    if (!has_before()) return false;
    constexpr double kBig = 1000;
    const Tag before = tag(begin_ - 1);
    const bool leads = before == Tag::kIN || before == Tag::kTO || is_adverb(before) || before == Tag::kJJR;
    return (size() >= kBig && (leads || is_verb(before))) ||
           (is_verb(before) && document_.lemma(begin_ - 1) != "be");
  }

  // "Americans" -> "American"
  std::string_view singular_name(std::uint32_t noun) const {
    const std::string_view name = document_.token_text(noun);
    const bool plural = name.size() > 2 && name.back() == 's' && name[name.size() - 2] != 's';
    return name.substr(0, name.size() - (plural ? 1 : 0));
  }

  void take(std::uint32_t noun) {
    draft_.amount.unit = is_proper(tag(noun)) ? singular_name(noun) : document_.lemma(noun);
    if (draft_.amount.unit.empty()) draft_.amount.unit = document_.norm(noun);
    for (std::uint32_t at = end_; at <= noun; ++at) {
      const bool other =
          tag(at) == Tag::kCD || tag(at) == Tag::kNNP || norm_is(at, "of") || tag(at) == Tag::kDollar;
      if (other) return;
    }
    draft_.amount.bytes.end = tokens_.end[noun];
    draft_.amount.tokens.end = noun + 1;
  }

  const Lexicons& lexicons_;
  const AmountWords::Around& around_;
  const Document& document_;
  const Tokens& tokens_;
  TokenSpan sentence_;
  Draft& draft_;
  std::uint32_t begin_, end_;
};

}  // namespace

bool stands_alone(const Document& document, ByteSpan bytes) {
  const std::string_view text = document.text.bytes;
  if (bytes.begin > 0) {
    const char before = text[bytes.begin - 1];
    const bool space = bytes.begin < 2 || text[bytes.begin - 2] == ' ';
    if (is_digit(before) || is_lower(before) || is_upper(before)) return false;
    if (before == '/' || before == '#' || before == ':' || before == '.' || before == '\'' || before == '$' ||
        before == '_' || before == '@' || (before == '-' && !space))
      return false;
  }
  if (bytes.end >= text.size()) return true;
  const char after = text[bytes.end];
  if (after == '/' && bytes.end + 1 < text.size() && is_letter_byte(text[bytes.end + 1]))
    return true;  // "5 million/year"
  if (after == '/' || after == '\'' || after == '_' || after == '@' || is_letter_byte(after)) {
    return text.substr(bytes.end, 2) == "\xC2\xA0" || text.substr(bytes.end, 2) == "\xE2\x80";
  }
  const bool digit_next = bytes.end + 1 < text.size() && is_digit(text[bytes.end + 1]);
  return !((after == ':' || after == '.' || after == ',' || after == '-') && digit_next);
}

bool follows_label(const Lexicons& lexicons, const AmountWords& words, const Document& document,
                   TokenSpan sentence, Draft& draft) {
  return CountReader(lexicons, words, document, sentence, draft).is_label();
}

bool read_count(const Lexicons& lexicons, const AmountWords& words, const Document& document,
                TokenSpan sentence, Draft& draft) {
  return CountReader(lexicons, words, document, sentence, draft).read();
}

}  // namespace claimgraph
