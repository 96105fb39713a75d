// Values lie within the digits and words of their text: numbers written in many notations come back as they
// are, and nothing the stage finds holds a digit that its text does not.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "amounts_table.h"
#include "support.h"

namespace claimgraph {
namespace {

constexpr const char* kOnes[] = {"zero",    "one",     "two",       "three",    "four",
                                 "five",    "six",     "seven",     "eight",    "nine",
                                 "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                 "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr const char* kTens[] = {"",      "",      "twenty",  "thirty", "forty",
                                 "fifty", "sixty", "seventy", "eighty", "ninety"};

std::string below_hundred(std::int64_t number) {
  if (number < 20) return kOnes[number];
  const std::string tens = kTens[number / 10];
  return number % 10 == 0 ? tens : tens + "-" + kOnes[number % 10];
}

std::string below_thousand(std::int64_t number) {
  if (number < 100) return below_hundred(number);
  const std::string hundreds = std::string(kOnes[number / 100]) + " hundred";
  return number % 100 == 0 ? hundreds : hundreds + " and " + below_hundred(number % 100);
}

std::string spelled(std::int64_t number) {
  std::string out;
  for (const auto& [size, name] : {std::pair<std::int64_t, const char*>{1'000'000'000, " billion"},
                                   {1'000'000, " million"},
                                   {1'000, " thousand"},
                                   {1, ""}}) {
    const std::int64_t part = number / size % 1000;
    if (part > 0) out += (out.empty() ? "" : " ") + below_thousand(part) + name;
  }
  return out;
}

std::string with_commas(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string replaced(std::string text, const std::string& number) {
  return text.replace(text.find('#'), 1, number);
}

// The values found, as text.
std::string values(const std::string& text) {
  const auto document = test::analysed(text);
  std::string out;
  for (const Amount& amount : document->amounts) {
    out += out.empty() ? "" : " ";
    out += amount.modifier == Modifier::kBetween ? amount.low.text() + ".." + amount.high.text()
                                                 : amount.value.text();
  }
  return out;
}

constexpr const char* kWholes[] = {"Acme paid $# for it.", "Acme paid # euros for it.", "It is # km long.",
                                   "Acme cut # jobs.", "Acme owes US$# to them."};

TEST(AmountProperty, WholeNumbersComeBack) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 150; ++round) {
    const int digits = 1 + static_cast<int>(random() % 12);
    std::int64_t limit = 1;
    for (int at = 0; at < digits; ++at) limit *= 10;
    const std::int64_t number =
        2200 + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit));
    const std::string form = kWholes[round % std::size(kWholes)];
    for (const std::string& written : {std::to_string(number), with_commas(number), spelled(number)}) {
      const bool dollar_word = written[0] > '9' && form.find("$#") != std::string::npos;
      if (dollar_word) continue;
      EXPECT_EQ(values(replaced(form, written)), std::to_string(number)) << written << " in " << form;
    }
  }
}

TEST(AmountProperty, ScaledDecimalsComeBackExactly) {
  constexpr std::pair<const char*, int> kScales[] = {
      {" million", 6}, {"m", 6}, {" billion", 9}, {"bn", 9}, {" trillion", 12}, {" crore", 7}, {"k", 3}};
  std::mt19937_64 random(11);
  for (int round = 0; round < 150; ++round) {
    const auto& [scale, power] = kScales[random() % std::size(kScales)];
    const std::string number = std::to_string(1 + random() % 999) + "." + std::to_string(1 + random() % 99);
    const std::string expected = Decimal::parse(number)->scaled(power).text();
    EXPECT_EQ(values("Acme paid $" + number + scale + " for it."), expected) << number << scale;
    const std::string high = std::to_string(1000 + random() % 999);
    EXPECT_EQ(values("Acme will pay between $" + number + scale + " and $" + high + scale + " for it."),
              expected + ".." + Decimal::parse(high)->scaled(power).text())
        << number << scale;
  }
}

// Beyond 34 digits a number has a reason instead of a value.
TEST(AmountProperty, NumbersOfAnyLengthAreReadOrRefused) {
  for (const std::size_t length : {33, 34, 35, 160, 4000, 4001, 5000, 65536, 2 * 65536 + 20, 1000000}) {
    const std::string digits(length, '7');
    for (const std::string& text : {"Acme paid $" + digits + " for it.", "It rose " + digits + "% in May.",
                                    "It has " + digits + " parts."}) {
      const auto document = test::analysed(text);
      ASSERT_EQ(document->amounts.size(), 1U) << length;
      const Amount& amount = document->amounts[0];
      EXPECT_EQ(amount.has_value, length <= 34) << length;
      EXPECT_EQ(amount.note.empty(), length <= 34) << length;
      EXPECT_FALSE(amount.has_low || amount.has_high) << length;
    }
  }
}

// Digits that matter: of "1,250,000.50" 12500005.
std::string significant(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9' && !(c == '0' && digits.empty())) digits += c;
  }
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
  return digits;
}

// A text that states its number in digits only, but for scales, which shift the point.
bool only_digits(const std::string& surface) {
  for (const char* const word :
       {"half", "dozen", "½",   "¼",     "¾",    "⅓",    "⅔",   "/",     "third", "quarter", "and",
        " in ", "one",   "two", "three", "four", "five", "six", "seven", "eight", "nine",    "ten"}) {
    if (surface.find(word) != std::string::npos) return false;
  }
  return !significant(surface).empty();
}

void expect_within(const std::string& text) {
  const auto document = test::analysed(text);
  for (const Amount& amount : document->amounts) {
    const std::string surface = document->text.bytes.substr(amount.bytes.begin, amount.bytes.size());
    if (!only_digits(surface)) continue;
    std::string written;
    for (const char c : surface) written += (c >= '0' && c <= '9') ? std::string(1, c) : "";
    for (const auto& [there, value] : {std::pair(amount.has_value, amount.value),
                                       {amount.has_low, amount.low},
                                       {amount.has_high, amount.high}}) {
      if (!there) continue;
      EXPECT_NE(written.find(significant(value.text())), std::string::npos)
          << surface << " gives " << value.text() << " in " << text.substr(0, 200);
    }
  }
}

TEST(AmountProperty, NoValueHoldsADigitItsTextHasNot) {
  for (const test::AmountRow& row : test::kAmountRows) expect_within(std::string(row.text));
}

// Pieces of amounts in any order: whatever is found must lie within its own text.
TEST(AmountProperty, FuzzedTextsStayWithinTheirDigits) {
  constexpr const char* kPieces[] = {
      "$",     "€", "5",    "1,200",   "3.75", "0.5",          "million", "bn",     "m",
      "%",     " ", " ",    " ",       "-",    "to",           "km",      "people", "(",
      ")",     ",", ".",    "crore",   "EUR",  "basis points", "a",       "share",  "US$",
      "cents", "7", "lakh", "between", "from", "47,000,001",   "12.5.3",  "000"};
  std::mt19937_64 random(23);
  for (int round = 0; round < 400; ++round) {
    std::string text = "Acme ";
    const int pieces = 3 + static_cast<int>(random() % 12);
    for (int at = 0; at < pieces; ++at) text += kPieces[random() % std::size(kPieces)];
    expect_within(text + ".");
  }
}

}  // namespace
}  // namespace claimgraph
