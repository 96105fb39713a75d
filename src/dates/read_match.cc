#include "dates/read_match.h"

#include <algorithm>

#include "dates/captures.h"
#include "dates/clock.h"
#include "dates/timex_value.h"

namespace claimgraph {
namespace {

// A year of two digits stands for the nearest one up to 2049.
int full_year(std::string_view text) {
  const std::size_t from = text.find_first_of("0123456789");
  const int number = number_of(text);
  if (from == std::string_view::npos || text.size() - from > 2) return number;
  return number < 50 ? 2000 + number : 1900 + number;
}

class MatchReader {
 public:
  MatchReader(const SurfaceRules& rules, const SurfaceMatches& matches, const SurfaceMatch& match,
              const Document& document, const TimeWords& words)
      : captures_(rules, matches, match, document), match_(match), words_(words) {}

  std::optional<Reading> read() {
    const SurfaceRule& rule = captures_.rule();
    reading_.tokens = match_.tokens;
    reading_.bytes = match_.bytes;
    reading_.needs = rule.setting("needs");
    reading_.value = rule.setting("value");
    const std::string_view type = rule.setting("type");
    if (type == "duration") reading_.type = TimexType::kDuration;
    if (type == "set") reading_.type = TimexType::kSet;
    read_years();
    read_days();
    valid_ = read_clock(captures_, words_, reading_) && valid_;
    read_direction();
    if (reading_.type == TimexType::kDuration) {
      read_length();
    } else if (reading_.type == TimexType::kSet) {
      read_set();
    } else {
      read_relative();
      reading_.period_end = rule.setting("end") == "yes";
    }
    if (reading_.fields.has_time()) reading_.type = TimexType::kTime;
    if (!valid_) return std::nullopt;
    if (!fields_fit() && !keep_impossible()) return std::nullopt;
    return std::move(reading_);
  }

 private:
  std::string_view text(std::string_view name) const { return captures_.text(name); }
  std::string_view only(std::string_view name) const { return captures_.only(name); }

  void read_years() {
    CalendarFields& fields = reading_.fields;
    if (const auto year = text("year"); !year.empty()) fields.year = full_year(year);
    if (const auto spoken = text("spoken_year"); !spoken.empty()) read_spoken_year(spoken);
    if (const auto spoken = read_count(words_, text("spoken_millennium")); spoken && spoken->value) {
      fields.year = static_cast<int>(spoken->value->approximate());
    }
    if (const auto decade = text("decade"); !decade.empty()) read_decade(decade);
    if (const auto century = text("century"); !century.empty()) {
      fields.century = read_ordinal(words_, century);
      valid_ = valid_ && fields.century > 0;
    }
    if (const auto half = text("half"); !half.empty()) {
      fields.half = half.front() == '1' || half.front() == 'f' || half.front() == 'F' ? 1 : 2;
    }
    if (const auto quarter = text("quarter"); !quarter.empty()) {
      fields.quarter = read_ordinal(words_, quarter);
      if (fields.quarter == 0) fields.quarter = quarter.front() == 'f' || quarter.front() == 'F' ? 4 : 1;
      valid_ = valid_ && fields.quarter <= 4;
    }
    if (const auto last = text("last_year"); !last.empty()) {
      fields.last_year = last.size() > 2 ? number_of(last) : fields.year / 100 * 100 + number_of(last);
      valid_ = valid_ && fields.last_year > fields.year;
    }
    if (const LexiconEntry* const season = words_.seasons.entry_of(text("season")); season != nullptr) {
      fields.season = attribute(*season, "code");
    }
    reading_.fiscal = !text("fiscal").empty();
    reading_.before_christ = !text("era").empty();
  }

  // "nineteen ninety-six", "twenty ten"
  void read_spoken_year(std::string_view spoken) {
    const std::size_t gap = spoken.find_first_of(" -");
    if (gap == std::string_view::npos) {
      valid_ = false;
      return;
    }
    const auto first = read_count(words_, spoken.substr(0, gap));
    const auto second = read_count(words_, spoken.substr(gap + 1));
    valid_ = first && second && first->value && second->value;
    if (!valid_) return;
    reading_.fields.year = static_cast<int>(first->value->approximate() * 100 + second->value->approximate());
  }

  void read_decade(std::string_view decade) {
    int year = number_of(decade);
    if (const LexiconEntry* const word = words_.numbers.entry_of(decade); word != nullptr) {
      year = number_attribute(word, "value");
    }
    if (year < 100) year += 1900;
    reading_.fields.decade = year / 10;
  }

  void read_days() {
    CalendarFields& fields = reading_.fields;
    if (const auto month = text("month"); !month.empty()) {
      const LexiconEntry* const entry = words_.months.entry_of(month);
      fields.month = entry != nullptr ? number_attribute(entry, "number") : number_of(month);
    }
    if (const auto day = text("day"); !day.empty()) fields.day = read_ordinal(words_, day);
    const auto back = only("nth_back");  // "third last"
    if (const auto nth = back.empty() ? only("nth") : back; !nth.empty()) {
      reading_.nth = read_ordinal(words_, nth) * (back.empty() ? 1 : -1);
      if (reading_.nth == 0) reading_.nth = nth.front() == 'o' || nth.front() == 'O' ? 1 : -1;
      reading_.nth_unit = read_unit(words_, text("nth_unit"));
      reading_.nth_weekday = number_attribute(words_.weekdays.entry_of(text("nth_weekday")), "number");
    }
    reading_.mod = text("mid").empty() ? captures_.rule().setting("mod") : "MID";
    if (const auto week = only("week_of"); !week.empty()) {
      reading_.week_of = true;
      reading_.fields.weekend = week.size() > 4;
    }
    if (const auto week = only("week"); !week.empty()) fields.week = number_of(week);
    if (const auto last = text("last_day"); !last.empty()) fields.last_day = number_of(last);
    if (const auto weekday = text("weekday"); !weekday.empty()) {
      fields.weekday = number_attribute(words_.weekdays.entry_of(weekday), "number");
    }
    // "2009-10" is a season, "2009-08" a month.
    const bool years = reading_.needs == "year-month" && fields.day == 0;
    if (years && fields.month == (fields.year + 1) % 100) {
      fields.month = 0;
      fields.last_year = fields.year + 1;
    }
    // 03/04/2025 is read as month/day, as in American news, unless it can only be day/month.
    if (const auto first = only("first"); !first.empty()) {
      fields.month = number_of(first);
      fields.day = number_of(only("second_part"));
      if (fields.month > 12) std::swap(fields.month, fields.day);
    } else if (fields.month > 12 && fields.day <= 12) {
      std::swap(fields.month, fields.day);  // 10.31.1974
    }
  }

  void read_direction() {
    const std::string_view said = text("direction");
    reading_.last_said = said == "last" || said == "Last";
    direction_ = words_.directions.entry_of(said);
    if (direction_ == nullptr) return;
    if (direction_->category() == "past") reading_.direction = Direction::kPast;
    if (direction_->category() == "this") reading_.direction = Direction::kThis;
    if (direction_->category() == "future") reading_.direction = Direction::kFuture;
    reading_.near = !attribute(*direction_, "near").empty();
  }

  static TimeBase base_of(const LexiconEntry* entry) {
    return attribute(*entry, "base") == "focus" ? TimeBase::kFocus : TimeBase::kDocument;
  }

  void read_relative() {
    if (const LexiconEntry* const word = words_.parts.entry_of(text("day_word")); word != nullptr) {
      reading_.frame = {TimeUnit::kDay, number_attribute(word, "offset"), TimeBase::kDocument};
      if (const auto code = attribute(*word, "code"); !code.empty()) reading_.fields.part = code;
    }
    const TimeUnit unit = read_unit(words_, only("unit").empty() ? only("unit_c") : only("unit"));
    reading_.compares_quarter = text("compared") == "quarter";
    const auto steps = only("weekday_steps");
    if (const LexiconEntry* const shift = words_.shifts.entry_of(text("shift")); shift != nullptr) {
      if (steps.empty()) {
        read_shift(*shift, unit);
      } else {
        read_weekday_steps(*shift, steps);
      }
    } else if (direction_ != nullptr && unit != TimeUnit::kNone) {
      reading_.frame = {unit, number_attribute(direction_, "offset"), base_of(direction_)};
      reading_.latest = attribute(*direction_, "latest") == "1";
    } else if (direction_ != nullptr && !reading_.fields.part.empty()) {
      reading_.frame = {TimeUnit::kDay, number_attribute(direction_, "offset"), base_of(direction_)};
    } else if (unit != TimeUnit::kNone) {
      reading_.frame = {unit, 0, TimeBase::kDocument};
    } else if (direction_ != nullptr && !only("compared").empty()) {  // "the latest period"
      reading_.frame = {TimeUnit::kQuarter, number_attribute(direction_, "offset"), base_of(direction_)};
      reading_.latest = true;
    }
    if (!text("after_next").empty()) {
      reading_.direction = Direction::kFuture;
      reading_.after_next = true;
      reading_.frame = {unit, unit == TimeUnit::kNone ? 0 : 2, TimeBase::kDocument};
    }
    if (const auto definite = text("definite"); !definite.empty()) {
      reading_.definite = true;
      reading_.frame = {read_unit(words_, definite), 0, TimeBase::kFocus};
    }
    if (const LexiconEntry* const word = words_.references.entry_of(text("reference")); word != nullptr) {
      reading_.value = attribute(*word, "value");
    }
  }

  // "two Fridays ago"
  void read_weekday_steps(const LexiconEntry& shift, std::string_view weekday) {
    constexpr double kMost = 1000;
    const auto count = text_count();
    valid_ = valid_ && count && count->value && count->value->approximate() < kMost;
    if (!valid_) return;
    const int sign = number_attribute(&shift, "sign", 1);
    reading_.fields.weekday = number_attribute(words_.weekdays.entry_of(weekday), "number");
    reading_.weekday_steps = sign * static_cast<int>(count->value->approximate());
  }

  void read_shift(const LexiconEntry& shift, TimeUnit unit) {
    const int sign = number_attribute(&shift, "sign", 1);
    reading_.shift = true;
    reading_.frame = {unit, sign, base_of(&shift)};
    const auto count = text_count();
    if (!count) return;
    if (!count->value) {
      reading_.value = sign < 0 ? "PAST_REF" : "FUTURE_REF";
      return;
    }
    Decimal amount = *count->value;
    if (!only("and_half").empty()) amount = amount.plus(Decimal::of(5).scaled(-1)).value_or(amount);
    // Half years count in months, half hours in minutes.
    const struct {
      TimeUnit unit, smaller;
      int factor;
    } kSmaller[] = {{TimeUnit::kYear, TimeUnit::kMonth, 12},  {TimeUnit::kHour, TimeUnit::kMinute, 60},
                    {TimeUnit::kDay, TimeUnit::kHour, 24},    {TimeUnit::kMinute, TimeUnit::kSecond, 60},
                    {TimeUnit::kDecade, TimeUnit::kYear, 10}, {TimeUnit::kCentury, TimeUnit::kYear, 100}};
    for (const auto& row : kSmaller) {
      if (row.unit != unit || (amount.is_integer() && unit < TimeUnit::kDecade)) continue;
      amount = amount.times(Decimal::of(row.factor)).value_or(amount);
      reading_.frame.unit = row.smaller;
    }
    const double number = amount.approximate();
    if (number > 1e6) valid_ = false;
    if (valid_) reading_.frame.amount = sign * static_cast<int>(number);
    reading_.mod = count->mod;
    if (const TimeUnit second = read_unit(words_, only("unit_b")); second != TimeUnit::kNone) {
      const auto more = read_count(words_, only("count_b"));
      if (more && more->value && more->value->approximate() < 1e6) {
        reading_.second_frame = {second, sign * static_cast<int>(more->value->approximate()), {}};
      }
    }
  }

  std::optional<TimeCount> text_count() const { return read_count(words_, only("count")); }

  void read_length() {
    if (const auto age = text("age"); !age.empty()) {
      const int years = number_of(age);
      valid_ = years > 0 && years < 120;
      reading_.value = duration_value({Decimal::of(years), {}}, TimeUnit::kYear);
      return;
    }
    if (const auto streak = text("streak"); !streak.empty()) {
      const int number = read_ordinal(words_, streak);
      valid_ = number > 0;
      reading_.value = duration_value({Decimal::of(number), {}}, read_unit(words_, text("unit")));
      return;
    }
    TimeCount count{Decimal::of(1), {}};
    if (const auto said = only("count"); !said.empty()) {
      const auto read = read_count(words_, said);
      if (!read) valid_ = false;
      if (read) count = *read;
    } else if (reading_.needs == "vague-length") {
      count.value.reset();
    }
    if (!only("and_half").empty() && count.value) {
      count.value = count.value->plus(Decimal::of(5).scaled(-1));
    }
    const TimeUnit unit = read_unit(words_, only("unit"));
    valid_ = valid_ && unit != TimeUnit::kNone;
    reading_.value = duration_value(count, unit);
    reading_.mod = count.mod;
    if (const auto more = read_count(words_, only("count_b")); more) {
      const TimeUnit second = read_unit(words_, only("unit_b"));
      valid_ = valid_ && second < unit;
      reading_.value = joined_durations(std::move(reading_.value), duration_value(*more, second));
    }
    const bool whole = count.value && count.value->is_integer() && count.value->approximate() < 1e6;
    if (whole && only("count_b").empty() && unit >= TimeUnit::kDay) {
      reading_.length = {unit, static_cast<int>(count.value->approximate()), TimeBase::kDocument};
    } else if (count.value && unit < TimeUnit::kDay && only("count_b").empty() && only("span").empty()) {
      read_clock_length(*count.value, unit);
    }
    read_span(unit);
  }

  // "half an hour" in minutes.
  void read_clock_length(const Decimal& count, TimeUnit unit) {
    const bool hours = unit == TimeUnit::kHour;
    const bool whole = count.is_integer();
    const Decimal number = hours && !whole ? count.times(Decimal::of(60)).value_or(count) : count;
    if (!number.is_integer() || number.approximate() > 1e5) return;
    const TimeUnit smaller = hours && !whole ? TimeUnit::kMinute : unit;
    reading_.length = {smaller, static_cast<int>(number.approximate()), TimeBase::kDocument};
  }

  // "the past three months": a length that lies at a known place.
  void read_span(TimeUnit unit) {
    const std::string_view span = only("span");
    if (span.empty()) return;
    const LexiconEntry* const direction = words_.directions.entry_of(span);
    const int amount = reading_.length.amount;
    if (amount == 0) return;
    reading_.length = {};
    if (direction == nullptr) {
      if (span.front() == 'f' || span.front() == 'F') reading_.first_of = {unit, amount, TimeBase::kFocus};
      return;
    }
    reading_.frame = {unit, number_attribute(direction, "offset") * amount, base_of(direction)};
  }

  void read_set() {
    const TimeUnit unit = read_unit(words_, only("unit"));
    CalendarFields& fields = reading_.fields;
    if (unit != TimeUnit::kNone) {
      TimeCount count{Decimal::of(1), {}};
      if (const auto said = only("count"); !said.empty()) {
        const auto read = read_count(words_, said);
        const int nth = read_ordinal(words_, said);  // "every third week", "every other week"
        count.value = read ? read->value : Decimal::of(nth > 0 ? nth : 2);
      }
      reading_.value = unit == TimeUnit::kWeekend ? std::string(kOpenWeekend) : duration_value(count, unit);
    } else if (fields.weekday > 0) {
      const std::string year = fields.year > 0 ? std::to_string(fields.year) : "XXXX";
      reading_.value = year + "-WXX-" + std::to_string(fields.weekday);
      if (const auto* parts = words_.parts.entry_of(only("parts")); parts != nullptr) {
        reading_.value.append("T").append(attribute(*parts, "code"));
      }
    } else if (fields.day > 0) {  // "the 19th of every month"
      reading_.value = std::string(fields.day < 10 ? "XXXX-XX-0" : "XXXX-XX-") + std::to_string(fields.day);
    } else if (fields.month > 0) {
      reading_.value = std::string("XXXX-") + (fields.month < 10 ? "0" : "") + std::to_string(fields.month);
    } else if (!fields.season.empty()) {
      reading_.value = "XXXX-" + std::string(fields.season);
    } else if (!fields.part.empty()) {
      reading_.value = std::string(kOpenDay) + "T" + std::string(fields.part);
      fields.part = {};
    } else if (const LexiconEntry* const word = words_.sets.entry_of(text("set_word")); word != nullptr) {
      reading_.value = attribute(*word, "value");
    } else {
      valid_ = false;
    }
  }

  // "February 30" is there, but is no day: it gets a reason instead of a value.
  bool keep_impossible() {
    CalendarFields& fields = reading_.fields;
    const bool named = fields.month >= 1 && fields.month <= 12 && fields.day > 0 && fields.day <= 31;
    if (!named || fields.last_day > 0 || fields.has_time()) return false;
    reading_.note = "the calendar has no " + std::to_string(fields.year) + "-" +
                    std::to_string(fields.month) + "-" + std::to_string(fields.day);
    if (fields.year == 0)
      reading_.note = "month " + std::to_string(fields.month) + " has no day " + std::to_string(fields.day);
    reading_.value = kOpenDay;
    fields = CalendarFields();
    return true;
  }

  bool fields_fit() const {
    constexpr int kDays[] = {31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const CalendarFields& fields = reading_.fields;
    if (fields.month < 0 || fields.month > 12) return false;
    const int longest = kDays[fields.month];
    if (fields.day < 0 || fields.day > longest || fields.last_day > longest) return false;
    if (fields.last_day != 0 && fields.last_day <= fields.day) return false;
    const bool february = fields.month == 2 && fields.day == 29 && fields.year > 0 && !reading_.before_christ;
    return !february || (fields.year % 4 == 0 && (fields.year % 100 != 0 || fields.year % 400 == 0));
  }

  Captures captures_;
  const SurfaceMatch& match_;
  const TimeWords& words_;
  Reading reading_;
  const LexiconEntry* direction_ = nullptr;
  bool valid_ = true;
};

}  // namespace

std::optional<Reading> read_match(const SurfaceRules& rules, const SurfaceMatches& matches,
                                  const SurfaceMatch& match, const Document& document,
                                  const TimeWords& words) {
  return MatchReader(rules, matches, match, document, words).read();
}

}  // namespace claimgraph
