// From what the words say to days of the calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "dates/timex_value.h"

namespace claimgraph {

/// What a reading counts from. Nothing here comes from a clock.
struct TimeContext {
  std::optional<Day> document;  // the document's day
  int document_minutes = -1;    // minutes after midnight, where the document's date has a time
  bool narrative = false;       // the text tells of other years: bare months follow the date spoken of last
  bool appointment = false;     // the text is nothing but a time: it looks ahead, as one speaks to a calendar
  Tense tense = Tense::kNone;   // of the verb of the clause
  bool direct = false;          // "sold on May 3": it hangs on that verb itself
  std::uint32_t sentence = 0;

  std::optional<CalendarFields> focus;  // the date spoken of last
  std::uint32_t focus_sentence = 0;
  bool focus_lost = false;                // the date spoken of last is none of this calendar (480 BC)
  std::optional<CalendarFields> quarter;  // the quarter spoken of last
  std::uint32_t quarter_sentence = 0;
};

/// Fills the year, month and day that the words leave open; what no context tells stays 0.
void resolve(Reading& reading, const TimeContext& context);

/// Days of a length that lies at a known place: "the past three months", "the first nine months of 2024".
std::optional<DayRange> days_of_span(const Reading& reading, const TimeContext& context);

}  // namespace claimgraph
