#include "dates/time_tables.h"

#include <algorithm>

#include "base/ascii.h"

namespace claimgraph {
namespace {

bool text_before(const LexiconEntry* entry, std::string_view text) { return entry->text() < text; }

}  // namespace

std::string normal_words(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (text.substr(at, 2) == "\xC2\xA0") {
      out += ' ';
      ++at;
    } else {
      out += to_lower(c);
    }
  }
  return out;
}

TimeTable::TimeTable(const Lexicon* lexicon) {
  if (lexicon == nullptr) return;
  for (const LexiconEntry& entry : lexicon->entries) entries_.push_back(&entry);
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const LexiconEntry* a, const LexiconEntry* b) { return a->text() < b->text(); });
}

const LexiconEntry* TimeTable::entry_of(std::string_view text) const {
  if (text.empty()) return nullptr;
  const std::string wanted = normal_words(text);
  const auto at = std::lower_bound(entries_.begin(), entries_.end(), wanted, text_before);
  return at != entries_.end() && (*at)->text() == wanted ? *at : nullptr;
}

bool TimeTable::opens(std::string_view text) const {
  const auto at = std::lower_bound(entries_.begin(), entries_.end(), text, text_before);
  return at != entries_.end() && (*at)->text().starts_with(text);
}

bool TimeTable::holds(std::string_view text, std::string_view category) const {
  auto at = std::lower_bound(entries_.begin(), entries_.end(), text, text_before);
  while (at != entries_.end() && (*at)->text() == text && (*at)->category() != category) ++at;
  return at != entries_.end() && (*at)->text() == text;
}

TimeWords TimeWords::load(const Lexicons& lexicons, HolidayNames holidays) {
  const auto table = [&](std::string_view name) { return TimeTable(lexicons.find(name)); };
  TimeWords words;
  words.months = table("months");
  words.weekdays = table("weekdays");
  words.seasons = table("seasons");
  words.parts = table("dayparts");
  words.units = table("timeunits");
  words.numbers = table("timenumbers");
  words.directions = table("timedirections");
  words.shifts = table("timeshifts");
  words.references = table("timereferences");
  words.sets = table("timesets");
  words.holidays = std::move(holidays);
  words.mods = table("timemods");
  words.checks = table("timechecks");
  return words;
}

}  // namespace claimgraph
