#include "read/charset.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace claimgraph {
namespace {

using std::string_literals::operator""s;

const std::string kBad = "\xEF\xBF\xBD";

std::string utf16(std::u16string_view text, bool big, bool mark) {
  std::string bytes;
  const auto put = [&](char16_t unit) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += big ? high : low;
    bytes += big ? low : high;
  };
  if (mark) put(u'\xFEFF');
  for (const char16_t unit : text) put(unit);
  return bytes;
}

// faults A1: each maximal bad subsequence of UTF-8 is one U+FFFD (the examples of Unicode chapter 3.9).
TEST(Charset, A1BadSequencesOfUtf8BecomeOneReplacementEach) {
  struct Row {
    std::string bytes, text;
    std::uint32_t repaired;
  };
  const Row rows[] = {
      {"a\xFFz", "a" + kBad + "z", 1},
      {"a\xC0\xAFz", "a" + kBad + kBad + "z", 2},
      {"a\xED\xA0\x80z", "a" + kBad + kBad + kBad + "z", 3},
      {"a\xF4\x91\x92\x93z", "a" + kBad + kBad + kBad + kBad + "z", 4},
      {"a\xE1\x80\xE2\xF0\x91\x92\xF1\xBFz", "a" + kBad + kBad + kBad + kBad + "z", 4},
      {"caf\xC3", "caf" + kBad, 1},
      {"price \xE2\x82", "price " + kBad, 1},
      {"It rose \xFF\xFE today.", "It rose " + kBad + kBad + " today.", 2},
  };
  for (const Row& row : rows) {
    const Decoded decoded = decode(row.bytes);
    EXPECT_EQ(decoded.text, row.text);
    EXPECT_EQ(decoded.repaired, row.repaired) << row.text;
    EXPECT_EQ(decoded.charset, "UTF-8") << row.text;
  }
}

// faults A3: a mark at the start goes, one in the middle stays.
TEST(Charset, A3AMarkIsDroppedAtTheStartOnly) {
  const std::string mark = "\xEF\xBB\xBF";
  const Decoded decoded = decode(mark + "a" + mark + "b");
  EXPECT_EQ(decoded.text, "a" + mark + "b");
  EXPECT_EQ(decoded.charset_from, "mark");
  EXPECT_EQ(decode(mark).text, "");
}

// faults A4, A5: UTF-16 with and without a mark, an odd tail, a lone surrogate.
TEST(Charset, A4A5Utf16IsDecodedWithAndWithoutAMark) {
  const std::u16string_view text = u"Acme paid €5 million for the mills of Keld.";
  for (const bool big : {false, true}) {
    for (const bool mark : {false, true}) {
      const Decoded decoded = decode(utf16(text, big, mark));
      EXPECT_EQ(decoded.text, "Acme paid €5 million for the mills of Keld.");
      EXPECT_EQ(decoded.charset, big ? "UTF-16BE" : "UTF-16LE");
      EXPECT_EQ(decoded.charset_from, mark ? "mark" : "bytes");
      EXPECT_EQ(decoded.repaired, 0U);
    }
    const Decoded odd = decode(utf16(text, big, true) + "x");
    EXPECT_EQ(odd.text, "Acme paid €5 million for the mills of Keld." + kBad);
    EXPECT_EQ(odd.repaired, 1U);
    const Decoded lone = decode(utf16(u"a\xD800z", big, true));
    EXPECT_EQ(lone.text, "a" + kBad + "z");
    EXPECT_EQ(lone.repaired, 1U);
  }
}

// faults A6: UTF-32 begins like UTF-16 and is not taken for it.
TEST(Charset, A6Utf32IsNoUtf16) {
  EXPECT_EQ(decode("\xFF\xFE\0\0a\0\0\0z\0\0\0"s).text, "az");
  EXPECT_EQ(decode("\0\0\xFE\xFF\0\0\0a"s).text, "a");
}

// faults A7: windows-1252 is known by its bytes; mixed with UTF-8 it is repaired, the user's word counts.
TEST(Charset, A7Windows1252IsKnownAndMixturesAreRepaired) {
  const Decoded quotes = decode(
      "\x93It\x92s \xA3"
      "5m,\x94 the caf\xE9 said \x96 twice.");
  EXPECT_EQ(quotes.text, "“It’s £5m,” the café said – twice.");
  EXPECT_EQ(quotes.charset, "windows-1252");
  EXPECT_EQ(quotes.repaired, 0U);
  const Decoded mixed = decode("café and na\xEFve and crème");
  EXPECT_EQ(mixed.charset, "UTF-8");
  EXPECT_EQ(mixed.repaired, 1U);
  EXPECT_EQ(decode("\xC5\xE0", {"koi8-r", "", ""}).text, "еЮ");
}

TEST(Charset, HintsCountInTheirOrder) {
  const std::string latin = "caf\xE9";
  EXPECT_EQ(decode(latin, {"", "ISO-8859-1", ""}).text, "café");
  EXPECT_EQ(decode(latin, {"", "ISO-8859-1", ""}).charset, "windows-1252");
  EXPECT_EQ(decode(latin, {"", "", "iso-8859-2"}).charset_from, "meta");
  EXPECT_EQ(decode(latin, {"", "utf-8", "iso-8859-1"}).text, "caf" + kBad);
  EXPECT_EQ(decode(latin, {"latin1", "utf-8", ""}).charset_from, "option");
  EXPECT_EQ(decode("plain", {"", "no such set", "utf-16"}).charset, "UTF-8");
  EXPECT_EQ(decode("\xEF\xBB\xBF"
                   "é",
                   {"", "iso-8859-1", ""})
                .text,
            "é");
}

TEST(Charset, OtherScriptsAreFoundByUchardet) {
  // "Совет директоров одобрил сделку" in KOI8-R.
  const std::string koi =
      "\xF3\xCF\xD7\xC5\xD4 \xC4\xC9\xD2\xC5\xCB\xD4\xCF\xD2\xCF\xD7 \xCF\xC4\xCF\xC2\xD2\xC9\xCC "
      "\xD3\xC4\xC5\xCC\xCB\xD5";
  EXPECT_EQ(decode(koi).text, "Совет директоров одобрил сделку");
  EXPECT_EQ(decode(koi).charset_from, "guess");
}

// faults A8: a NUL in a text is replaced and counted; many make it no text.
TEST(Charset, A8ANulInATextIsReplaced) {
  const Decoded decoded = decode("a\0b"s);
  EXPECT_EQ(decoded.text, "a" + kBad + "b");
  EXPECT_EQ(decoded.repaired, 1U);
  EXPECT_EQ(binary_kind(std::string(200, 'x') + '\0'), nullptr);
}

// faults A13: what is no text is named by what it looks like.
TEST(Charset, A13WhatIsNoTextIsNamed) {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"\x1f\x8b\x08", "gzip"},
      {"%PDF-1.7", "PDF"},
      {"\x89PNG\r\n", "PNG"},
      {"PK\x03\x04", "zip"},
      {"\x28\xB5\x2F\xFD", "zstd"},
      {"\xFD"
       "7zXZ",
       "xz"},
      {"BZh91AY", "bzip2"},
      {"\xFF\xD8\xFF\xE0", "JPEG"},
      {"a\0b\0\0c"s, "binary data"},
      {"\xC1\x83\x94\x85\x40\x97\x81\x89\x84\x40\xD2\x85\x93\x84\x40\xF5\x40\x94\x89\x93\x93\x89\x96\x95",
       "EBCDIC"},
  };
  for (const auto& [bytes, kind] : rows) {
    ASSERT_NE(binary_kind(bytes), nullptr) << kind;
    EXPECT_EQ(binary_kind(bytes), kind);
  }
  EXPECT_EQ(binary_kind("It fell."), nullptr);
  EXPECT_EQ(binary_kind(utf16(u"It fell by half.", false, true)), nullptr);
}

// faults A11, A12: noncharacters and all kinds of line ends are kept as they are.
TEST(Charset, A11A12NoncharactersAndLineEndsStay) {
  const std::string text = "a\r\nb\rc\xEF\xBF\xBE\xEF\xBF\xBF\xEE\x80\x80\xE2\x80\xA8";
  EXPECT_EQ(decode(text).text, text);
  EXPECT_EQ(decode(text).repaired, 0U);
}

}  // namespace
}  // namespace claimgraph
