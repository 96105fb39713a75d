// faults E12: ICU and utf8proc, which both serve here, hold the same view of characters.
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <random>
#include <string>

namespace claimgraph {
namespace {

std::string by_icu(const std::string& text, const char* form) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getInstance(nullptr, form, UNORM2_COMPOSE, status);
  std::string made;
  normalizer->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(made);
  EXPECT_TRUE(U_SUCCESS(status));
  return made;
}

std::string by_utf8proc(const std::string& text, int options) {
  utf8proc_uint8_t* made = nullptr;
  const auto size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
      &made, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | options));
  const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner(made, std::free);
  EXPECT_GE(size, 0);
  return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(size)};
}

void expect_same(const std::string& text, const std::string& what) {
  ASSERT_EQ(by_icu(text, "nfc"), by_utf8proc(text, 0)) << what;
  ASSERT_EQ(by_icu(text, "nfkc"), by_utf8proc(text, UTF8PROC_COMPAT)) << what;
}

bool known_to_both(UChar32 c) {
  return u_charType(c) != U_UNASSIGNED && utf8proc_category(c) != UTF8PROC_CATEGORY_CN && !U_IS_SURROGATE(c);
}

TEST(UnicodeLibraries, E12AgreeOnTheNormalFormsOfEveryCharacter) {
  for (UChar32 c = 1; c <= 0x10FFFF; ++c) {
    if (!known_to_both(c) || u_charType(c) == U_PRIVATE_USE_CHAR) continue;
    std::string text;
    icu::UnicodeString(c).toUTF8String(text);
    expect_same(text, std::to_string(c));
  }
}

TEST(UnicodeLibraries, E12AgreeOnTextsOfLettersAndMarks) {
  std::mt19937 pick(12);
  const UChar32 blocks[][2] = {{0x20, 0x7E},     {0xA0, 0x17F},    {0x300, 0x36F},    {0x370, 0x5FF},
                               {0x900, 0xDFF},   {0x1100, 0x11FF}, {0x1E00, 0x1FFF},  {0x2000, 0x22FF},
                               {0xAC00, 0xAFFF}, {0xFB00, 0xFB4F}, {0x1D15E, 0x1D1C0}};
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int length = 1 + static_cast<int>(pick() % 12); length > 0; --length) {
      const auto& block = blocks[pick() % std::size(blocks)];
      const auto c =
          static_cast<UChar32>(block[0] + static_cast<UChar32>(pick() % (block[1] - block[0] + 1)));
      if (known_to_both(c)) icu::UnicodeString(c).toUTF8String(text);
    }
    expect_same(text, text);
  }
}

}  // namespace
}  // namespace claimgraph
