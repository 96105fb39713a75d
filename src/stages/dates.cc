#include "stages/dates.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "dates/checks.h"
#include "dates/compose.h"
#include "dates/read_holiday.h"
#include "dates/read_match.h"
#include "dates/resolve.h"
#include "resources.h"
#include "tag/tagset.h"

// The way of a sentence: surface rules find letters, their captures become readings, neighbours join, words
// around them modify, what only looks like a date goes; then readings are resolved in text order.

namespace claimgraph {
namespace {

constexpr std::uint32_t kDatelineSentences = 8;  // where a date that stands for the document's may be
constexpr std::string_view kFiscalNote = "a fiscal year may begin in any month";
constexpr std::uint32_t kDatelineTokens = 12;  // the longest unit that counts as one

struct PlacedReading {
  Reading reading;
  std::uint32_t sentence = 0;
};

// The readings of a sentence in text order; where a name of a day and the letters of a date overlap, the
// longer counts.
class SentenceReader {
 public:
  SentenceReader(const Resources& resources, const Document& document)
      : rules_(resources.surface),
        words_(resources.time_words),
        kind_(resources.surface.kind("date")),
        document_(document) {}

  std::vector<Reading>& read(TokenSpan sentence) {
    thread_local SurfaceMatches matches;
    readings_.clear();
    rules_.find(kind_, document_, sentence, matches);
    words_.holidays.find(document_, sentence, names_);
    holidays_.clear();
    for (const HolidayMatch& name : names_)
      holidays_.push_back(read_holiday(document_, words_, sentence, name));
    std::size_t next = 0;
    for (const SurfaceMatch& match : matches.all) {
      while (next < holidays_.size() && holidays_[next].bytes.end <= match.bytes.begin)
        readings_.push_back(std::move(holidays_[next++]));
      const bool overlap = next < holidays_.size() && holidays_[next].bytes.begin < match.bytes.end;
      if (overlap && holidays_[next].bytes.size() > match.bytes.size()) continue;
      while (next < holidays_.size() && holidays_[next].bytes.begin < match.bytes.end) ++next;
      auto reading = read_match(rules_, matches, match, document_, words_);
      if (reading) readings_.push_back(std::move(*reading));
    }
    for (; next < holidays_.size(); ++next) readings_.push_back(std::move(holidays_[next]));
    return readings_;
  }

 private:
  const SurfaceRules& rules_;
  const TimeWords& words_;
  SurfaceKind kind_;
  const Document& document_;
  std::vector<HolidayMatch> names_;
  std::vector<Reading> holidays_, readings_;
};

std::vector<PlacedReading> read_document(const Resources& resources, const Document& document) {
  std::vector<PlacedReading> all;
  const TimeWords& words = resources.time_words;
  SentenceReader reader(resources, document);
  for (std::uint32_t sentence = 0; sentence < document.sentences.size(); ++sentence) {
    const TokenSpan tokens = document.sentences[sentence].tokens;
    std::vector<Reading>& readings = reader.read(tokens);
    if (readings.empty()) continue;
    join_neighbours(document, readings);
    for (Reading& reading : readings) {
      add_modifier(document, words, tokens, reading);
      if (check_reading(document, words, tokens, reading)) all.push_back({std::move(reading), sentence});
    }
  }
  return all;
}

// The tense of the clause an expression stands in: of the last verb before it, else of the first behind it.
struct ClauseTense {
  Tense tense = Tense::kNone;
  bool direct = false;  // only a preposition stands between verb and expression
};

class TenseFinder {
 public:
  explicit TenseFinder(const Document& document) : document_(document) {}

  ClauseTense at(TokenSpan sentence, TokenSpan expression) const {
    const std::uint32_t token = expression.begin;
    if (token > sentence.begin && document_.norm(token - 1) == "since") return {Tense::kPast, true};
    const std::vector<VerbGroup>& groups = document_.verb_groups;
    const bool owned = expression.end < sentence.end && document_.tokens.tag[expression.end] == Tag::kNN;
    if (owned) return {};  // "a June agreement" does not follow the verb
    const auto next = first_behind(token);
    if (next != groups.begin() && (next - 1)->tokens.begin >= sentence.begin)
      return {tense_of(*(next - 1)), (next - 1)->tokens.end + 1 == token};
    if (next != groups.end() && next->tokens.begin < sentence.end) return {tense_of(*next), false};
    return {};
  }

 private:
  // The first verb group that begins behind a token; O(log groups).
  std::vector<VerbGroup>::const_iterator first_behind(std::uint32_t token) const {
    return std::upper_bound(document_.verb_groups.begin(), document_.verb_groups.end(), token,
                            [](std::uint32_t at, const VerbGroup& group) { return at < group.tokens.begin; });
  }

  Tense tense_of(const VerbGroup& group) const {
    if (group.tense == Tense::kFuture || group.infinitive || group.modal != kNowhere) return Tense::kFuture;
    if (document_.tokens.tag[group.tokens.begin] == Tag::kVB) return Tense::kFuture;  // "call her on Monday"
    if (group.tense == Tense::kPast || group.perfect) return Tense::kPast;
    if (!group.finite) return group.progressive ? Tense::kNone : Tense::kPast;
    return group.tense;
  }

  const Document& document_;
};

bool has_full_date(const Reading& reading) {
  return reading.fields.year > 0 && reading.fields.month > 0 && reading.fields.day > 0 &&
         reading.fiscal == false;
}

// A document without a date of its own may carry one in its dateline.
std::optional<Day> dateline_day(const Document& document, const std::vector<PlacedReading>& readings) {
  for (const PlacedReading& placed : readings) {
    if (placed.sentence >= kDatelineSentences) break;
    const Sentence& sentence = document.sentences[placed.sentence];
    const bool unit = sentence.kind == UnitKind::kDateline || sentence.kind == UnitKind::kByline ||
                      sentence.tokens.size() <= kDatelineTokens;
    if (!unit || !has_full_date(placed.reading) || sentence.kind == UnitKind::kBullet) continue;
    return day_of(placed.reading.fields.year, placed.reading.fields.month, placed.reading.fields.day);
  }
  return std::nullopt;
}

// A text is a narrative when most of the years it names lie away from its own date.
bool is_narrative(const std::vector<PlacedReading>& readings, std::optional<Day> day) {
  int years = 0;
  int away = 0;
  for (const PlacedReading& placed : readings) {
    const int year = placed.reading.fields.year;
    if (year == 0) continue;
    ++years;
    if (!day || std::abs(year - year_of(*day)) > 1) ++away;
  }
  return years >= 5 && away * 5 >= years * 4;
}

// One sentence of nothing but times, small words and signs: "Tuesday at 3pm", "in two hours".
bool is_appointment(const Document& document, const std::vector<PlacedReading>& readings) {
  if (document.sentences.size() != 1 || readings.empty()) return false;
  std::size_t at = 0;
  for (std::uint32_t token = document.sentences[0].tokens.begin; token < document.tokens.size(); ++token) {
    while (at < readings.size() && readings[at].reading.tokens.end <= token) ++at;
    if (at < readings.size() && readings[at].reading.tokens.contains(token)) continue;
    const Tag tag = document.tokens.tag[token];
    const bool small = tag == Tag::kIN || tag == Tag::kTO || tag == Tag::kDT || tag == Tag::kCC ||
                       document.norm(token) == "in" || document.norm(token) == "on" || is_punctuation(tag);
    if (!small) return false;
  }
  return true;
}

int minutes_of(std::string_view iso) {
  if (iso.size() < 16 || iso[13] != ':') return -1;
  const auto digit = [&](std::size_t at) { return iso[at] >= '0' && iso[at] <= '9' ? iso[at] - '0' : 0; };
  return (digit(11) * 10 + digit(12)) * 60 + digit(14) * 10 + digit(15);
}

TimeExpression expression_of(const Reading& reading, const TimeContext& context) {
  TimeExpression out;
  out.tokens = reading.tokens;
  out.bytes = reading.bytes;
  out.type = reading.type;
  out.value = timex_value(reading);
  out.mod = reading.mod;
  std::optional<DayRange> range;
  if (reading.type == TimexType::kDuration) {
    range = days_of_span(reading, context);
  } else if (reading.value.empty() && !reading.before_christ && !reading.fiscal) {
    range = days_of(reading.fields);
  }
  if (range) {
    out.begin = iso_text(range->begin);
    out.end = iso_text(range->end);
  } else if (!reading.note.empty()) {
    out.note = reading.note;
  } else if (reading.fiscal) {
    out.note = kFiscalNote;
  } else if (out.value.find("XX") != std::string::npos && reading.type != TimexType::kSet &&
             !context.document) {
    out.note = "the document has no date to count from";
  }
  return out;
}

// "will open in three months" names a point, "opened in three months" a length.
bool lies_ahead(const Document& document, TokenSpan sentence, const Reading& reading,
                const TimeContext& context) {
  const std::uint32_t first = reading.tokens.begin;
  if (reading.length.unit == TimeUnit::kNone || context.tense != Tense::kFuture || !context.document)
    return false;
  if (first == sentence.begin || document.norm(first - 1) != "in" || document.norm(first) == "the")
    return false;
  if (reading.length.unit < TimeUnit::kDay)
    return context.document_minutes >= 0 && document.tokens.tag[reading.tokens.end - 1] != Tag::kJJ;
  const bool single = reading.length.amount == 1 && reading.length.unit == TimeUnit::kDay;
  return document.tokens.tag[reading.tokens.end - 1] == (reading.length.amount == 1 ? Tag::kNN : Tag::kNNS) &&
         !single;
}

// Named to tell of something else: "lasted until May 1945", "before the summer offensive".
bool named_aside(const Resources& resources, const Document& document, TokenSpan sentence,
                 const Reading& reading) {
  std::uint32_t first = reading.tokens.begin;
  if (first > sentence.begin && document.tokens.tag[first - 1] == Tag::kDT) --first;
  if (first > sentence.begin && resources.time_words.checks.holds(document.norm(first - 1), "before-aside"))
    return true;
  const std::uint32_t next = reading.tokens.end;
  if (next >= sentence.end || document.tokens.begin[next] == reading.bytes.end) return false;
  return document.tokens.tag[next] == Tag::kNN || document.tokens.tag[next] == Tag::kNNS;
}

// What later dates of the text may count from. A tale's own time is not that of "today", and what figures are
// compared with is not what the text goes on to speak of.
void remember(const Reading& reading, TimeContext& context) {
  const bool point = reading.type == TimexType::kDate || reading.type == TimexType::kTime;
  if (reading.before_christ) context.focus_lost = true;
  if (!point || !reading.value.empty() || reading.fields.year == 0 || reading.before_christ) return;
  const TimeFrame& frame = reading.frame;
  const bool compared = reading.shift && frame.amount < 0 && frame.unit >= TimeUnit::kMonth;
  const bool aside = context.narrative && frame.unit != TimeUnit::kNone &&
                     frame.base == TimeBase::kDocument && frame.amount != 1;
  if (compared || aside) return;
  context.focus = reading.fields;
  context.focus_sentence = context.sentence;
  context.focus_lost = false;
  if (reading.fields.quarter > 0) {
    context.quarter = reading.fields;
    context.quarter_sentence = context.sentence;
  }
}

// Days of the TIMEX3 length of a period, counted back from its end; nothing for other lengths.
std::optional<Day> begin_of_period(std::string_view value, Day end) {
  int number = 0;
  if (value.size() < 3 || value[0] != 'P') return std::nullopt;
  const auto [rest, error] = std::from_chars(value.data() + 1, value.data() + value.size() - 1, number);
  if (error != std::errc() || rest != value.data() + value.size() - 1 || number > 600) return std::nullopt;
  switch (value.back()) {
    case 'Y':
      return add_months(end, -12 * number);
    case 'Q':
      return add_months(end, -3 * number);
    case 'M':
      return add_months(end, -number);
    case 'W':
      return end - std::chrono::days(7 * number);
    case 'D':
      return end - std::chrono::days(number);
    default:
      return std::nullopt;
  }
}

// The length of a fiscal period that no calendar bounds; "" for everything else.
std::string_view fiscal_length(const TimeExpression& period) {
  if (period.type != TimexType::kDate || period.note != kFiscalNote) return "";
  if (period.value.find("-Q") != std::string::npos) return "P1Q";
  if (period.value.find("-H") != std::string::npos) return "P6M";
  return period.value.size() == 4 ? "P1Y" : "";
}

// "the year ended March 31", "the fiscal third quarter ended June 30": the last date closes the period before
// it.
void close_period(const TimeWords& words, Document& document) {
  if (document.dates.size() < 2) return;
  TimeExpression& period = document.dates[document.dates.size() - 2];
  const TimeExpression& last = document.dates.back();
  const std::uint32_t between = period.tokens.end;
  const std::string_view length =
      period.type == TimexType::kDuration ? std::string_view(period.value) : fiscal_length(period);
  if (length.empty() || last.tokens.begin <= between || last.end.empty()) return;
  if (last.tokens.begin - between > 2) return;
  const std::string_view word = document.norm(between);
  const bool up_to = period.type == TimexType::kDuration && (word == "to" || word == "through");
  if (!words.checks.holds(word, "closes") && !up_to) return;
  const auto end = iso_day(last.end);
  const auto begin = end ? begin_of_period(length, *end) : std::nullopt;
  if (!begin) return;
  period.begin = iso_text(*begin);
  period.end = last.end;
  period.note.clear();
}

// An amount inside a date is none ("22" of January); a date inside an amount is part of its rate.
void settle_amounts(Document& document) {
  std::vector<Amount>& amounts = document.amounts;
  std::vector<TimeExpression>& dates = document.dates;
  std::vector<bool> rate(dates.size());
  std::vector<std::uint32_t> moved(amounts.size(), kNowhere);  // new index of each amount
  std::size_t kept = 0;
  std::size_t date = 0;
  for (std::size_t at = 0; at < amounts.size(); ++at) {
    const ByteSpan bytes = amounts[at].bytes;
    while (date < dates.size() && dates[date].bytes.end <= bytes.begin) ++date;
    bool covered = false;
    for (std::size_t other = date; other < dates.size() && dates[other].bytes.begin < bytes.end; ++other) {
      const bool inside = bytes.contains(dates[other].bytes) && bytes != dates[other].bytes;
      if (inside) rate[other] = true;
      covered = covered || !inside;
    }
    if (covered) continue;
    if (kept != at) amounts[kept] = std::move(amounts[at]);
    std::uint32_t& equivalent = amounts[kept].equivalent;
    if (equivalent < at) equivalent = moved[equivalent];
    moved[at] = static_cast<std::uint32_t>(kept);
    ++kept;
  }
  if (kept == amounts.size() && std::find(rate.begin(), rate.end(), true) == rate.end()) return;
  amounts.resize(kept);
  std::size_t left = 0;
  for (std::size_t at = 0; at < dates.size(); ++at) {
    if (rate[at]) continue;
    if (left != at) dates[left] = std::move(dates[at]);
    ++left;
  }
  dates.resize(left);
}

}  // namespace

void find_dates(const Resources& resources, Document& document) {
  document.dates.clear();
  std::vector<PlacedReading> readings = read_document(resources, document);
  TimeContext context;
  context.document = iso_day(document.meta.date);
  context.document_minutes = minutes_of(document.meta.date);
  if (!context.document) context.document = dateline_day(document, readings);
  context.narrative = is_narrative(readings, context.document);
  context.appointment = is_appointment(document, readings);
  const TenseFinder tenses(document);
  for (PlacedReading& placed : readings) {
    Reading& reading = placed.reading;
    const TokenSpan sentence = document.sentences[placed.sentence].tokens;
    context.sentence = placed.sentence;
    const ClauseTense clause = tenses.at(sentence, reading.tokens);
    context.tense = context.appointment ? Tense::kFuture : clause.tense;
    const std::uint32_t first = reading.tokens.begin;
    const std::string_view before = first > sentence.begin ? document.norm(first - 1) : "";
    context.direct = clause.direct && resources.time_words.checks.holds(before, "before-direct");
    if (lies_ahead(document, sentence, reading, context)) {
      reading.type = TimexType::kDate;
      reading.frame = reading.length;
      reading.value.clear();
    }
    resolve(reading, context);
    document.dates.push_back(expression_of(reading, context));
    if (!context.narrative || !named_aside(resources, document, sentence, reading))
      remember(reading, context);
    if (reading.type == TimexType::kDate) close_period(resources.time_words, document);
  }
  settle_amounts(document);
}

}  // namespace claimgraph
