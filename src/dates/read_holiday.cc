#include "dates/read_holiday.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "dates/time_words.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kLongestDirection = 3;  // tokens: "the most recent"

class HolidayReader {
 public:
  HolidayReader(const Document& document, const TimeWords& words, TokenSpan sentence,
                const HolidayMatch& match)
      : document_(document), words_(words), sentence_(sentence) {
    reading_.tokens = match.tokens;
    reading_.holiday = match.holiday;
    reading_.holiday_small = match.small;
    reading_.needs = "holiday";
  }

  Reading read() {
    look_behind();
    look_before();
    const std::uint32_t begin = document_.tokens.begin[reading_.tokens.begin];
    reading_.bytes = {begin, document_.tokens.end[reading_.tokens.end - 1]};
    if (reading_.fields.has_time()) reading_.type = TimexType::kTime;
    return std::move(reading_);
  }

 private:
  std::string_view before(std::uint32_t tokens) const {
    const std::uint32_t first = reading_.tokens.begin;
    return first >= sentence_.begin + tokens ? document_.norm(first - tokens) : std::string_view();
  }

  // "weekend", "week", "eve", "day", "morning" behind the name.
  void look_behind() {
    if (!take_eve() && check(next(), "behind-holiday")) ++reading_.tokens.end;
    if (const int year = year_at(reading_.tokens.end); year > 0) {  // "Labor Day 2021 weekend"
      reading_.fields.year = year;
      ++reading_.tokens.end;
    }
    const std::string_view word = next();
    if (const TimeUnit unit = long_unit(word); unit != TimeUnit::kNone) {
      reading_.holiday_unit = unit;
      ++reading_.tokens.end;
    } else if (words_.parts.holds(word, "part")) {
      reading_.fields.part = attribute(*words_.parts.entry_of(word), "code");
      ++reading_.tokens.end;
    }
  }

  bool take_eve() {
    if (!check(next(), "eve")) return false;
    reading_.holiday_plus = -1;
    ++reading_.tokens.end;
    return true;
  }

  bool check(std::string_view word, std::string_view category) const {
    return words_.checks.holds(word, category);
  }
  // A week or weekend, or kNone.
  TimeUnit long_unit(std::string_view word) const {
    if (!words_.units.holds(word, "calendar")) return TimeUnit::kNone;
    const TimeUnit unit = read_unit(words_, word);
    return unit == TimeUnit::kWeek || unit == TimeUnit::kWeekend ? unit : TimeUnit::kNone;
  }

  std::string_view at(std::uint32_t token) const {
    return token < sentence_.end ? document_.norm(token) : std::string_view();
  }
  std::string_view next() const { return at(reading_.tokens.end); }

  // A year that counts nothing: "Christmas 2010", not "on Christmas 2010 people".
  int year_at(std::uint32_t token) const {
    constexpr int kFirst = 1000, kLast = 2199;
    const std::string_view word = at(token);
    int year = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), year);
    if (error != std::errc() || end != word.data() + word.size()) return 0;
    const bool counts = token + 1 < sentence_.end && document_.tokens.tag[token + 1] == Tag::kNNS;
    return year >= kFirst && year <= kLast && !counts ? year : 0;
  }

  // "last", "this coming", "the", "every", "the eve of" before the name.
  void look_before() {
    if (check(before(1), "eve-before")) {
      reading_.holiday_plus = -1;
      --reading_.tokens.begin;
    } else if (const std::uint32_t eve = eve_before(); eve > 0) {
      reading_.holiday_plus = -1;
      reading_.tokens.begin -= eve;
    } else if (before(1) == "every" || before(1) == "each") {
      --reading_.tokens.begin;
      repeat();
      return;
    }
    std::uint32_t size = std::min(kLongestDirection, reading_.tokens.begin - sentence_.begin);
    for (; size > 0 && reading_.holiday_plus == 0; --size) {
      const TokenSpan said{reading_.tokens.begin - size, reading_.tokens.begin};
      if (take_direction(words_.directions.entry_of(document_.span_text(said)))) {
        reading_.tokens.begin -= size;
        return;
      }
    }
    if (before(1) == "the") --reading_.tokens.begin;
    const bool owned = before(1) == "'s" || before(1) == "\xE2\x80\x99s" || named_before();
    reading_.holiday_elsewhere = owned && !attribute(*reading_.holiday->entry, "local").empty();
  }

  // The tokens of "eve of", "eve of the" before the name, or 0.
  std::uint32_t eve_before() const {
    if (before(1) == "of" && check(before(2), "eve")) return 2;
    return before(1) == "the" && before(2) == "of" && check(before(3), "eve") ? 3 : 0;
  }

  // "Ruritanian Independence Day"
  bool named_before() const {
    const std::uint32_t first = reading_.tokens.begin;
    return first > sentence_.begin && document_.tokens.has(first - 1, TokenFlag::kCapital) &&
           is_proper(document_.tokens.tag[first - 1]);
  }

  bool take_direction(const LexiconEntry* entry) {
    if (entry == nullptr) return false;
    if (entry->category() == "past") reading_.direction = Direction::kPast;
    if (entry->category() == "this") reading_.direction = Direction::kThis;
    if (entry->category() == "future") reading_.direction = Direction::kFuture;
    return true;
  }

  void repeat() {
    const LexiconEntry& entry = *reading_.holiday->entry;
    const int month = number_attribute(&entry, "month"), day = number_attribute(&entry, "day");
    reading_.type = TimexType::kSet;
    reading_.value = "XXXX";
    const bool fixed = attribute(entry, "calendar").empty() && attribute(entry, "weekday").empty();
    if (!fixed || month == 0 || day == 0 || reading_.holiday_plus != 0) return;
    const auto two = [](int number) { return (number < 10 ? "-0" : "-") + std::to_string(number); };
    reading_.value += two(month) + two(day);
  }

  const Document& document_;
  const TimeWords& words_;
  TokenSpan sentence_;
  Reading reading_;
};

}  // namespace

Reading read_holiday(const Document& document, const TimeWords& words, TokenSpan sentence,
                     const HolidayMatch& match) {
  return HolidayReader(document, words, sentence, match).read();
}

}  // namespace claimgraph
