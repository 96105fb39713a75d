#include "base/decimal.h"

#include <algorithm>
#include <cmath>

namespace claimgraph {
namespace {

constexpr int kMaxDigits = 34;
constexpr int kMaxExponent = 6000;
__extension__ using Wide = __int128;

constexpr Wide power_of_ten(int power) {
  Wide out = 1;
  for (int i = 0; i < power; ++i) out *= 10;
  return out;
}
constexpr Wide kLimit = power_of_ten(kMaxDigits);

bool fits(Wide mantissa) { return mantissa < kLimit && mantissa > -kLimit; }

std::optional<Wide> shifted_left(Wide mantissa, int power) {
  if (mantissa == 0) return mantissa;
  for (; power > 0; --power) {
    mantissa *= 10;
    if (!fits(mantissa)) return std::nullopt;
  }
  return mantissa;
}

}  // namespace

std::optional<Decimal> Decimal::normal(Mantissa mantissa, int exponent) {
  if (mantissa == 0) return Decimal();
  while (mantissa % 10 == 0) {
    mantissa /= 10;
    ++exponent;
  }
  if (!fits(mantissa) || exponent > kMaxExponent || exponent < -kMaxExponent) return std::nullopt;
  return Decimal(mantissa, exponent);
}

Decimal Decimal::of(std::int64_t number) { return *normal(number, 0); }

std::optional<Decimal> Decimal::parse(std::string_view digits) {
  const bool minus = !digits.empty() && digits.front() == '-';
  if (minus) digits.remove_prefix(1);
  Mantissa mantissa = 0;
  int exponent = 0;
  bool point = false;
  bool any = false;
  int zeros = 0;  // trailing zeros not yet taken into the mantissa
  for (const char c : digits) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    any = true;
    if (point) --exponent;
    if (c == '0') {
      ++zeros;
      continue;
    }
    for (; zeros > 0 && mantissa != 0; --zeros) {
      mantissa *= 10;
      if (!fits(mantissa)) return std::nullopt;
    }
    zeros = 0;
    mantissa = mantissa * 10 + (c - '0');
    if (!fits(mantissa)) return std::nullopt;
  }
  if (!any) return std::nullopt;
  return normal(minus ? -mantissa : mantissa, exponent + zeros);
}

std::optional<Decimal> Decimal::times(const Decimal& other) const {
  Mantissa product = 0;
  if (__builtin_mul_overflow(mantissa_, other.mantissa_, &product)) return std::nullopt;
  return normal(product, exponent_ + other.exponent_);
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
  if (mantissa_ == 0) return other;
  if (other.mantissa_ == 0) return *this;
  const int exponent = std::min(exponent_, other.exponent_);
  const auto mine = shifted_left(mantissa_, exponent_ - exponent);
  const auto its = shifted_left(other.mantissa_, other.exponent_ - exponent);
  if (!mine || !its) return std::nullopt;
  return normal(*mine + *its, exponent);
}

Decimal Decimal::negated() const { return {-mantissa_, exponent_}; }

Decimal Decimal::scaled(int power) const {
  return mantissa_ == 0 ? *this : Decimal(mantissa_, exponent_ + power);
}

std::string Decimal::text() const {
  if (mantissa_ == 0) return "0";
  std::string digits;
  for (Mantissa rest = mantissa_ < 0 ? -mantissa_ : mantissa_; rest > 0; rest /= 10) {
    digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  std::reverse(digits.begin(), digits.end());
  if (exponent_ >= 0) {
    digits.append(static_cast<std::size_t>(exponent_), '0');
  } else {
    const auto places = static_cast<std::size_t>(-exponent_);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
  }
  return mantissa_ < 0 ? "-" + digits : digits;
}

double Decimal::approximate() const { return static_cast<double>(mantissa_) * std::pow(10.0, exponent_); }

bool operator<(const Decimal& a, const Decimal& b) {
  const auto difference = a.plus(b.negated());
  return difference ? difference->negative() : a.approximate() < b.approximate();
}

}  // namespace claimgraph
