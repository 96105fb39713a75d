#include "dates/resolve.h"

#include <algorithm>
#include <array>
#include <functional>

#include "dates/counted_days.h"
#include "dates/holidays.h"
#include "dates/nearest.h"
#include "dates/set_fields.h"
#include "dates/time_words.h"
#include "dates/timex_value.h"
#include "rules/lexicons.h"

namespace claimgraph {
namespace {

using std::chrono::days;

// Sentences that "a year earlier" looks back for the quarter or month it is compared with.
constexpr std::uint32_t kCompareSentences = 3;
// Sentences that a bare time of day looks back for its day in a tale.
constexpr std::uint32_t kTaleSentences = 4;

// A year and more months are months; weeks and days are days.
TimeFrame combined(const TimeFrame& first, const TimeFrame& second) {
  if (second.unit == TimeUnit::kMonth && first.unit == TimeUnit::kYear) {
    return {TimeUnit::kMonth, first.amount * 12 + second.amount, first.base};
  }
  if (second.unit == TimeUnit::kDay && first.unit == TimeUnit::kWeek) {
    return {TimeUnit::kDay, first.amount * 7 + second.amount, first.base};
  }
  return first;
}

class Resolver {
 public:
  Resolver(Reading& reading, const TimeContext& context)
      : reading_(reading), fields_(reading.fields), context_(context) {}

  void run() {
    if (!reading_.value.empty() || fields_.century > 0 || fields_.decade >= 0) return;
    if (reading_.second_frame.unit != TimeUnit::kNone) {
      reading_.frame = combined(reading_.frame, reading_.second_frame);
    }
    if (reading_.frame.unit != TimeUnit::kNone && fields_.year == 0) resolve_frame();
    if (reading_.compares_quarter && fields_.year > 0 && fields_.quarter == 0) same_quarter();
    if (reading_.period_end) resolve_period_end();
    if (reading_.holiday != nullptr) {
      resolve_holiday();
    } else if (fields_.year == 0 && reading_.frame.unit == TimeUnit::kNone) {
      resolve_bare();
    }
    leave_impossible_days();
    count_days(reading_);
  }

 private:
  // The day the date spoken of last begins with, where it is as fine as what counts in `unit` needs: "the
  // next day" counts from no year.
  std::optional<Day> focus_day(TimeUnit unit) const {
    if (!context_.focus) return std::nullopt;
    const CalendarFields& focus = *context_.focus;
    if (unit <= TimeUnit::kDay && focus.day == 0) return std::nullopt;
    if (unit <= TimeUnit::kFortnight && focus.day == 0 && focus.week == 0) return std::nullopt;
    if (unit == TimeUnit::kMonth && focus.month == 0 && focus.week == 0) return std::nullopt;
    const auto range = days_of(*context_.focus);
    return range ? std::optional(range->begin) : std::nullopt;
  }

  // The day a bare date is near to.
  std::optional<Day> near_day(TimeUnit unit) const {
    if (context_.narrative && context_.focus_lost) return std::nullopt;
    const bool close = context_.sentence - context_.focus_sentence <= 1;
    const bool follows = context_.narrative && (context_.document || close);
    const auto focus = follows ? focus_day(unit) : std::nullopt;
    return focus ? focus : context_.document;
  }

  std::optional<Day> base_day() const {
    const bool onward =
        context_.narrative && reading_.frame.amount == 1 && !reading_.shift;  // "the next day"
    if (context_.focus_lost && (reading_.frame.base == TimeBase::kFocus || onward)) return std::nullopt;
    const auto focus =
        reading_.frame.base == TimeBase::kFocus || onward ? focus_day(reading_.frame.unit) : std::nullopt;
    return focus ? focus : context_.document;
  }

  void resolve_frame() {
    if (reading_.definite || reading_.latest) {
      resolve_definite();
      return;
    }
    const TimeFrame& frame = reading_.frame;
    if (frame.base == TimeBase::kFocus && frame.amount == 0 && context_.focus && same_unit()) {
      move_year();
      return;
    }
    if (frame.unit == TimeUnit::kYear && reading_.shift && compare_with_focus()) return;
    const auto base = base_day();
    if (frame.unit < TimeUnit::kDay) {
      resolve_hours();
    } else if (base) {
      move(*base, frame.amount);
      move_year();
    }
  }

  // "the same month last year", "the same month of 2010"
  void move_year() {
    const TimeUnit unit = reading_.frame.unit;
    if (fields_.year == 0 || (unit != TimeUnit::kMonth && unit != TimeUnit::kQuarter)) return;
    if (fields_.last_year > 0) fields_.year = fields_.last_year;
    fields_.last_year = 0;
    if (reading_.second_frame.unit != TimeUnit::kYear || !context_.document) return;
    fields_.year = year_of(*context_.document) + reading_.second_frame.amount;
  }

  // "that year", "the same month": the part of the date spoken of last.
  bool same_unit() {
    if (context_.focus_lost) return true;
    const CalendarFields& focus = *context_.focus;
    if (focus.year == 0) return false;
    switch (reading_.frame.unit) {
      case TimeUnit::kYear:
        fields_.year = focus.year;
        return true;
      case TimeUnit::kMonth:
        if (focus.month == 0) return false;
        fields_.year = focus.year;
        fields_.month = focus.month;
        return true;
      case TimeUnit::kQuarter:
        if (focus.quarter == 0) return false;
        fields_.year = focus.year;
        fields_.quarter = focus.quarter;
        return true;
      default:
        return false;
    }
  }

  // Figures are compared with those of the same quarter (or month) of another year.
  bool compare_with_focus() {
    if (std::abs(reading_.frame.amount) != 1 || fields_.month > 0 || fields_.day > 0) return false;
    const int said = fields_.quarter;
    const bool close = context_.sentence - context_.quarter_sentence <= kCompareSentences;
    if (context_.quarter && (close || reading_.compares_quarter)) {
      fields_ = *context_.quarter;
    } else if (reading_.compares_quarter && context_.document) {
      set_quarter(fields_, year_of(*context_.document), quarter_index(*context_.document) - 1);
    } else if (context_.focus && reading_.frame.base == TimeBase::kFocus && context_.focus->month > 0 &&
               context_.focus->day == 0 && context_.focus_sentence == context_.sentence) {
      fields_ = *context_.focus;
    } else {
      return false;
    }
    fields_.year += reading_.frame.amount;
    if (said > 0 && fields_.quarter > 0) fields_.quarter = said;
    return true;
  }

  // "the 2023 quarter": of the number spoken of, or of the last whole quarter before the document.
  void same_quarter() {
    if (context_.quarter) {
      fields_.quarter = context_.quarter->quarter;
    } else if (context_.document) {
      fields_.quarter = (quarter_index(*context_.document) + 3) % 4 + 1;
    }
  }

  void resolve_hours() {
    const TimeFrame& frame = reading_.frame;
    if (!context_.document || context_.document_minutes < 0 || frame.unit == TimeUnit::kSecond) {
      reading_.value = frame.amount < 0 ? "PAST_REF" : "FUTURE_REF";
      return;
    }
    const int minutes = context_.document_minutes + frame.amount * (frame.unit == TimeUnit::kHour ? 60 : 1);
    const int day = minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440);
    set_day(fields_, *context_.document + days(day));
    fields_.hour = (minutes - day * 1440) / 60;
    fields_.minute = (minutes - day * 1440) % 60;
    reading_.type = TimexType::kTime;
  }

  void move(Day base, int amount) {
    constexpr int kLongest[] = {0,      0,     0,     0,     1'000'000, 100'000, 100'000, 100'000,
                                20'000, 8'000, 4'000, 8'000, 800,       80,      8};
    if (std::abs(amount) > kLongest[static_cast<std::size_t>(reading_.frame.unit)]) return;
    switch (reading_.frame.unit) {
      case TimeUnit::kDay:
        set_day(fields_, base + days(amount));
        break;
      case TimeUnit::kFortnight:
        set_day(fields_, base + days(14 * amount));
        break;
      case TimeUnit::kWeekend:
        set_week(fields_, monday_of(base) + days(7 * amount), true);
        break;
      case TimeUnit::kWeek:
        set_week(fields_, monday_of(base) + days(7 * amount), false);
        break;
      case TimeUnit::kMonth:
        set_month(fields_, add_months(base, amount));
        break;
      case TimeUnit::kQuarter:
        set_quarter(fields_, year_of(base), quarter_index(base) + amount);
        break;
      case TimeUnit::kYear:
        fields_.year = year_of(base) + amount;
        break;
      case TimeUnit::kDecade:
        fields_.decade = year_of(base) / 10 + amount;
        break;
      case TimeUnit::kCentury:
        fields_.century = (year_of(base) - 1) / 100 + 1 + amount;
        break;
      case TimeUnit::kMillennium:
        fields_.year = year_of(base) + 1000 * amount;
        break;
      default:
        break;
    }
    const bool outside = fields_.year < 0 || fields_.year > 9998 || fields_.decade > 998 ||
                         fields_.century > 99 || fields_.century < 0;
    if (outside) fields_ = CalendarFields();
  }

  // "the quarter", "the latest month": what is spoken of, or the last whole one before the document.
  void resolve_definite() {
    if (reading_.definite && context_.focus && same_in_text()) return;
    if (!context_.document) return;
    const TimeUnit unit = reading_.frame.unit;
    const bool back = reading_.latest || unit == TimeUnit::kQuarter ||
                      (unit == TimeUnit::kWeekend && weekday_of(*context_.document) < 5 &&
                       context_.tense != Tense::kFuture);
    move(*context_.document, back ? -1 : 0);
  }

  bool same_in_text() {
    const CalendarFields& focus = *context_.focus;
    if (reading_.frame.unit == TimeUnit::kQuarter) return same_unit();
    if (!context_.narrative) return false;
    if (reading_.frame.unit == TimeUnit::kDay && focus.day > 0 && focus.year > 0) {
      fields_.year = focus.year;
      fields_.month = focus.month;
      fields_.day = focus.day;
      return true;
    }
    return same_unit();
  }

  void resolve_period_end() {
    const auto range = days_of(fields_);
    if (range) {
      fields_ = CalendarFields();
      set_day(fields_, range->end - days(1));
    }
  }

  // 29 February lies in the nearest leap year on that side of the one chosen.
  void leave_impossible_days() {
    if (reading_.before_christ || fields_.year == 0 || fields_.day == 0 || fields_.month == 0) return;
    if (day_of(fields_.year, fields_.month, fields_.day)) return;
    const int step = context_.tense == Tense::kFuture ? 1 : -1;
    for (int away = 1; away <= 8; ++away) {
      const int year = fields_.year + step * away;
      if (!day_of(year, fields_.month, fields_.day)) continue;
      fields_.year = year;
      return;
    }
    fields_.year = 0;
  }

  void resolve_holiday() {
    const Holiday& holiday = *reading_.holiday;
    const int plus = reading_.holiday_plus;
    const bool said = fields_.year > 0;
    if (!said) {
      fields_.month = std::max(number_attribute(holiday.entry, "month"), 1);
      fields_.day = std::max(number_attribute(holiday.entry, "day"), 1);
      choose_open_year([&](int year) {
        const auto range = holiday_in(holiday, year);
        return range ? range->begin + days(plus) : first_of_month(year, 1);
      });
    }
    fields_.month = fields_.day = 0;
    if (fields_.year == 0) {
      leave_holiday_open();
      return;
    }
    const auto range = reading_.holiday_elsewhere ? std::nullopt : holiday_in(holiday, fields_.year);
    if (!range) {
      const int year = fields_.year;
      leave_holiday_open();
      if (said && reading_.value == kOpenDay) reading_.value.replace(0, 4, std::to_string(year));
      reading_.note = "no calendar at hand tells this day";
    } else if (reading_.holiday_unit == TimeUnit::kWeek) {
      fields_ = CalendarFields();
      set_week(fields_, monday_of(range->begin), false);
    } else if (reading_.holiday_unit == TimeUnit::kWeekend) {
      const int back = weekday_of(range->begin) == 1 ? 7 : 0;  // a Monday ends its weekend
      fields_ = CalendarFields();
      set_week(fields_, monday_of(range->begin) - days(back), true);
    } else {
      set_day(fields_, range->begin + days(plus));
      fields_.days = plus == 0 ? static_cast<int>((range->end - range->begin).count()) : 0;
    }
  }

  // Without a year only a day of our own calendar has a month and a day.
  void leave_holiday_open() {
    const LexiconEntry& entry = *reading_.holiday->entry;
    const bool fixed = attribute(entry, "calendar").empty() && attribute(entry, "weekday").empty() &&
                       attribute(entry, "plus").empty() && number_attribute(&entry, "day") > 0;
    const bool plain = reading_.holiday_plus == 0 && reading_.holiday_unit == TimeUnit::kNone;
    if (fixed && plain && !reading_.holiday_elsewhere) {
      fields_.month = number_attribute(&entry, "month");
      fields_.day = number_attribute(&entry, "day");
    } else if (reading_.holiday_unit == TimeUnit::kNone) {
      reading_.value = kOpenDay;
    } else {
      reading_.value = reading_.holiday_unit == TimeUnit::kWeek ? kOpenWeek : kOpenWeekend;
    }
  }

  void resolve_bare() {
    if (fields_.month > 0 || fields_.quarter > 0 || fields_.half > 0 || !fields_.season.empty()) {
      choose_open_year([&](int year) {
        CalendarFields candidate = fields_;
        candidate.year = year;
        candidate.weekday = 0;
        const auto range = days_of(candidate);
        return range ? range->begin : first_of_month(year, std::max(fields_.month, 1));
      });
    } else if (fields_.day > 0) {
      if (const auto base = near_day(TimeUnit::kDay)) choose_month(reading_, context_, *base);
    } else if (fields_.weekday > 0) {
      if (const auto base = near_day(TimeUnit::kDay)) choose_weekday(reading_, context_, *base);
    } else if (fields_.has_time()) {
      const std::uint32_t reach = context_.narrative ? kTaleSentences : 1;
      const bool close = context_.focus && context_.sentence - context_.focus_sentence <= reach;
      if (close && context_.focus->day > 0 && context_.focus->year > 0) {
        set_day(fields_, *focus_day(TimeUnit::kDay));
      } else if (context_.document && !context_.narrative) {
        set_day(fields_, *context_.document);
        if (context_.appointment) choose_time(reading_, context_);
      }
    }
  }

  void choose_open_year(const std::function<Day(int)>& start_of) {
    if (const auto base = near_day(TimeUnit::kYear)) choose_year(reading_, context_, *base, start_of);
  }

  Reading& reading_;
  CalendarFields& fields_;
  const TimeContext& context_;
};

}  // namespace

void resolve(Reading& reading, const TimeContext& context) { Resolver(reading, context).run(); }

std::optional<DayRange> days_of_span(const Reading& reading, const TimeContext& context) {
  constexpr int kLongest = 500;
  if (reading.first_of.unit >= TimeUnit::kDay && reading.fields.year > 0) {
    const Day begin = first_of_month(reading.fields.year, 1);
    const int amount = std::min(reading.first_of.amount, kLongest);
    return DayRange{begin, moved(begin, reading.first_of.unit, amount)};
  }
  const TimeFrame& frame = reading.frame;
  if (frame.unit < TimeUnit::kDay || frame.base != TimeBase::kDocument || !context.document) {
    return std::nullopt;
  }
  if (frame.amount == 0 || std::abs(frame.amount) > kLongest) return std::nullopt;
  const Day day = *context.document;
  const Day other = moved(day, frame.unit, frame.amount);
  return frame.amount < 0 ? DayRange{other, day} : DayRange{day, other};
}

}  // namespace claimgraph
