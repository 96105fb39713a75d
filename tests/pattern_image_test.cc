#include "pattern_image.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "resources.h"

namespace claimgraph {
namespace {

using testing::HasSubstr;

std::string error_of(const std::string& bytes) {
  const std::string path = (std::filesystem::temp_directory_path() / "claimgraph-image-test.image").string();
  std::ofstream(path, std::ios::binary) << bytes;
  const auto opened = open_pattern_image(path);
  std::filesystem::remove(path);
  return opened.ok() ? "" : opened.error().text();
}

// An image without anything in it.
std::string image_of(std::string program) {
  ModelWriter whole;
  std::string patterns = "sha256:0";
  ArchiveWriter archive(whole);
  archive(program, patterns);
  for (int part = 0; part < 4; ++part) whole.part(ModelWriter());
  return whole.file(kImageKind);
}

TEST(PatternImage, IsReadByTheProgramThatMadeItAlone) {
  EXPECT_EQ(error_of(image_of(kProgramSources)), "");
  EXPECT_THAT(error_of(image_of("another")), HasSubstr("the image is of another build"));
}

TEST(PatternImage, EveryFaultOfTheFileIsTold) {
  const std::string whole = image_of(kProgramSources);
  EXPECT_THAT(error_of(""), HasSubstr("no image of claimgraph; run claimgraph patterns compile"));
  EXPECT_THAT(error_of(whole.substr(0, whole.size() - 1)), HasSubstr("cut short"));
  for (std::size_t at = kModelHeaderBytes; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    EXPECT_THAT(error_of(damaged), HasSubstr("damaged")) << at;
  }
}

TEST(PatternImage, PartsThatMakeNoSenseAreRefused) {
  const std::string path = (std::filesystem::temp_directory_path() / "claimgraph-image-parts.image").string();
  std::ofstream(path, std::ios::binary) << image_of(kProgramSources);
  auto opened = open_pattern_image(path);
  std::filesystem::remove(path);
  ASSERT_TRUE(opened.ok());
  Resources resources;
  EXPECT_FALSE(opened.value().read_symbols(resources));
  EXPECT_FALSE(opened.value().read_lexicons(resources));
  EXPECT_FALSE(opened.value().read_rules(resources));
  EXPECT_FALSE(opened.value().read_tagger(resources));
}

}  // namespace
}  // namespace claimgraph
