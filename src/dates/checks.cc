#include "dates/checks.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "dates/holiday_names.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

struct Setting {
  const Document& document;
  const TimeWords& words;
  TokenSpan sentence;

  /// The token before the reading, or kNowhere.
  std::uint32_t before(const Reading& reading) const {
    return reading.tokens.begin > sentence.begin ? reading.tokens.begin - 1 : kNowhere;
  }
  std::uint32_t after(const Reading& reading) const {
    return reading.tokens.end < sentence.end ? reading.tokens.end : kNowhere;
  }
  Tag tag(std::uint32_t token) const { return token == kNowhere ? Tag::kNone : document.tokens.tag[token]; }
  std::string_view norm(std::uint32_t token) const {
    return token == kNowhere ? std::string_view() : document.norm(token);
  }
  bool capital(std::uint32_t token) const {
    return token != kNowhere && document.tokens.has(token, TokenFlag::kCapital);
  }
  bool is(std::uint32_t token, std::string_view category) const {
    return token != kNowhere && words.checks.holds(document.norm(token), category);
  }
  /// Does the sentence tell figures of a firm, as those of games do not?
  bool tells_figures() const {
    for (std::uint32_t token = sentence.begin; token < sentence.end; ++token) {
      if (is(token, "half-noun")) return true;
    }
    return std::any_of(document.amounts.begin(), document.amounts.end(), [&](const Amount& amount) {
      return sentence.contains(amount.tokens) &&
             (amount.dimension == Dimension::kMoney || amount.dimension == Dimension::kPercent);
    });
  }
  bool modified(const Reading& reading) const { return !reading.mod.empty(); }
};

bool proper(Tag tag) { return tag == Tag::kNNP || tag == Tag::kNNPS; }
bool common(Tag tag) { return tag == Tag::kNN || tag == Tag::kNNS; }
bool verbal(Tag tag) {
  return tag == Tag::kVB || tag == Tag::kVBD || tag == Tag::kVBG || tag == Tag::kVBN || tag == Tag::kVBP ||
         tag == Tag::kVBZ || tag == Tag::kMD;
}

// A bare month may be a name ("Theresa May", "April Jones") or a verb ("May I").
bool month_holds(const Setting& s, Reading& reading) {
  const CalendarFields& fields = reading.fields;
  if (fields.year > 0 || reading.direction != Direction::kNone || s.modified(reading)) return true;
  const std::uint32_t before = s.before(reading);
  if (s.is(before, "before-date")) return true;
  const std::string_view text = s.document.span_text(reading.tokens);
  if (text.ends_with('.')) return true;
  if (verbal(s.tag(reading.tokens.begin))) return false;
  if (text.size() <= 3 && text != "May") return false;
  const Tag left = s.tag(before);
  if (s.capital(before) && (proper(left) || common(left) || left == Tag::kJJ)) return false;
  const std::uint32_t after = s.after(reading);
  return !(after != kNowhere && proper(s.tag(after)) && s.capital(after));
}

// Nothing but signs stands beside it in its sentence.
bool alone(const Setting& s, const Reading& reading) {
  for (std::uint32_t token = s.sentence.begin; token < s.sentence.end; ++token) {
    if (!reading.tokens.contains(token) && !is_punctuation(s.tag(token))) return false;
  }
  return true;
}

// A day before or behind the name of its month; "march 3 miles" in small letters is none.
bool small_month_holds(const Setting& s, Reading& reading) {
  if (!reading.note.empty() && s.capital(s.after(reading))) return false;  // "31 June Street"
  const std::string_view text = s.document.span_text(reading.tokens);
  const bool capital = std::any_of(text.begin(), text.end(), is_upper);
  if (capital || reading.fields.year > 0 || s.norm(s.before(reading)) == "on" || alone(s, reading))
    return true;
  const std::size_t digits = text.find_first_of("0123456789");
  const bool nth =
      digits == std::string_view::npos || text.find("th") > digits || text.find(" of ") != text.npos;
  return nth && !common(s.tag(s.after(reading)));
}

// "on 2/15"; elsewhere a share or a score.
bool slash_day_holds(const Setting& s, Reading& reading) {
  const std::string_view text = s.document.span_text(reading.tokens);
  if (text == "24/7" || common(s.tag(s.after(reading)))) return false;
  if (alone(s, reading)) return true;
  return text.find('/') != std::string_view::npos && s.is(s.before(reading), "before-slash");
}

// "in two thousand and fifteen", not "two thousand and fifteen people".
bool spoken_millennium_holds(const Setting& s, Reading& reading) {
  const int year = reading.fields.year;
  if (year < 2000 || year > 2099) return false;
  const std::string_view text = s.document.span_text(reading.tokens);
  if (text.find("year") != std::string_view::npos) return true;
  const Tag next = s.tag(s.after(reading));
  return year > 2000 && s.is(s.before(reading), "before-date") && !common(next) && next != Tag::kCD &&
         next != Tag::kJJ;
}

// "for 3h", "lasted 2W".
bool length_short_holds(const Setting& s, Reading& reading) {
  const std::string_view text = s.document.span_text(reading.tokens);
  const std::size_t letters = text.size() - (text.find_last_of("0123456789") + 1);
  return letters > 1 || s.is(s.before(reading), "before-length") || alone(s, reading);
}

// Not Easter Island; what may be a name or another word must be said as a time ("during Lent").
bool holiday_holds(const Setting& s, Reading& reading) {
  const std::uint32_t after = s.after(reading);
  if (s.capital(after) && (proper(s.tag(after)) || common(s.tag(after)))) return false;
  const bool doubtful = reading.holiday->entry->category() == "said" || reading.holiday_small;
  if (!doubtful || s.modified(reading)) return true;
  if (s.capital(after)) return false;
  const bool placed = reading.fields.year > 0 || reading.direction != Direction::kNone ||
                      reading.holiday_unit != TimeUnit::kNone || reading.fields.has_time();
  if (placed) return true;
  const bool modifies = common(s.tag(after));  // "the Vesak shootings" tells of another year
  return !modifies && (s.is(s.before(reading), "before-date") || alone(s, reading));
}

// "paid quarterly", not "a quarterly dividend".
bool set_adverb_holds(const Setting& s, Reading& reading) {
  const Tag next = s.tag(s.after(reading));
  const bool name = s.capital(reading.tokens.begin) && proper(s.tag(s.before(reading)));  // "China Daily"
  return !name && !common(next) && next != Tag::kJJ && !proper(next);
}

// "Monday 21", but "on Monday 21 people" tells only the weekday.
bool weekday_day_holds(const Setting& s, Reading& reading) {
  const std::uint32_t after = s.after(reading);
  const Tag next = s.tag(after);
  if (after == kNowhere || is_punctuation(next) || next == Tag::kIN || next == Tag::kCC) return true;
  reading.fields.day = 0;
  --reading.tokens.end;
  reading.bytes.end = s.document.tokens.end[reading.tokens.end - 1];
  return true;
}

// "on the 15th", not "on the 15th floor".
bool day_alone_holds(const Setting& s, Reading& reading) {
  const std::string_view text = s.document.span_text(reading.tokens);
  const bool article = s.norm(reading.tokens.begin) == "the";
  const bool digits = text.find_first_of("0123456789") != std::string_view::npos;
  if (s.capital(reading.tokens.end - 1)) return false;
  const std::uint32_t after = s.after(reading);
  const Tag next = s.tag(after);
  const bool ends = after == kNowhere || is_punctuation(next);
  if (!article) return ends && digits && s.norm(s.before(reading)) == "on";  // "on 29th"
  if (!digits) return ends && s.norm(s.before(reading)) == "on" && reading.fields.day > 0;
  if (!s.is(s.before(reading), "before-day") && !alone(s, reading)) return false;
  return ends || next == Tag::kIN || next == Tag::kCC || next == Tag::kTO || s.norm(after) == "at";
}

// Some nights are a length, one night is a time.
bool nights_hold(const Setting& s, Reading& reading) {
  const bool many = reading.length.amount > 1 || s.norm(s.before(reading)) == "for";
  const std::string_view first = s.norm(reading.tokens.begin);
  return many && first != "a" && !common(s.tag(s.after(reading)));
}

// Four digits are a year unless they count something.
bool year_holds(const Setting& s, Reading& reading) {
  const std::uint32_t before = s.before(reading);
  const std::uint32_t after = s.after(reading);
  if (reading.nth != 0) return true;
  constexpr int kLikely = 1500;
  const bool rough =
      reading.mod == "APPROX" && reading.fields.year < kLikely && !s.is(reading.tokens.begin, "sure-about");
  if (rough) return false;  // "around 1030"
  if (s.modified(reading)) return true;
  if (s.is(before, "before-count") || s.is(after, "after-count")) return false;
  const bool dated = s.is(before, "before-date") || s.norm(before) == "(";
  const Tag next = s.tag(after);
  if (next == Tag::kNNS && !s.capital(after)) return s.is(before, "before-year") || s.is(after, "after-year");
  if (next == Tag::kCD) return false;
  if (dated) return true;
  if (before != kNowhere && proper(s.tag(before)) && s.norm(before) != "," && !s.is(after, "after-year")) {
    return after == kNowhere || !common(next);
  }
  if (reading.fields.year < 1900 || reading.fields.year > 2060) {
    const bool range = (s.norm(before) == "-" || s.norm(before) == "–") && before > s.sentence.begin &&
                       s.document.tokens.has(before - 1, TokenFlag::kDigit);
    return range || s.norm(before) == "," || s.is(before, "before-year");
  }
  return true;
}

bool short_year_holds(const Setting& s, Reading& reading) {
  const std::uint32_t before = s.before(reading);
  return s.is(before, "before-date") || s.modified(reading);
}

// "two thousand" workers are no year.
bool spoken_year_holds(const Setting& s, Reading& reading) {
  const int year = reading.fields.year;
  return year % 100 >= 10 && year >= 1810 && year <= 2099 && s.tag(s.after(reading)) != Tag::kNNS;
}

bool decade_holds(const Setting& s, Reading& reading) {
  const std::string_view text = s.document.span_text(reading.tokens);
  const bool full = text.find_first_of("12") == 0 && text.size() >= 5;
  const bool marked = text[0] == 't' || text[0] == 'T' || text[0] == '\'' || text[0] == '\xE2';
  return full || marked || s.modified(reading);
}

bool quarter_holds(const Setting& s, Reading& reading) {
  return reading.fields.year > 0 || !s.is(s.after(reading), "after-share");
}

bool half_holds(const Setting& s, Reading& reading) {
  if (reading.fields.year > 0 || reading.frame.unit != TimeUnit::kNone || reading.fiscal) return true;
  if (s.is(s.after(reading), "half-noun")) return true;
  const std::uint32_t next = s.after(reading);
  if (s.norm(next) == "of" || s.is(next, "closes")) return false;
  return s.is(s.before(reading), "before-date") && s.tells_figures();
}

bool season_holds(const Setting& s, Reading& reading) {
  const bool alone = !s.is(s.before(reading), "before-date") && reading.direction == Direction::kNone;
  if (alone && verbal(s.tag(reading.tokens.begin))) return false;  // "to fall next year"
  if (reading.fields.year > 0 || reading.frame.unit != TimeUnit::kNone || s.modified(reading)) return true;
  if (reading.direction != Direction::kNone) return true;
  const std::uint32_t after = s.after(reading);
  const std::uint32_t last = reading.tokens.end - 1;
  if (verbal(s.tag(last)) || (s.capital(last) && proper(s.tag(after)))) return false;
  const bool article = reading.tokens.size() > 1;
  if (article && (s.norm(after) == "of" || s.norm(after) == "in" || s.norm(after) == "from")) return false;
  return article || s.is(s.before(reading), "before-date");
}

// "in the morning" speaks of the document's day.
bool part_holds(const Setting& s, Reading& reading) {
  const bool article = s.norm(reading.tokens.begin) == "the";
  const bool noun = common(s.tag(s.after(reading)));
  if (article && s.norm(s.before(reading)) == "in") return !noun;
  if (s.modified(reading) && s.norm(reading.tokens.end - 2) == "the") return !noun;
  if (s.modified(reading) && reading.tokens.size() <= 3) return true;  // "late afternoon"
  const std::string_view text = s.document.span_text(reading.tokens);
  if (text.starts_with("mid-")) return !noun && s.is(s.before(reading), "before-clock");
  return reading.direction != Direction::kNone && reading.frame.unit != TimeUnit::kNone;
}

// "9a" is a time behind "at" or a day.
bool at_clock_holds(const Setting& s, Reading& reading) {
  if (reading.fields.minute >= 0 && reading.hour_sure) return true;
  if (s.document.span_text(reading.tokens).ends_with("ish")) return !common(s.tag(s.after(reading)));
  return alone(s, reading) || s.is(s.before(reading), "before-hour");
}

// "at three twenty", not "three twenty-year-olds".
bool spelled_clock_holds(const Setting& s, Reading& reading) {
  if (reading.hour_sure) return true;
  const Tag next = s.tag(s.after(reading));
  const bool counts = common(next) || next == Tag::kJJ || next == Tag::kCD || next == Tag::kHYPH;
  return s.norm(s.before(reading)) == "at" && reading.fields.hour <= 12 && !counts;
}

// "Tue" alone, or beside what it belongs to.
bool weekday_short_holds(const Setting& s, Reading& reading) { return alone(s, reading); }

// "five to six" are people, "quarter to six" and "five minutes to six" are times.
bool past_clock_holds(const Setting& s, Reading& reading) {
  const std::string_view text = s.document.span_text(reading.tokens);
  const bool sure = text.find("alf ") != std::string_view::npos ||
                    text.find("uarter") != std::string_view::npos ||
                    text.find("past") != std::string_view::npos ||
                    text.find("clock") != std::string_view::npos || reading.hour_sure;
  const Tag next = s.tag(s.after(reading));
  if (common(next) || next == Tag::kJJ) return false;
  if (sure) return true;
  return text.find("min") != std::string_view::npos || s.norm(s.before(reading)) == "at";
}

bool clock_holds(const Setting& s, Reading& reading) {
  if (reading.fields.hour > 24 || (reading.fields.hour == 24 && reading.fields.minute > 0)) return false;
  if (common(s.tag(s.after(reading)))) return false;
  const std::uint32_t before = s.before(reading);
  return before == kNowhere || s.is(before, "before-clock") || is_punctuation(s.tag(before)) ||
         s.document.span_text(reading.tokens).find_first_of(" Hh") != std::string_view::npos;
}

// Not the programme "Today".
bool day_word_holds(const Setting& s, Reading& reading) {
  const std::uint32_t before = s.before(reading);
  return !s.capital(reading.tokens.begin) || !proper(s.tag(before)) ||
         s.document.tokens.has(reading.tokens.begin, TokenFlag::kAllCaps);
}

// Not "Midnight Oil" or "High Noon".
bool clock_word_holds(const Setting& s, Reading& reading) {
  const std::uint32_t first = reading.tokens.begin;
  return !s.capital(first) || (first == s.sentence.begin && !proper(s.tag(s.after(reading))));
}

// "the year to March"
bool to_month(const Setting& s, std::uint32_t token) {
  const std::string_view word = s.norm(token);
  if ((word != "to" && word != "through") || token + 1 >= s.sentence.end) return false;
  return s.words.months.entry_of(s.document.token_text(token + 1)) != nullptr;
}

bool definite_holds(const Setting& s, Reading& reading) {
  const std::string_view next = s.norm(s.after(reading));
  const TimeUnit unit = reading.frame.unit;
  if (next == "before" || next == "after") return false;
  if ((s.is(s.after(reading), "closes") || to_month(s, s.after(reading))) &&
      (unit == TimeUnit::kYear || unit == TimeUnit::kQuarter)) {
    reading.type = TimexType::kDuration;  // closed by the date that follows
    reading.value = unit == TimeUnit::kYear ? "P1Y" : "P1Q";
    reading.frame = {};
    return true;
  }
  switch (reading.frame.unit) {
    case TimeUnit::kYear:
      return s.modified(reading) || s.tag(s.after(reading)) != Tag::kNN;  // "the year search became personal"
    case TimeUnit::kQuarter:
    case TimeUnit::kWeekend:
      return true;
    case TimeUnit::kMonth:
    case TimeUnit::kWeek:
      return s.modified(reading) || s.is(s.before(reading), "before-date");
    case TimeUnit::kDay:
      return reading.mod == "END" && s.is(reading.tokens.begin, "later");
    default:
      return s.modified(reading);
  }
}

bool length_holds(const Setting& s, Reading& reading) {
  const std::uint32_t first = reading.tokens.begin;
  const std::uint32_t before = s.before(reading);
  const std::uint32_t after = s.after(reading);
  const std::string_view head = s.norm(first);
  const bool article = head == "a" || head == "an";
  const std::uint32_t last = reading.tokens.end - 1;
  if (article && reading.tokens.size() == 2) {
    if (s.is(last, "no-rate")) return false;
    const Tag tag = s.tag(before);
    if (common(tag) || tag == Tag::kCD || s.is(before, "before-rate")) {
      reading.type = TimexType::kSet;
      return true;
    }
  }
  if (s.is(last, "may-be-share")) return s.norm(after) != "of";
  return true;
}

bool vague_length_holds(const Setting& s, Reading& reading) {
  if (reading.tokens.size() > 1) return true;  // "recent years"
  return s.is(s.before(reading), "before-length");
}

// "Ada Smith, 54," but not "on May 3, 54 people".
bool age_holds(const Setting& s, Reading& reading) {
  const std::uint32_t comma = s.before(reading);
  if (s.norm(comma) != "," || comma == s.sentence.begin) return false;
  const std::uint32_t name = comma - 1;
  if (!proper(s.tag(name)) || !s.capital(name)) return false;
  return s.words.months.entry_of(s.document.token_text(name)) == nullptr;
}

bool rate_holds(const Setting& s, Reading& reading) { return s.is(reading.tokens.begin, "opens-rate"); }

bool reference_holds(const Setting& s, Reading& reading) {
  const std::uint32_t first = reading.tokens.begin;
  const std::uint32_t before = s.before(reading);
  const std::uint32_t after = s.after(reading);
  if (s.capital(first) && first > s.sentence.begin) return false;
  if (reading.tokens.size() > 1) return true;
  if (s.is(first, "vague-adverb")) {
    if (s.norm(after).starts_with("after") || s.norm(after) == "before") return false;
    return s.norm(before) != "as" && s.norm(before) != "too";
  }
  if (s.is(first, "vague-adjective")) return common(s.tag(after)) || s.tag(after) == Tag::kJJ;
  return true;
}

bool shift_adjective_holds(const Setting& s, Reading& reading) {
  const std::string_view text = s.document.span_text(reading.tokens);
  return text.find("ago") != std::string_view::npos || text.find("earlier") != std::string_view::npos;
}

bool never(const Setting& /*s*/, Reading& /*reading*/) { return false; }

struct Check {
  std::string_view needs;
  bool (*holds)(const Setting&, Reading&);
};
constexpr std::array kChecks{Check{"month", month_holds},
                             Check{"year", year_holds},
                             Check{"short-year", short_year_holds},
                             Check{"spoken-year", spoken_year_holds},
                             Check{"decade", decade_holds},
                             Check{"quarter", quarter_holds},
                             Check{"half", half_holds},
                             Check{"season", season_holds},
                             Check{"part", part_holds},
                             Check{"clock", clock_holds},
                             Check{"small-month", small_month_holds},
                             Check{"slash-day", slash_day_holds},
                             Check{"spoken-millennium", spoken_millennium_holds},
                             Check{"length-short", length_short_holds},
                             Check{"nights", nights_hold},
                             Check{"day-alone", day_alone_holds},
                             Check{"weekday-day", weekday_day_holds},
                             Check{"set-adverb", set_adverb_holds},
                             Check{"holiday", holiday_holds},
                             Check{"at-clock", at_clock_holds},
                             Check{"past-clock", past_clock_holds},
                             Check{"spelled-clock", spelled_clock_holds},
                             Check{"weekday-short", weekday_short_holds},
                             Check{"day-word", day_word_holds},
                             Check{"clock-word", clock_word_holds},
                             Check{"definite", definite_holds},
                             Check{"length", length_holds},
                             Check{"vague-length", vague_length_holds},
                             Check{"age", age_holds},
                             Check{"rate", rate_holds},
                             Check{"reference", reference_holds},
                             Check{"shift-adjective", shift_adjective_holds},
                             Check{"joined", never},
                             Check{"hour", never}};

}  // namespace

bool check_reading(const Document& document, const TimeWords& words, TokenSpan sentence, Reading& reading) {
  const Setting setting{document, words, sentence};
  for (const Check& check : kChecks) {
    if (check.needs == reading.needs) return check.holds(setting, reading);
  }
  return true;
}

}  // namespace claimgraph
