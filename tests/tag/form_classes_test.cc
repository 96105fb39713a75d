#include "tag/form_classes.h"

#include <gtest/gtest.h>

#include <fstream>

namespace claimgraph {
namespace {

constexpr ModelKind kKind{"forms", 1};

Result<ModelReader> reader_of(const ModelWriter& writer) {
  const std::string path = testing::TempDir() + "form_classes.bin";
  std::ofstream(path, std::ios::binary) << writer.file(kKind);
  return open_model(path, kKind);
}

TEST(FormClasses, WordsOfOneClassAreAlikeAndOthersUnknown) {
  const FormClasses forms({{"looters", "Ns|"}, {"slashed", "J.Vd|"}, {"airstrikes", "Ns|"}});
  EXPECT_NE(forms.find("looters"), 0U);
  EXPECT_EQ(forms.find("looters"), forms.find("airstrikes"));
  EXPECT_NE(forms.find("looters"), forms.find("slashed"));
  EXPECT_EQ(forms.find("looter"), 0U);
  EXPECT_EQ(forms.find(""), 0U);
  EXPECT_EQ(FormClasses().find("looters"), 0U);
}

TEST(FormClasses, ComeBackAsTheyWereWritten) {
  const FormClasses forms({{"looters", "Ns|"}, {"slashed", "J.Vd|"}});
  ModelWriter writer;
  forms.write(writer);
  auto opened = reader_of(writer);
  ASSERT_TRUE(opened.ok());
  FormClasses read;
  ASSERT_TRUE(read.read(opened.value()));
  EXPECT_TRUE(opened.value().at_end());
  for (const char* const word : {"looters", "slashed", "other"})
    EXPECT_EQ(read.find(word), forms.find(word)) << word;
}

TEST(FormClasses, BytesWithoutSenseAreRefused) {
  const auto is_read = [](std::uint32_t count, std::uint8_t place) {
    ModelWriter writer;
    writer.number(std::uint8_t{1});
    writer.number(std::uint32_t{7});
    writer.number(count);
    writer.number(std::uint64_t{5});
    writer.number(place);
    auto opened = reader_of(writer);
    FormClasses forms;
    return opened.ok() && forms.read(opened.value());
  };
  EXPECT_TRUE(is_read(1, 0));
  EXPECT_FALSE(is_read(1, 1));           // no such class
  EXPECT_FALSE(is_read(2, 0));           // cut short
  EXPECT_FALSE(is_read(UINT32_MAX, 0));  // ... and no memory asked for
}

}  // namespace
}  // namespace claimgraph
