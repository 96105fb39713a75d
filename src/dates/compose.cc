#include "dates/compose.h"

#include <algorithm>
#include <array>

#include "dates/clock.h"
#include "dates/offsets.h"
#include "dates/ranges.h"
#include "dates/reading_kinds.h"
#include "dates/timex_value.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kModifierTokens = 5;  // of the longest modifier

bool only_year(const Reading& reading) {
  const CalendarFields& f = reading.fields;
  if (f.month > 0 || f.quarter > 0 || f.half > 0 || f.week > 0 || !f.season.empty() || f.has_time())
    return false;
  return f.last_year == 0 && (f.year > 0 || reading.frame.unit == TimeUnit::kYear) && !reading.period_end;
}

void take_time(Reading& to, const Reading& from) {
  CalendarFields& fields = to.fields;
  if (from.fields.hour >= 0) {
    fields.hour = from.fields.hour;
    fields.minute = from.fields.minute;
    fields.second = from.fields.second;
    fields.zone = from.fields.zone;
  } else {
    fields.part = from.fields.part;
  }
  to.hour_sure = to.hour_sure || from.hour_sure;
  settle_hour(to);
  to.type = TimexType::kTime;
}

// "eleven in the morning", "8 tonight", "9 tomorrow morning": a bare hour before what says of which day.
bool hour_before(const Reading& a, const Reading& b, std::string_view glue) {
  if (!(glue.empty() || glue == "in" || glue == ",") || a.fields.minute >= 0) return false;
  const bool part = !b.fields.part.empty() && b.fields.hour < 0;
  return part && ((b.needs == "part" && b.tokens.size() > 1) || b.needs == "day-word");
}

// "last Monday" before "of March": the last of it.
bool may_be_last(const Reading& a) {
  const bool unit =
      a.frame.unit == TimeUnit::kDay || a.frame.unit == TimeUnit::kWeek || a.frame.unit == TimeUnit::kWeekend;
  return a.last_said && !a.fields.has_time() && (unit || a.fields.weekday > 0);
}

// "every Monday at 4pm", "6am each day": a time that repeats.
bool join_set(Reading& a, const Reading& b, std::string_view glue) {
  const bool behind = a.type == TimexType::kSet && only_time(b) && b.fields.hour >= 0;
  const bool before = b.type == TimexType::kSet && only_time(a) && a.fields.hour >= 0;
  if (!(behind || before) || !(glue.empty() || glue == "at" || glue == "on" || glue == ",")) return false;
  const Reading& time = behind ? b : a;
  const Reading& set = behind ? a : b;
  if (time.needs == "hour" && glue != "at") return false;
  const std::string day =
      set.value == "P1D" ? std::string(kOpenDay) : set.value.substr(0, set.value.find('T'));
  if (!day.starts_with("XXXX-WXX-") && day != kOpenDay) return false;
  Reading joined = set;
  joined.fields = CalendarFields();
  joined.value = day + clock_text(time.fields);
  cover(joined, a, b);
  a = joined;
  return true;
}

// "the first Monday of each month"
bool join_monthly(Reading& a, const Reading& b, std::string_view glue) {
  const bool month = b.type == TimexType::kSet && b.value == "P1M";
  if (!month || a.nth == 0 || !is_point(a) || (glue != "of" && glue != "in")) return false;
  const Reading left = a;
  a = b;
  cover(a, left, b);
  return true;
}

// "the same month last year"
bool join_same(Reading& a, const Reading& b, std::string_view glue) {
  const TimeFrame& frame = a.frame;
  const bool same = frame.base == TimeBase::kFocus && frame.amount == 0 && !a.definite && !a.shift &&
                    (frame.unit == TimeUnit::kMonth || frame.unit == TimeUnit::kQuarter);
  if (!same || !is_point(a) || !is_point(b) || !only_year(b) || b.definite) return false;
  if (!(glue.empty() || glue == "of" || glue == "in")) return false;
  a.fields.last_year = b.fields.year;
  a.second_frame = b.frame;
  cover(a, a, b);
  return true;
}

// "Tuesday the 19th"
bool join_day(Reading& a, const Reading& b, std::string_view glue) {
  const bool day = b.needs == "day-alone" || b.needs == "slash-day";
  if (!day || a.fields.weekday == 0 || a.fields.day > 0 || a.fields.month > 0) return false;
  if (!no_frame(a) || a.fields.has_time() || a.weekday_steps != 0 || !(glue.empty() || glue == ","))
    return false;
  a.fields.day = b.fields.day;
  a.fields.month = b.fields.month;
  cover(a, a, b);
  return true;
}

// "the week of" a day
bool join_week(Reading& a, const Reading& b, std::string_view glue) {
  if (!a.week_of || !is_day(b) || b.fields.has_time() || !(glue.empty() || glue == "the")) return false;
  const Reading left = a;
  a = b;
  a.week_of = true;
  a.fields.weekend = left.fields.weekend;
  cover(a, left, b);
  return true;
}

// Tries to make `a` (left) and `b` one reading, in `a`.
bool join(Reading& a, const Reading& b, std::string_view glue) {
  static constexpr std::string_view kComma[] = {"", ","};
  static constexpr std::string_view kAt[] = {"",  ",",   "at",   "in",    ", at", "around",
                                             "@", "for", ", in", "early", "late"};
  static constexpr std::string_view kOn[] = {"", ",", "on", "of", ", on"};
  static constexpr std::string_view kOf[] = {"", ",", "of", "in"};
  static constexpr std::string_view kOwner[] = {"'s", "\xE2\x80\x99s", "'", "\xE2\x80\x99"};
  if (a.first_of.unit != TimeUnit::kNone && only_year(b) && b.fields.year > 0 && glue == "of") {
    take_year(a, b);
    cover(a, a, b);
    return true;
  }
  if (join_offset(a, b, glue) || join_shift(a, b, glue) || join_set(a, b, glue)) return true;
  if (join_monthly(a, b, glue) || join_same(a, b, glue)) return true;
  if (!is_point(a) || !is_point(b)) return false;
  // A bare hour needs its "at".
  if (b.needs == "hour" && glue != "at" && glue != "around" && glue != "@") return false;
  if (a.needs == "hour" && !hour_before(a, b, glue)) return false;
  const bool weekday = a.fields.weekday > 0 && a.fields.day == 0 && a.fields.month == 0 && no_frame(a);
  if (weekday && b.fields.day > 0 && !(a.fields.has_time() && b.fields.has_time()) && one_of(glue, kComma)) {
    const Reading left = a;
    a = b;
    a.fields.weekday = left.fields.weekday;
    if (left.fields.has_time()) take_time(a, left);
    cover(a, left, b);
    return true;
  }
  const bool time_in_day = only_time(b) && is_day(a) && one_of(glue, kAt);
  if (time_in_day && (a.fields.hour < 0 || b.fields.hour < 0) &&
      (a.fields.part.empty() || b.fields.hour >= 0)) {
    take_time(a, b);
    cover(a, a, b);
    return true;
  }
  const bool day_after_time = only_time(a) && is_day(b) && one_of(glue, kOn);
  if (day_after_time && b.fields.hour < 0) {
    const Reading time = a;
    a = b;
    take_time(a, time);
    cover(a, time, b);
    return true;
  }
  if (only_time(a) && only_time(b) && a.fields.hour < 0 && b.fields.hour >= 0 &&
      (glue.empty() || glue == "at")) {
    take_time(a, b);
    cover(a, a, b);
    return true;
  }
  if (only_time(a) && only_time(b) && a.fields.hour >= 0 && b.fields.hour < 0 && one_of(glue, kAt)) {
    const Reading hour = a;
    a = b;
    take_time(a, hour);
    cover(a, hour, b);
    return true;
  }
  if (join_day(a, b, glue) || join_week(a, b, glue)) return true;
  if (may_be_last(a) && (glue == "of" || glue == "in") && (in_open_year(b) || b.fields.month > 0) &&
      !is_day(b)) {
    a.nth = -1;
    a.nth_unit = a.frame.unit;
    a.nth_weekday = a.fields.weekday;
  }
  const bool bare_nth =
      glue.empty() && b.direction != Direction::kNone;  // "the third Thursday this September"
  if (a.nth != 0 && (glue == "of" || glue == "in" || bare_nth) &&
      (in_open_year(b) || b.fields.year > 0 || !no_frame(b))) {
    if (is_day(b) || b.fields.has_time() || b.nth != 0 || b.shift) return false;
    const Reading part = a;
    a = b;
    a.nth = part.nth;
    a.nth_unit = part.nth_unit;
    a.nth_weekday = part.nth_weekday;
    cover(a, part, b);
    return true;
  }
  if (in_open_year(a) && only_year(b) && one_of(glue, kOf) && a.direction == Direction::kNone) {
    if (b.definite && glue != "of") return false;
    take_year(a, b);
    cover(a, a, b);
    return true;
  }
  if (a.period_end && only_year(b) && b.fields.year > 0 && one_of(glue, kOf)) {
    a.fields.year = b.fields.year;
    cover(a, a, b);
    return true;
  }
  if (only_year(a) && in_open_year(b) &&
      (one_of(glue, kOwner) || (glue.empty() && !a.shift && (!no_frame(a) || b.fields.day == 0)))) {
    const Reading year = a;
    a = b;
    take_year(a, year);
    cover(a, year, b);
    return true;
  }
  const auto week = [](const Reading& r) { return r.frame.unit == TimeUnit::kWeek && r.fields.weekday == 0; };
  const bool part_of_week = a.fields.weekday > 0 && no_frame(a) && a.fields.day == 0 && a.fields.month == 0;
  if (part_of_week && week(b) && one_of(glue, kOn) && a.direction == Direction::kNone) {
    a.frame = b.frame;
    cover(a, a, b);
    return true;
  }
  if (week(a) && only_weekday(b) && (one_of(glue, kOn) || one_of(glue, kOwner))) {
    a.fields.weekday = b.fields.weekday;
    cover(a, a, b);
    return true;
  }
  return false;
}

// The mod that a length modifier gives a point counted back: more than a year ago lies before a year ago.
std::string_view point_mod(std::string_view mod, bool past) {
  struct Row {
    std::string_view length, past, future;
  };
  constexpr std::array kRows{Row{"MORE_THAN", "BEFORE", "AFTER"}, Row{"LESS_THAN", "AFTER", "BEFORE"},
                             Row{"EQUAL_OR_MORE", "ON_OR_BEFORE", "ON_OR_AFTER"},
                             Row{"EQUAL_OR_LESS", "ON_OR_AFTER", "ON_OR_BEFORE"}};
  for (const Row& row : kRows) {
    if (row.length == mod) return past ? row.past : row.future;
  }
  return mod;
}

// "lasted for over a year" counts, "spread over a year" does not.
bool after_preposition(const Document& document, TokenSpan sentence, std::uint32_t token) {
  if (token == sentence.begin) return true;
  const Tag tag = document.tokens.tag[token - 1];
  return tag == Tag::kIN || tag == Tag::kTO || tag == Tag::kCC || tag == Tag::kComma;
}

void extend_left(const Document& document, std::uint32_t token, Reading& reading) {
  reading.tokens.begin = token;
  reading.bytes.begin = document.tokens.begin[token];
}

}  // namespace

void join_neighbours(const Document& document, std::vector<Reading>& readings) {
  std::size_t kept = 0;
  for (std::size_t at = 0; at < readings.size(); ++at) {
    std::string_view glue;
    if (kept > 0 && glue_between(document, readings[kept - 1], readings[at], glue) &&
        join(readings[kept - 1], readings[at], glue)) {
      continue;
    }
    if (kept != at) readings[kept] = std::move(readings[at]);
    ++kept;
  }
  readings.resize(kept);
  share_ranges(document, readings);
}

void add_modifier(const Document& document, const TimeWords& words, TokenSpan sentence, Reading& reading) {
  if (reading.type == TimexType::kSet) return;
  const std::uint32_t begin = reading.tokens.begin;
  if (document.tokens.begin[begin] != reading.bytes.begin) return;
  const std::uint32_t first = std::max(sentence.begin, begin - std::min(begin, kModifierTokens));
  const bool length = reading.type == TimexType::kDuration || reading.shift;
  const bool reference = !reading.value.empty() && reading.type == TimexType::kDate;
  if (reference) return;
  for (std::uint32_t token = first; token < begin; ++token) {
    if (!words.mods.opens(document.norm(token))) continue;
    const std::string_view said = document.span_text({token, begin});
    const LexiconEntry* const entry = words.mods.entry_of(said);
    if (entry == nullptr) continue;
    const bool near = length || reading.type == TimexType::kTime || reading.period_end;
    if (!attribute(*entry, "after").empty() && !after_preposition(document, sentence, token)) continue;
    const bool fits = entry->category() == "both" || (near && entry->category() == "near") ||
                      (entry->category() == "length") == length;
    const bool spans = reading.frame.unit != TimeUnit::kNone && reading.type == TimexType::kDuration;
    if (!fits || spans) continue;
    const std::string_view before = token > sentence.begin ? document.norm(token - 1) : "";
    if (said == "about" && (before == "how" || before == "what")) continue;
    const std::string_view mod = attribute(*entry, "mod");
    reading.mod = reading.shift ? point_mod(mod, reading.frame.amount < 0) : mod;
    extend_left(document, token, reading);
    break;
  }
  const std::uint32_t now = reading.tokens.begin;
  if (now == begin && reading.type != TimexType::kDuration && !reading.article) return;
  const bool article = now > sentence.begin && document.norm(now - 1) == "the";
  const bool adjective = document.span_text(reading.tokens).find('-') != std::string_view::npos;
  if (article && !(reading.type == TimexType::kDuration && adjective))
    extend_left(document, now - 1, reading);
}

}  // namespace claimgraph
