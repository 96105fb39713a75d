#include "dates/offsets.h"

#include <optional>

#include "dates/reading_kinds.h"

namespace claimgraph {
namespace {

// What is counted: some units, a week or weekend as a whole, a weekday.
struct Counted {
  TimeFrame frame;
  int weekday = 0;
  bool whole = false;
};

// "two days", "a week"
std::optional<Counted> counted_length(const Reading& a) {
  if (a.type != TimexType::kDuration || a.length.unit < TimeUnit::kDay) return std::nullopt;
  return Counted{a.length, 0, false};
}

// "the day", "the week", "the weekend", "the Monday", "the second Sunday"
std::optional<Counted> counted_one(const Reading& a) {
  if (!is_point(a) || a.fields.has_time()) return std::nullopt;
  const bool definite = a.definite && a.frame.amount == 0;
  if (definite && a.frame.unit == TimeUnit::kDay) return Counted{{TimeUnit::kDay, 1, {}}, 0, false};
  if (definite && (a.frame.unit == TimeUnit::kWeek || a.frame.unit == TimeUnit::kWeekend))
    return Counted{{a.frame.unit, 1, {}}, 0, true};
  if (only_weekday(a) && a.direction == Direction::kNone && a.weekday_steps == 0)
    return Counted{{TimeUnit::kDay, 1, {}}, a.fields.weekday, false};
  if (a.nth <= 0) return std::nullopt;
  if (a.nth_weekday > 0) return Counted{{TimeUnit::kDay, a.nth, {}}, a.nth_weekday, false};
  if (a.nth_unit == TimeUnit::kDay) return Counted{{TimeUnit::kDay, a.nth, {}}, 0, false};
  const bool week = a.nth_unit == TimeUnit::kWeek || a.nth_unit == TimeUnit::kWeekend;
  return week ? std::optional(Counted{{a.nth_unit, a.nth, {}}, 0, true}) : std::nullopt;
}

}  // namespace

bool join_offset(Reading& a, const Reading& b, std::string_view glue) {
  static constexpr std::string_view kAfter[] = {"after", "from", "following", "since"};
  static constexpr std::string_view kBefore[] = {"before", "prior to", "ahead of", "preceding"};
  const bool after = one_of(glue, kAfter);
  if (!after && !one_of(glue, kBefore)) return false;
  const bool named = b.holiday != nullptr;  // "the Tuesday after the Labor Day weekend"
  if (!is_point(b) || !(is_day(b) || named) || b.fields.has_time() || b.fields.last_day > 0 || b.nth != 0)
    return false;
  const auto length = counted_length(a);
  const auto counted = length ? length : counted_one(a);
  if (!counted) return false;
  // A weekday or a week is told by a day with a name; "Monday after May 3" is two dates.
  if ((counted->whole || counted->weekday > 0) && !named) return false;
  const bool sure = !counted->whole && counted->weekday == 0;
  if ((glue == "from" || glue == "since") && !sure) return false;
  if (glue == "from" && length && b.needs == "small-month" && b.fields.year > 0) return false;
  const Reading left = a;
  a = b;
  a.offset = counted->frame;
  if (!after) a.offset.amount = -a.offset.amount;
  a.offset_weekday = counted->weekday;
  a.offset_whole = counted->whole;
  a.article = counted->weekday > 0;
  cover(a, left, b);
  return true;
}

bool join_shift(Reading& a, const Reading& b, std::string_view glue) {
  const TimeFrame shift = a.frame;
  const bool back = a.shift && shift.amount < 0 && shift.base == TimeBase::kDocument &&
                    shift.unit >= TimeUnit::kWeek && a.second_frame.unit == TimeUnit::kNone;
  if (!back || !glue.empty() || !is_point(a) || !is_point(b) || b.fields.has_time()) return false;
  const bool today = b.frame.unit == TimeUnit::kDay && b.frame.base == TimeBase::kDocument && !b.shift;
  const bool weekday = only_weekday(b) && b.direction == Direction::kNone && b.weekday_steps == 0;
  if (!today && !weekday) return false;
  const Reading left = a;
  a = b;
  a.offset = shift;
  a.mod = left.mod;
  cover(a, left, b);
  return true;
}

}  // namespace claimgraph
