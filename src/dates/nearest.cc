#include "dates/nearest.h"

#include <algorithm>

#include "dates/set_fields.h"

namespace claimgraph {
namespace {

using std::chrono::days;

// A bare "March 3" is taken to lie on the far side of the year only if the near side is farther than this.
constexpr int kNearDays = 65;
constexpr int kFarDays = 300;
// In a tale a day back counts as so many ahead.
constexpr int kBackwardCost = 2;

class Chooser {
 public:
  Chooser(Reading& reading, const TimeContext& context)
      : reading_(reading), fields_(reading.fields), context_(context) {}

  // The next time the clock shows it: of "3:30" at 16:00 the next morning's.
  void choose_time() {
    constexpr int kHalfDay = 12, kHour = 60;
    if (context_.document_minutes < 0 || fields_.hour < 0) return;
    const auto over = [&] {
      return fields_.hour * kHour + std::max(fields_.minute, 0) <= context_.document_minutes;
    };
    if (over() && !reading_.hour_sure && fields_.hour <= kHalfDay)
      fields_.hour = fields_.hour % kHalfDay + kHalfDay;
    if (over()) set_day(fields_, *context_.document + days(1));
  }

  // "on the 15th", "Friday the 13th": in the nearest month that has it on that side.
  void choose_month(Day base) {
    constexpr int kFarthest = 48;
    const bool ahead = context_.tense == Tense::kFuture || context_.tense == Tense::kPresent;
    for (int away = 0; away <= kFarthest; ++away) {
      const Day first = first_of_month(year_of(base), month_of(base) + (ahead ? away : -away));
      const auto day = day_of(year_of(first), month_of(first), fields_.day);
      if (!day || (ahead ? *day < base : *day > base)) continue;
      if (fields_.weekday > 0 && weekday_of(*day) != fields_.weekday) continue;
      set_day(fields_, *day);
      return;
    }
  }

  void choose_weekday(Day base) {
    const int ahead = (fields_.weekday - weekday_of(base) + 7) % 7;  // days to the next one, 0 = today
    const int back = (7 - ahead) % 7;
    int move = context_.tense == Tense::kFuture || context_.tense == Tense::kPresent ? ahead : -back;
    if (reading_.direction == Direction::kPast) move = back == 0 ? -7 : -back;
    if (reading_.direction == Direction::kFuture) move = 7 + fields_.weekday - weekday_of(base);
    if (context_.appointment && reading_.direction == Direction::kNone && ahead == 0) move = 7;
    if (reading_.near) move = ahead == 0 ? 7 : ahead;
    if (reading_.weekday_steps > 0) move = (ahead == 0 ? 7 : ahead) + 7 * (reading_.weekday_steps - 1);
    if (reading_.weekday_steps < 0) move = -(back == 0 ? 7 : back) + 7 * (reading_.weekday_steps + 1);
    if (reading_.after_next) move = ahead == 0 ? 14 : ahead + 7;
    if (reading_.direction == Direction::kThis && context_.tense != Tense::kPast) move = ahead;
    if (reading_.direction == Direction::kThis && context_.tense == Tense::kPast) move = -back;
    if (context_.narrative && reading_.direction == Direction::kNone) move = ahead;
    if (reading_.range_end && context_.focus && context_.focus->day > 0) {
      const auto from = day_of(context_.focus->year, context_.focus->month, context_.focus->day);
      if (from) base = *from;
      move = (fields_.weekday - weekday_of(base) + 7) % 7;
    }
    set_day(fields_, base + days(move));
  }

  // Length in days of what the fields name without their year.
  int grain_days() const {
    if (fields_.day > 0) return 1;
    if (fields_.month > 0) return 28;
    return fields_.half > 0 ? 181 : 90;
  }

  // A tale goes on: looking back costs more than looking ahead.
  template <typename Distance>
  static int onward(int year, const Distance& distance) {
    const auto cost = [&](int candidate) {
      const auto away = distance(candidate);
      return away >= 0 ? away : -kBackwardCost * away;
    };
    int best = year;
    for (const int candidate : {year - 1, year + 1}) {
      if (cost(candidate) < cost(best)) best = candidate;
    }
    return best;
  }

  // The year nearest to the base in which "Friday, July 18" is a Friday, or 0.
  int year_of_weekday(Day base) const {
    constexpr int kFarthest = 1;
    if (fields_.weekday == 0 || fields_.day == 0 || fields_.month == 0) return 0;
    int best = 0;
    for (int year = year_of(base) - kFarthest; year <= year_of(base) + kFarthest; ++year) {
      const auto day = day_of(year, fields_.month, fields_.day);
      if (!day || weekday_of(*day) != fields_.weekday) continue;
      const bool ahead = context_.tense == Tense::kFuture && !context_.appointment;
      if (ahead && *day < base) continue;
      const auto old = best > 0 ? day_of(best, fields_.month, fields_.day) : std::nullopt;
      if (!old || std::abs((*day - base).count()) < std::abs((*old - base).count())) best = year;
    }
    return best;
  }

  // The year (of those around the base) that the words and the tense of the clause point at.
  void choose_year(Day base, const std::function<Day(int)>& start_of) {
    const int year = year_of(base);
    const auto distance = [&](int candidate) { return (start_of(candidate) - base).count(); };
    // The last that has begun by the base, and the first that has not ended.
    int past = year;
    while (past > year - 2 && distance(past) > 0) --past;
    int future = year - 1;
    while (future < year + 1 && distance(future) + grain_days() <= 0) ++future;
    const auto nearest = [&] {
      int best = year;
      for (const int candidate : {year - 1, year + 1}) {
        const auto middle = [&](int y) { return std::abs(distance(y) + grain_days() / 2); };
        if (middle(candidate) < middle(best)) best = candidate;
      }
      return best;
    };
    const auto inside = [&](int candidate) {
      return distance(candidate) <= 0 && distance(candidate) + grain_days() > 0;
    };
    switch (reading_.direction) {
      case Direction::kPast:
        fields_.year = inside(past) ? past - 1 : past;
        return;
      case Direction::kFuture:
        fields_.year = (inside(future) ? future + 1 : future) + (reading_.after_next ? 1 : 0);
        return;
      case Direction::kThis:
        fields_.year = reading_.holiday == nullptr      ? nearest()
                       : context_.tense == Tense::kPast ? past
                                                        : future;
        return;
      case Direction::kNone:
        break;
    }
    if (const int same = year_of_weekday(base); same > 0) {
      fields_.year = same;
    } else if (context_.narrative && context_.focus) {
      fields_.year = onward(year, distance);
    } else if ((fields_.quarter > 0 || fields_.half > 0) && !context_.appointment) {
      // What fell in a period fell in one that is mostly over.
      const int best = nearest();
      const bool early = fields_.half > 0 && distance(best) + grain_days() / 2 > 0;
      fields_.year = early && context_.tense == Tense::kPast ? best - 1 : best;
    } else if (context_.tense == Tense::kFuture) {
      fields_.year = future;
    } else if (context_.tense == Tense::kPast) {
      const bool odd = !context_.direct && -distance(past) > kFarDays && distance(future) < kNearDays;
      fields_.year = odd ? future : past;
    } else {
      fields_.year = nearest();
    }
  }

 private:
  Reading& reading_;
  CalendarFields& fields_;
  const TimeContext& context_;
};

}  // namespace

void choose_time(Reading& reading, const TimeContext& context) { Chooser(reading, context).choose_time(); }
void choose_month(Reading& reading, const TimeContext& context, Day base) {
  Chooser(reading, context).choose_month(base);
}
void choose_weekday(Reading& reading, const TimeContext& context, Day base) {
  Chooser(reading, context).choose_weekday(base);
}
void choose_year(Reading& reading, const TimeContext& context, Day base,
                 const std::function<Day(int)>& start_of) {
  Chooser(reading, context).choose_year(base, start_of);
}

}  // namespace claimgraph
