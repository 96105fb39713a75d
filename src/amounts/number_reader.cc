#include "amounts/number_reader.h"

#include <cstdint>
#include <string>

#include "base/ascii.h"

namespace claimgraph {
namespace {

// Bytes of the white space or dash at `at`, or 0.
std::size_t separator_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || c == '-' || c == '\n' || c == '\t' || c == '\r') return 1;
  if (text.substr(at, 2) == "\xC2\xA0") return 2;
  return text.substr(at, 2) == "\xE2\x80" && text.size() - at >= 3 ? 3 : 0;
}

// The next word from `at` on, which it moves behind the word: a run of digits with their signs, or of others.
std::string_view next_word(std::string_view text, std::size_t& at) {
  while (at < text.size() && separator_at(text, at) > 0) at += separator_at(text, at);
  const std::size_t begin = at;
  if (at == text.size()) return {};
  const auto numeral = [&](std::size_t i) {
    return is_digit(text[i]) || text[i] == '.' || text[i] == ',' || text[i] == '/';
  };
  const bool digits = numeral(at);
  while (at < text.size() && separator_at(text, at) == 0 && numeral(at) == digits) ++at;
  return text.substr(begin, at - begin);
}

// "1 200 000" with fixed or thin spaces becomes "1200000"; the words stay apart.
std::string joined_thousands(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = separator_at(text, at);
    const bool inside = length > 1 && text.substr(at, 3) != "\xE2\x80\x93" &&
                        text.substr(at, 3) != "\xE2\x80\x94" && at > 0 && is_digit(text[at - 1]) &&
                        at + length < text.size() && is_digit(text[at + length]);
    if (!inside) out += text[at];
    at += inside ? length : 1;
  }
  return out;
}

std::optional<std::int64_t> small_integer(const Decimal& number) {
  constexpr double kLimit = 1e9;
  const double value = number.approximate();
  if (!number.is_integer() || value < 0 || value >= kLimit) return std::nullopt;
  return static_cast<std::int64_t>(value + 0.5);
}

class NumberReader {
 public:
  bool digits(std::string_view word) {
    const std::size_t slash = word.find('/');
    if (slash != std::string_view::npos) {
      const auto above = plain(word.substr(0, slash));
      const auto below = plain(word.substr(slash + 1));
      if (!above || !below) return false;
      const auto share = fraction(*above, *below);
      return share && add_part(*share);
    }
    const auto value = plain(word);
    if (!value || current_ || any_) return false;
    return begin(*value, Last::kDigits);
  }

  void and_word() { with_and_ = true; }

  // "one point six": the words behind are digits.
  bool point_word() {
    if (!current_ || point_) return false;
    point_ = true;
    places_ = 0;
    return true;
  }

  bool word(const NumberWord& word) {
    const bool taken = take(word);
    with_and_ = false;
    return taken;
  }

  std::optional<ReadNumber> finish() const {
    if (!any_) return std::nullopt;
    ReadNumber out;
    const auto sum = total_.plus(current_.value_or(Decimal()));
    if (!sum) return std::nullopt;
    out.value = *sum;
    const bool scaled = scaled_ && !current_;
    out.bare = scaled ? bare_ : out.value;
    out.scale = scaled ? scale_ : Decimal::of(1);
    out.vague = vague_;
    out.rounded = rounded_;
    return out;
  }

 private:
  bool take(const NumberWord& word) {
    switch (word.kind) {
      case NumberKind::kUnit:
        return unit(word.value, 10.0);
      case NumberKind::kTens:
        return unit(word.value, 0.0);
      case NumberKind::kScale:
        return scale(word.value);
      case NumberKind::kVague:
        vague_ = true;
        return scale(word.value);
      case NumberKind::kFew:
        vague_ = true;
        return !current_ && !any_ && begin(word.value, Last::kDigits);
      case NumberKind::kFraction:
        return part(word.value);
      case NumberKind::kSign:
        rounded_ = false;
        return add_part(word.value);
    }
    return false;
  }

  enum class Last : std::uint8_t { kNone, kDigits, kUnit, kTens, kHundred, kScale };

  // A comma before one or two last digits is a decimal comma: "1,7".
  static std::optional<Decimal> plain(std::string_view word) {
    const std::size_t comma = word.find(',');
    const bool decimal = comma != std::string_view::npos && word.size() - comma <= 3 &&
                         word.size() > comma + 1 && word.find('.') == std::string_view::npos;
    std::string digits;
    for (const char c : word) {
      if (c != ',') digits += c;
      if (c == ',' && decimal) digits += '.';
    }
    return Decimal::parse(digits);
  }

  bool begin(const Decimal& value, Last last) {
    current_ = value;
    any_ = true;
    last_ = last;
    return true;
  }

  // A word of units (below `limit` behind tens) or of tens.
  bool unit(const Decimal& value, double limit) {
    const double size = value.approximate();
    if (point_) return spoken_digit(value);
    if (!current_) return begin(value, limit > 0 ? Last::kUnit : Last::kTens);
    const bool fits = (last_ == Last::kTens && size > 0 && size < limit) || last_ == Last::kHundred;
    if (!fits) return false;
    current_ = current_->plus(value);
    last_ = limit > 0 ? Last::kUnit : Last::kTens;
    return current_.has_value();
  }

  bool spoken_digit(const Decimal& value) {
    places_ += value.approximate() < 10 ? 1 : 2;
    const auto sum = current_->plus(value.scaled(-places_));
    if (!sum) return false;
    current_ = *sum;
    return true;
  }

  bool scale(const Decimal& value) {
    point_ = false;
    constexpr double kThousand = 1000;
    const double size = value.approximate();
    const Decimal before = current_.value_or(Decimal::of(1));
    if (!scaled_) bare_ = before;
    const auto scaled = before.times(value);
    if (!scaled) return false;
    if (size < kThousand) {
      if (last_ == Last::kHundred && !vague_) return false;
      any_ = true;
      current_ = *scaled;
      last_ = Last::kHundred;
      return true;
    }
    std::optional<Decimal> sum;
    if (!total_.is_zero() && size > last_scale_) {
      sum = total_.plus(current_.value_or(Decimal()));
      sum = sum ? sum->times(value) : sum;
    } else if (!total_.is_zero() && !current_) {
      sum = total_.times(value);
    } else {
      sum = total_.plus(*scaled);
    }
    if (!sum) return false;
    scale_ = scaled_ ? scale_.times(value).value_or(value) : value;
    scaled_ = true;
    any_ = true;
    total_ = *sum;
    current_.reset();
    last_scale_ = size;
    last_ = Last::kScale;
    return true;
  }

  // "half", "thirds": a part of one, or as many parts as stand before it, or that much more.
  bool part(const Decimal& of) {
    if (with_and_) {
      const auto share = fraction(Decimal::of(1), of);
      return share && add_part(*share);
    }
    if (!total_.is_zero()) return false;
    const auto share = fraction(current_.value_or(Decimal::of(1)), of);
    if (!share) return false;
    note_rounding(*share, of);
    return begin(*share, Last::kDigits);
  }

  bool add_part(const Decimal& share) {
    if (!current_ && scaled_) {  // a million and a half
      const auto more = Decimal::of(static_cast<std::int64_t>(last_scale_)).times(share);
      const auto sum = more ? total_.plus(*more) : more;
      if (!sum) return false;
      total_ = *sum;
      return true;
    }
    if (!current_) return begin(share, Last::kDigits);
    current_ = current_->plus(share);
    return current_.has_value();
  }

  void note_rounding(const Decimal& share, const Decimal& of) {
    const auto back = share.times(of);
    rounded_ = !back || !back->is_integer();
  }

  std::optional<Decimal> current_;  // what stands behind the last big scale
  Decimal total_, bare_, scale_ = Decimal::of(1);
  double last_scale_ = 0;
  Last last_ = Last::kNone;
  bool any_ = false, scaled_ = false, vague_ = false, rounded_ = false;
  bool point_ = false;     // "point" was read
  int places_ = 0;         // digits behind it
  bool with_and_ = false;  // the word before was "and", or "and a"
};

}  // namespace

std::optional<Decimal> fraction(const Decimal& numerator, const Decimal& denominator) {
  constexpr std::int64_t kDigits = 1'000'000'000;
  const auto above = small_integer(numerator);
  const auto below = small_integer(denominator);
  if (!above || !below || *below == 0) return std::nullopt;
  return Decimal::of((*above * kDigits + *below / 2) / *below).scaled(-9);
}

std::optional<ReadNumber> read_number(std::string_view text, const AmountWords& words) {
  const std::string joined = joined_thousands(text);
  NumberReader reader;
  for (std::size_t at = 0; at < joined.size();) {
    const std::string_view word = next_word(joined, at);
    if (word.empty()) break;
    if (is_digit(word[0]) || word[0] == '.') {
      if (!reader.digits(word)) return std::nullopt;
      continue;
    }
    if (word == "a" || word == "an" || word == "A" || word == "An" || word == "of" || word == "the") continue;
    if (word == "and") {
      reader.and_word();
      continue;
    }
    if (word == "point") {
      if (!reader.point_word()) return std::nullopt;
      continue;
    }
    const NumberWord* const known = words.number(word);
    if (known == nullptr || !reader.word(*known)) return std::nullopt;
  }
  return reader.finish();
}

}  // namespace claimgraph
