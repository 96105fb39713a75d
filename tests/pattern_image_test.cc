#include "pattern_image.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "graph/load.h"
#include "resources.h"

namespace claimgraph {
namespace {

using testing::HasSubstr;

// A file for as long as a test runs.
class File {
 public:
  explicit File(const std::string& bytes)
      : path_((std::filesystem::temp_directory_path() /
               ("claimgraph-image-" + std::to_string(getpid()) + ".image"))
                  .string()) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~File() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string error_of(const std::string& bytes) {
  const auto opened = open_pattern_image(File(bytes).path());
  return opened.ok() ? "" : opened.error().text();
}

// What is told of an image of these bytes in loading, which goes on without it.
std::string note_of(const std::string& bytes) {
  const File image(bytes);
  const auto loaded = load_resources({find_patterns(""), {}, {}, image.path()});
  return loaded.ok() && loaded.value()->rules.rules.size() > 100 ? loaded.value()->note : "not loaded";
}

// An image without anything in it.
std::string image_of(std::string program) {
  ModelWriter whole;
  std::string patterns = "sha256:0";
  std::uint64_t files = 0;
  ArchiveWriter archive(whole);
  archive(program, patterns, files);
  for (int part = 0; part < 5; ++part) whole.part(ModelWriter());
  return whole.file(kImageKind);
}

TEST(PatternImage, OfAnotherProgramIsNoFault) {
  EXPECT_EQ(error_of(image_of("another")), "");
  EXPECT_EQ(note_of(image_of("another")), "");
  EXPECT_THAT(note_of(image_of(kProgramSources).substr(0, 40)), HasSubstr("cut short"));
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
  auto opened = open_pattern_image(File(image_of(kProgramSources)).path());
  ASSERT_TRUE(opened.ok());
  Resources resources;
  EXPECT_FALSE(opened.value().read_symbols(resources));
  EXPECT_FALSE(opened.value().read_lexicons(resources));
  EXPECT_FALSE(opened.value().read_rules(resources));
  EXPECT_FALSE(opened.value().read_tagger(resources));
  EXPECT_THAT(note_of(image_of(kProgramSources)), HasSubstr("the image is damaged"));
}

}  // namespace
}  // namespace claimgraph
