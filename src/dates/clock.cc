#include "dates/clock.h"

namespace claimgraph {
namespace {

constexpr int kDayMinutes = 24 * 60;

int number_in_words(const TimeWords& words, std::string_view text) {
  if (text.find_first_of("0123456789") != std::string_view::npos) return number_of(text);
  const auto count = read_count(words, text);
  return count && count->value ? static_cast<int>(count->value->approximate()) : -1;
}

// The minutes of "half", "a quarter", "20 minutes", "ten".
int minutes_beside(const TimeWords& words, std::string_view text) {
  std::string_view rest = text;
  const std::size_t unit = rest.find_last_not_of("abcdefghijklmnopqrstuvwxyz") + 1;
  if (unit > 0 && read_unit(words, rest.substr(unit)) == TimeUnit::kMinute) {
    rest = rest.substr(0, unit);
    while (!rest.empty() && (rest.back() == ' ' || rest.back() == '-')) rest.remove_suffix(1);
  }
  if (rest.ends_with("alf")) return 30;
  if (rest.ends_with("uarter")) return 15;
  return number_in_words(words, rest);
}

}  // namespace

bool read_clock(const Captures& captures, const TimeWords& words, Reading& reading) {
  CalendarFields& fields = reading.fields;
  if (const auto hour = captures.text("hour"); !hour.empty()) {
    fields.hour = number_in_words(words, hour);
    if (fields.hour < 0) return false;
    if (const auto minute = captures.text("minute"); !minute.empty()) {
      fields.minute = number_in_words(words, minute);
      if (fields.minute < 0 || fields.minute > 59) return false;
    }
    if (const auto second = captures.text("second"); !second.empty()) fields.second = number_of(second);
    reading.hour_sure = fields.hour > 12 || fields.hour == 0 || hour.front() == '0';
    if (const auto half = captures.text("half_day"); !half.empty()) {
      const bool afternoon = half.front() == 'p' || half.front() == 'P';
      fields.hour = fields.hour % 12 + (afternoon ? 12 : 0);
      reading.hour_sure = true;
    }
    if (const auto zone = captures.text("zone"); !zone.empty()) fields.zone = zone;
  }
  if (const LexiconEntry* const word = words.parts.entry_of(captures.text("clock_word")); word != nullptr) {
    fields.hour = number_attribute(word, "hour");
    reading.hour_sure = true;
  }
  if (const LexiconEntry* const part = words.parts.entry_of(captures.text("part")); part != nullptr) {
    fields.part = attribute(*part, "code");
  }
  const auto side = captures.text("side");
  if (side.empty()) return true;
  const int minutes = minutes_beside(words, captures.text("offset"));
  if (minutes < 0 || minutes > 59) return false;
  const bool behind =
      side.front() == 'p' || side.front() == 'P' || side.front() == 'a' || side.front() == 'A';
  const int moved = fields.hour * 60 + (behind ? minutes : -minutes) + kDayMinutes;
  fields.hour = moved / 60 % 24;
  fields.minute = moved % 60;
  return true;
}

void settle_hour(Reading& reading) {
  constexpr int kFirstNightHour = 5;
  CalendarFields& fields = reading.fields;
  if (reading.hour_sure || fields.hour <= 0 || fields.part.empty()) return;
  const bool late =
      fields.part == "AF" || fields.part == "EV" || (fields.part == "NI" && fields.hour >= kFirstNightHour);
  if (late && fields.hour < 12) fields.hour += 12;
  if (fields.part == "MO" && fields.hour == 12) fields.hour = 0;
  if ((fields.part == "NI" || fields.part == "EV") && fields.hour == 12) fields.hour = 24;
  reading.hour_sure = true;
}

}  // namespace claimgraph
