#include "amounts/number_reader.h"

#include <gtest/gtest.h>

#include <string>

#include "support.h"

namespace claimgraph {
namespace {

std::string read(std::string_view text) {
  const auto number = read_number(text, test::shipped().amount_words);
  return number ? (number->vague ? ">=" : "") + number->value.text() : "none";
}

TEST(NumberReader, ReadsDigits) {
  EXPECT_EQ(read("1,200"), "1200");
  EXPECT_EQ(read("1,23,456"), "123456");
  EXPECT_EQ(read("12\u00a0500"), "12500");
  EXPECT_EQ(read("0.25"), "0.25");
  EXPECT_EQ(read(".5"), "0.5");
  EXPECT_EQ(read("4.5bn"), "4500000000");
  EXPECT_EQ(read("5-million"), "5000000");
  EXPECT_EQ(read("2 1/2 billion"), "2500000000");
  EXPECT_EQ(read("1-1/4"), "1.25");
  EXPECT_EQ(read("3½"), "3.5");
  EXPECT_EQ(read("500 crore"), "5000000000");
  EXPECT_EQ(read("1 lakh crore"), "1000000000000");
  EXPECT_EQ(read("5 hundred thousand"), "500000");
}

TEST(NumberReader, ReadsWords) {
  EXPECT_EQ(read("zero"), "0");
  EXPECT_EQ(read("twenty-five million"), "25000000");
  EXPECT_EQ(read("Two hundred and five"), "205");
  EXPECT_EQ(read("three million two hundred thousand and one"), "3200001");
  EXPECT_EQ(read("a hundred"), "100");
  EXPECT_EQ(read("half a million"), "500000");
  EXPECT_EQ(read("half a dozen"), "6");
  EXPECT_EQ(read("two and a half million"), "2500000");
  EXPECT_EQ(read("a quarter of a million"), "250000");
  EXPECT_EQ(read("three-quarters"), "0.75");
  EXPECT_EQ(read("two thirds"), "0.666666667");
  EXPECT_EQ(read("tens of thousands"), ">=10000");
  EXPECT_EQ(read("several hundred"), ">=300");
}

TEST(NumberReader, RefusesWhatIsNoNumber) {
  EXPECT_EQ(read(""), "none");
  EXPECT_EQ(read("nineteen ninety"), "none");
  EXPECT_EQ(read("five six"), "none");
  EXPECT_EQ(read("5 6"), "none");
  EXPECT_EQ(read("five dogs"), "none");
  EXPECT_EQ(read("1/0"), "none");
  EXPECT_EQ(read("99999999999999999999999999999999999999999"), "none");
}

}  // namespace
}  // namespace claimgraph
