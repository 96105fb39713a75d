#include "dates/time_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace claimgraph {
namespace {

Decimal tenths(std::int64_t number) { return Decimal::of(number).scaled(-2); }

// The fraction that `text` ends with in hundredths, cut off: "2 1/2", "2½", "2 and a half".
std::int64_t take_fraction(std::string& text) {
  struct Fraction {
    std::string_view text;
    std::int64_t hundredths;
  };
  constexpr std::array kFractions{Fraction{" and a half", 50},
                                  Fraction{" and one half", 50},
                                  Fraction{" and one-half", 50},
                                  Fraction{" and half", 50},
                                  Fraction{"½", 50},
                                  Fraction{"¼", 25},
                                  Fraction{"¾", 75},
                                  Fraction{" 1/2", 50},
                                  Fraction{" 1/4", 25},
                                  Fraction{" 3/4", 75}};
  for (const Fraction& fraction : kFractions) {
    if (!text.ends_with(fraction.text)) continue;
    text.resize(text.size() - fraction.text.size());
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return fraction.hundredths;
  }
  return 0;
}

// "1,250.5" without its commas, or nothing.
std::optional<Decimal> read_digits(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c != ',') digits += c;
  }
  return Decimal::parse(digits);
}

std::optional<std::int64_t> read_number_words(const TimeWords& words, std::string_view text) {
  std::int64_t total = 0;
  std::int64_t current = 0;
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" -", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty() || word == "and" || word == "a" || word == "an") continue;
    const LexiconEntry* const entry = words.numbers.entry_of(word);
    if (entry == nullptr) return std::nullopt;
    const int value = number_attribute(entry, "value");
    if (entry->category() == "scale") {
      current = std::max<std::int64_t>(current, 1) * value;
      if (value >= 1000) {
        total += current;
        current = 0;
      }
    } else if (entry->category() == "small" || entry->category() == "tens") {
      current += value;
    } else {
      return std::nullopt;
    }
    any = true;
    if (total > 1'000'000'000'000) return std::nullopt;
  }
  if (!any) return std::nullopt;
  return total + current;
}

}  // namespace

int number_attribute(const LexiconEntry* entry, std::string_view key, int otherwise) {
  if (entry == nullptr) return otherwise;
  const std::string_view text = attribute(*entry, key);
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::optional<TimeCount> read_count(const TimeWords& words, std::string_view text) {
  std::string rest = normal_words(text);
  if (rest.empty()) return std::nullopt;
  if (const LexiconEntry* const entry = words.numbers.entry_of(rest); entry != nullptr) {
    const std::string_view value = attribute(*entry, "value");
    const std::string_view mod = attribute(*entry, "mod");
    if (value == "X") return TimeCount{std::nullopt, mod};
    if (entry->category() != "ordinal" && entry->category() != "decade")
      return TimeCount{Decimal::parse(value), mod};
  }
  const std::int64_t hundredths = take_fraction(rest);
  std::optional<Decimal> value;
  if (rest.find_first_of("0123456789") == 0) {
    value = read_digits(rest);
  } else if (const auto number = read_number_words(words, rest); number) {
    value = Decimal::of(*number);
  }
  if (value) value = value->plus(tenths(hundredths));
  if (!value) return std::nullopt;
  return TimeCount{value, {}};
}

int read_ordinal(const TimeWords& words, std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc()) return number;
  std::string joined(text);  // "twenty second" stands with a hyphen
  std::replace(joined.begin(), joined.end(), ' ', '-');
  const LexiconEntry* const entry = words.numbers.entry_of(joined);
  const bool day = entry != nullptr && (entry->category() == "ordinal" || entry->category() == "small");
  return day ? number_attribute(entry, "value") : 0;  // "April one" too
}

TimeUnit read_unit(const TimeWords& words, std::string_view text) {
  struct Code {
    std::string_view code;
    TimeUnit unit;
  };
  constexpr std::array kCodes{
      Code{"S", TimeUnit::kSecond},     Code{"MIN", TimeUnit::kMinute}, Code{"H", TimeUnit::kHour},
      Code{"D", TimeUnit::kDay},        Code{"WE", TimeUnit::kWeekend}, Code{"W", TimeUnit::kWeek},
      Code{"FN", TimeUnit::kFortnight}, Code{"M", TimeUnit::kMonth},    Code{"Q", TimeUnit::kQuarter},
      Code{"Y", TimeUnit::kYear},       Code{"DE", TimeUnit::kDecade},  Code{"CE", TimeUnit::kCentury},
      Code{"ML", TimeUnit::kMillennium}};
  const LexiconEntry* const entry = words.units.entry_of(text);
  if (entry == nullptr) return TimeUnit::kNone;
  const std::string_view wanted = attribute(*entry, "unit");
  for (const Code& code : kCodes) {
    if (code.code == wanted) return code.unit;
  }
  return TimeUnit::kNone;
}

std::string duration_value(const TimeCount& count, TimeUnit unit) {
  const auto scaled = [&](std::string_view before, int factor, std::string_view after) {
    std::string number = "X";
    if (count.value) number = count.value->times(Decimal::of(factor)).value_or(Decimal()).text();
    return std::string(before) + number + std::string(after);
  };
  const bool under_one = count.value && *count.value < Decimal::of(1);
  switch (unit) {
    case TimeUnit::kSecond:
      return scaled("PT", 1, "S");
    case TimeUnit::kMinute:
      return under_one ? scaled("PT", 60, "S") : scaled("PT", 1, "M");
    case TimeUnit::kHour:
      return under_one ? scaled("PT", 60, "M") : scaled("PT", 1, "H");
    case TimeUnit::kDay:
      return under_one ? scaled("PT", 24, "H") : scaled("P", 1, "D");
    case TimeUnit::kWeekend:
      return scaled("P", 1, "WE");
    case TimeUnit::kWeek:
      return scaled("P", 1, "W");
    case TimeUnit::kFortnight:
      return count.value ? scaled("P", 2, "W") : "PXW";
    case TimeUnit::kMonth:
      return scaled("P", 1, "M");
    case TimeUnit::kQuarter:
      return scaled("P", 1, "Q");
    case TimeUnit::kHalf:
      return scaled("P", 6, "M");
    case TimeUnit::kYear:
      return under_one ? scaled("P", 12, "M") : scaled("P", 1, "Y");
    case TimeUnit::kDecade:
      return count.value ? scaled("P", 10, "Y") : "PXE";
    case TimeUnit::kCentury:
      return count.value ? scaled("P", 100, "Y") : "PXC";
    case TimeUnit::kMillennium:
      return count.value ? scaled("P", 1000, "Y") : "PXL";
    case TimeUnit::kNone:
      break;
  }
  return "PX";
}

std::string joined_durations(std::string first, std::string_view second) {
  const bool clock = first.find('T') != std::string::npos;
  if (second.starts_with("PT")) {
    first += clock ? second.substr(2) : second.substr(1);
  } else if (!clock && second.size() > 1) {
    first += second.substr(1);
  }
  return first;
}

}  // namespace claimgraph
