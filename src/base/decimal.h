// Exact decimal numbers: 3.2 million is 32e5, never 3.2000000001.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// mantissa x 10^exponent, with up to 34 digits; kept without trailing zeros in the mantissa, so equal
/// numbers have equal fields. Operations that would need more digits answer nullopt.
class Decimal {
 public:
  constexpr Decimal() = default;
  static Decimal of(std::int64_t number);
  /// Plain digits with an optional sign and one decimal point: "-12.50". Nothing else is accepted.
  static std::optional<Decimal> parse(std::string_view digits);

  std::optional<Decimal> times(const Decimal& other) const;
  std::optional<Decimal> plus(const Decimal& other) const;
  Decimal negated() const;
  /// This number x 10^power.
  Decimal scaled(int power) const;

  bool is_zero() const { return mantissa_ == 0; }
  bool negative() const { return mantissa_ < 0; }
  bool is_integer() const { return exponent_ >= 0; }
  /// Digits without exponent, as the contract prints them: "500000000000", "0.5", "-3".
  std::string text() const;
  /// For ordering and feature use only.
  double approximate() const;

  friend bool operator==(const Decimal&, const Decimal&) = default;
  friend bool operator<(const Decimal& a, const Decimal& b);

 private:
  __extension__ using Mantissa = __int128;
  constexpr Decimal(Mantissa mantissa, int exponent) : mantissa_(mantissa), exponent_(exponent) {}
  static std::optional<Decimal> normal(Mantissa mantissa, int exponent);

  Mantissa mantissa_ = 0;
  std::int32_t exponent_ = 0;
};

}  // namespace claimgraph
