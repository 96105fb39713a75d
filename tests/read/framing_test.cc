// One bad record costs no other: the rows of faults.md's section B, read through read_input().
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "read/json_values.h"
#include "read/reading_support.h"

namespace claimgraph {
namespace {

using std::string_literals::operator""s;

std::string good(int number) { return "{\"id\":\"" + std::to_string(number) + "\",\"text\":\"It fell.\"}\n"; }

TEST(Framing, A2BadUtf8InALineCostsThatLineOnly) {
  const std::string bytes = good(1) + "{\"text\":\"caf\xE9\"}\n" + good(2);
  const ReadBack plain = read(bytes);
  EXPECT_EQ(plain.taken.size(), 2U);
  EXPECT_EQ(plain.rejected, (std::vector<std::string>{"in:2|bad UTF-8 at byte 13"}));
  ReadOptions repair;
  repair.repair = true;
  EXPECT_EQ(read(bytes, repair).taken[1], "caf\xEF\xBF\xBD");
  ReadOptions latin;
  latin.charset = "windows-1252";
  EXPECT_EQ(read(bytes, latin).taken[1], "café");
}

TEST(Framing, A4A5JsonLinesMayBeUtf16) {
  for (const bool mark : {false, true}) {
    std::string bytes = mark ? "\xFF\xFE" : "";
    for (const char c : good(1) + "bad\n" + good(2)) (bytes += c) += '\0';
    const ReadBack got = read(bytes);
    EXPECT_EQ(got.taken.size(), 2U);
    EXPECT_EQ(got.rejected.size(), 1U);
  }
}

TEST(Framing, A8ARawNulIsNoEndOfInput) {
  EXPECT_EQ(read("{\"id\":1}\0{\"id\":2}\n"s + good(1)).rejected.size(), 1U);
  EXPECT_EQ(read("{\"id\":1}\0{\"id\":2}\n"s + good(1)).taken.size(), 1U);
}

TEST(Framing, A9ANulEscapeIsTextButNoId) {
  EXPECT_EQ(read(R"({"text":"a\u0000b"})").taken[0], "a\0b"s);
  EXPECT_EQ(read(R"({"id":"a\u0000b","text":"x"})").rejected.size(), 1U);
  EXPECT_EQ(read(R"({"id":"a\nb","text":"x"})").rejected[0], "in:1|the id holds control characters");
}

TEST(Framing, A12AllLineEndsGiveTheSameRecords) {
  const std::string one = R"({"id":"1","text":"x"})", two = R"({"id":"2","text":"y"})";
  for (const std::string end : {"\n", "\r\n", "\n\n", "\n \t\n"}) {
    EXPECT_EQ(read(one + end + two + end).taken, (std::vector<std::string>{"x", "y"}));
    EXPECT_EQ(read(one + end + two).taken, (std::vector<std::string>{"x", "y"}));
  }
}

TEST(Framing, B1BadLinesCostNoOther) {
  std::string bytes;
  for (int i = 0; i < 200; ++i) bytes += i % 7 == 3 ? "{\"text\": nonsense\n" : good(i);
  const ReadBack got = read(bytes, as(InputFormat::kJsonl));
  EXPECT_EQ(got.taken.size() + got.rejected.size(), 200U);
  EXPECT_EQ(got.rejected.size(), 29U);
  EXPECT_EQ(got.rejected[1].substr(0, 6), "in:11|");
}

TEST(Framing, B2AStreamCutAnywhereGivesEveryWholeLine) {
  const std::string bytes = good(1) + good(2) + good(3);
  const std::size_t line = bytes.size() / 3;
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    const ReadBack got = read(std::string_view(bytes).substr(0, cut), as(InputFormat::kJsonl));
    // A line without its line break is whole when its object is.
    EXPECT_EQ(got.taken.size(), (cut + 1) / line) << cut;
    EXPECT_EQ(got.rejected.size(), (cut + 1) % line > 1 ? 1U : 0U) << cut;
  }
  EXPECT_EQ(read(R"({"text":"x)", as(InputFormat::kJsonl)).rejected[0],
            "in:1|no JSON: it breaks off after byte 10");
}

TEST(Framing, B3DepthIsRefusedFromLevel65) {
  const auto nested = [](std::size_t depth, const std::string& open, const std::string& close) {
    std::string json = "{\"text\":\"x\",\"deep\":";
    for (std::size_t i = 1; i < depth; ++i) json += open;
    json += "1";
    for (std::size_t i = 1; i < depth; ++i) json += close;
    return json + "}";
  };
  for (const auto& [open, close] : {std::pair{"["s, "]"s}, std::pair{"{\"a\":"s, "}"s}}) {
    EXPECT_EQ(read(nested(64, open, close), as(InputFormat::kJsonl)).taken.size(), 1U);
    for (const std::size_t depth : {65U, 100U, 10000U, 1000000U}) {
      const ReadBack got = read(nested(depth, open, close), as(InputFormat::kJsonl));
      ASSERT_EQ(got.rejected.size(), 1U) << depth;
      EXPECT_EQ(got.rejected[0], "in:1|the JSON is nested deeper than 64 levels");
    }
  }
  EXPECT_EQ(read(std::string(1000000, '['), as(InputFormat::kJson)).rejected.size(), 1U);
}

TEST(Framing, B4ALineAboveTheLimitIsPassedOver) {
  const std::string bytes = good(1) + std::string(ByteSource::kLineLimit + 1, 'a') + "\n" + good(2);
  const ReadBack got = read(bytes, as(InputFormat::kJsonl));
  EXPECT_EQ(got.taken.size(), 2U);
  EXPECT_EQ(got.rejected,
            (std::vector<std::string>{"in:2|longer than the limit of 16777216 bytes; skipped"}));
}

TEST(Framing, B5AKeyThatStandsTwiceIsNamed) {
  EXPECT_EQ(read(R"({"text":"a","x":1,"x":2})").rejected[0], "in:1|the key \"x\" stands twice");
}

TEST(Framing, B6NumbersKeepTheirDigits) {
  EXPECT_EQ(read(R"({"id":123456789012345678901234,"text":"x","other":99999999999999999999})").taken.size(),
            1U);
  EXPECT_EQ(read(R"({"id":1.5,"text":"x"})").rejected.size(), 1U);
  EXPECT_EQ(read(R"({"id":1e400,"text":"x"})").rejected.size(), 1U);
  EXPECT_EQ(read(R"({"id":123456789012345678901234,"text":"x"})").records[0].article.id,
            "123456789012345678901234");
}

TEST(Framing, B7WhatIsNoJsonIsRefusedWithItsPlace) {
  for (const char* bad : {R"({"text":NaN})", R"({"text":"a",})", R"({'text':'a'})", R"({"text":"a"}//x)",
                          R"({"text":"a","n":Infinity})", R"({"text":"a" "b":1})", "{\"text\":\"a\tb\"}",
                          R"({"text":"\ud800"})", R"({"text":"a","n":01})", R"({text:"a"})"}) {
    const ReadBack got = read(bad, as(InputFormat::kJsonl));
    ASSERT_EQ(got.rejected.size(), 1U) << bad;
    EXPECT_EQ(got.rejected[0].substr(0, 28), "in:1|no JSON: wrong at byte ") << got.rejected[0];
  }
}

TEST(Framing, B8OtherLayoutsOfJsonAreToldAndRead) {
  const std::string two = R"({"id":"1","text":"x"}{"id":"2","text":"y"})";
  const ReadBack line = read(two, as(InputFormat::kJsonl));
  ASSERT_EQ(line.rejected.size(), 1U);
  EXPECT_NE(line.rejected[0].find("--input-format json"), std::string::npos) << line.rejected[0];
  const std::vector<std::string> both = {"x", "y"};
  EXPECT_EQ(read(two, as(InputFormat::kJson)).taken, both);
  EXPECT_EQ(read("[\n{\"text\":\"x\"},\n{\"text\":\"y\"}\n]\n").taken, both);
  EXPECT_EQ(read("{\n \"text\": \"x\"\n}\n{\n \"text\": \"y\"\n}\n", as(InputFormat::kJson)).taken, both);
  const ReadBack mixed =
      read("[{\"text\":\"x\"}, 5, \"s\", {\"text\": [1,2]},\n {\"text\":\"a ] } \\\" {\"}]");
  EXPECT_EQ(mixed.taken, (std::vector<std::string>{"x", "a ] } \" {"}));
  EXPECT_EQ(mixed.rejected.size(), 3U);
}

TEST(Framing, B9ARecordSeparatorIsNamed) {
  const ReadBack got = read("\x1e{\"text\":\"x\"}\n", as(InputFormat::kJsonl));
  ASSERT_EQ(got.rejected.size(), 1U);
  EXPECT_NE(got.rejected[0].find("RFC 7464"), std::string::npos);
}

TEST(Framing, B10AMissingOrWrongTextIsNamedWithItsType) {
  EXPECT_EQ(read(R"({"id":"1"})").rejected[0], "in:1|there is no text; give it as \"text\"");
  EXPECT_EQ(read(R"({"text":[1]})").rejected[0], "in:1|\"text\" is an array, no string");
  EXPECT_EQ(read(R"({"text":null})").rejected[0], "in:1|\"text\" is null, no string");
  EXPECT_EQ(read(R"({"text":"x","id":true})").rejected[0],
            "in:1|\"id\" is true or false, neither a string nor a whole number");
}

TEST(Framing, B12ManyKeysAndAHugeKeyCostNothing) {
  std::string json = R"({"text":"x")";
  for (int i = 0; i < 100000; ++i) json += ",\"k" + std::to_string(i) + "\":" + std::to_string(i);
  EXPECT_EQ(read(json + "}", as(InputFormat::kJsonl)).taken.size(), 1U);
  EXPECT_EQ(read("{\"text\":\"x\",\"" + std::string(10U << 20U, 'k') + "\":1}", as(InputFormat::kJsonl))
                .taken.size(),
            1U);
}

TEST(Framing, B13EmptyInputsAndLinesAreNoRecords) {
  for (const std::string bytes : {"", "\n\n", "\xEF\xBB\xBF", " \t\n"}) {
    const ReadBack got = read(bytes, as(InputFormat::kJsonl));
    EXPECT_TRUE(got.taken.empty() && got.rejected.empty());
  }
  EXPECT_EQ(read("\n\n{bad\n", as(InputFormat::kJsonl)).rejected[0].substr(0, 5), "in:3|");
}

TEST(Framing, B15RecordsComeBeforeTheProducerIsDone) {
  // A producer that writes a byte at a time and fails the test when asked for more than it must be.
  const std::string bytes = good(1);
  std::size_t at = 0;
  ByteSource source([&](char* into, std::size_t, std::string& error) -> std::ptrdiff_t {
    if (at == bytes.size()) return error = "asked too far", -1;
    *into = bytes[at++];
    return 1;
  });
  std::string line;
  EXPECT_EQ(source.line(line), ReadStatus::kData);
  EXPECT_EQ(line + "\n", bytes);
}

TEST(Framing, B16TornLinesAreRefused) {
  const std::string one = good(1), two = good(2);
  const ReadBack got = read(one + one.substr(0, 9) + two + one.substr(9) + two, as(InputFormat::kJsonl));
  EXPECT_EQ(got.taken.size(), 2U);
  EXPECT_EQ(got.rejected.size(), 2U);
}

TEST(Framing, TimeIsLinearInTheLine) {
  const auto seconds = [](std::size_t size) {
    const std::string json = "{\"text\":\"" + std::string(size, 'a') + "\"}";
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(read(json, as(InputFormat::kJson)).taken.size(), 1U);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  seconds(1U << 20U);
  EXPECT_LT(seconds(8U << 20U), 40 * seconds(1U << 20U) + 0.2);
}

TEST(Languages, WhatIsNotEnglishIsLeftOutByItsFieldOrItsText) {
  const std::string german =
      "Der Vorstand des Unternehmens hat am Montag beschlossen, das Werk in der Stadt zu schließen und die "
      "Produktion ins Ausland zu verlegen. Die Gewerkschaft kündigte Widerstand gegen die Pläne an.";
  const std::string english =
      "The board of the company decided on Monday to close the plant. The union said no.";
  EXPECT_EQ(read("{\"text\":\"x\",\"language\":\"de-AT\"}").skipped.size(), 1U);
  EXPECT_EQ(read("{\"text\":\"x\",\"language\":\"English\"}").taken.size(), 1U);
  EXPECT_EQ(read("{\"text\":\"x\",\"language\":\"und\"}").taken.size(), 1U);
  EXPECT_EQ(read("{\"text\":\"" + german + "\",\"language\":\"en\"}").taken.size(), 1U);
  EXPECT_EQ(read("{\"text\":\"" + english + "\"}").taken.size(), 1U);
  const ReadBack got = read(german);
  ASSERT_EQ(got.skipped.size(), 1U);
  EXPECT_EQ(got.skipped[0], "in|it reads like another language than English: de");
  ReadOptions any;
  any.any_language = true;
  EXPECT_EQ(read(german, any).taken.size(), 1U);
}

}  // namespace
}  // namespace claimgraph
