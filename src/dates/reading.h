// What the words of a time expression say, before anything is resolved: "June last year" is month 6 in a
// frame of one year before the document's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"
#include "document.h"

namespace claimgraph {

enum class TimeUnit : std::uint8_t {
  kNone,
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeekend,
  kWeek,
  kFortnight,
  kMonth,
  kQuarter,
  kHalf,
  kYear,
  kDecade,
  kCentury,
  kMillennium
};

/// What a relative expression counts from.
enum class TimeBase : std::uint8_t {
  kDocument,  // "two years ago"
  kFocus,     // the date spoken of last: "two years earlier"
};

/// "last", "this", "next" before a weekday, month, season or holiday.
enum class Direction : std::uint8_t { kNone, kPast, kThis, kFuture };

/// The parts of a calendar date and a time of day. 0 (time: -1) = not said.
struct CalendarFields {
  int century = 0;  // 20 = the 1900s
  int decade = -1;  // 199 = the 1990s
  int year = 0;
  int half = 0;             // 1, 2
  int quarter = 0;          // 1 .. 4
  std::string_view season;  // SP, SU, FA, WI
  int month = 0;
  int week = 0;  // ISO
  bool weekend = false;
  int day = 0;
  int last_day = 0;   // of a range of days: "January 5-7"
  int days = 0;       // of a period that begins with the day: Ramadan
  int last_year = 0;  // of a range of years: "2019-2023"
  int weekday = 0;    // 1 = Monday
  int hour = -1, minute = -1, second = -1;
  std::string_view part;  // MO, AF, EV, NI, DT ...
  std::string_view zone;  // "Z", "+01:00" or empty

  bool has_time() const { return hour >= 0 || !part.empty(); }
};

/// A point counted in units from a base: last year = 1 year back.
struct TimeFrame {
  TimeUnit unit = TimeUnit::kNone;
  int amount = 0;
  TimeBase base = TimeBase::kDocument;
};

struct Reading {
  TokenSpan tokens;
  ByteSpan bytes;
  TimexType type = TimexType::kDate;
  CalendarFields fields;
  TimeFrame frame;
  Direction direction = Direction::kNone;
  const struct Holiday* holiday = nullptr;
  TimeUnit holiday_unit = TimeUnit::kNone;  // "Labor Day weekend", "Easter week"
  bool holiday_small = false;               // in small letters, where its row has capitals
  bool holiday_elsewhere = false;           // "the country's Independence Day": which day, no table tells
  int holiday_plus = 0;                     // "the eve of Diwali": -1
  bool fiscal = false;
  bool hour_sure = false;   // the hour needs no am or pm
  bool week_of = false;     // "the week of January 5"
  bool last_said = false;   // "last", which may be the last of what follows: "last Monday of March"
  bool near = false;        // "the coming Friday": the nearest one
  bool after_next = false;  // "the week after next"
  bool before_christ = false;
  int nth = 0;  // "the last week of May": the nth unit or weekday of it, -1 = last
  TimeUnit nth_unit = TimeUnit::kNone;
  int nth_weekday = 0;
  int weekday_steps = 0;          // "two Fridays ago": -2
  bool definite = false;          // "the quarter": whichever is spoken of
  bool latest = false;            // "the latest quarter"
  bool shift = false;             // "two years ago"
  bool compares_quarter = false;  // "the year-earlier quarter"
  bool range_end = false;         // "Monday to Friday": the next one after the day before it
  bool period_end = false;        // "year-end": the last day of it
  TimeFrame second_frame;         // "two years and three months ago"
  TimeFrame offset;               // from the day the fields name: "two days after Christmas"
  int offset_weekday = 0;         // "the second Sunday after Easter": 7, and 2 days in the offset
  bool article = false;           // "the" before it belongs to it: "the Monday after Easter"
  bool offset_whole = false;      // "the week before Easter": the week itself, not a day
  TimeFrame length;               // of a plain length of whole units: "in three months" may be a point
  TimeFrame first_of;             // "the first nine months": from the start of the year spoken of
  std::string value;              // a value that needs no calendar: P3M, PRESENT_REF
  std::string mod;
  std::string note;        // why there is no value
  std::string_view needs;  // the rule's condition, checked after joining; static in the rule set
};

}  // namespace claimgraph
