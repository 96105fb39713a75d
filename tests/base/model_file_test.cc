#include "base/model_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "parse/model.h"
#include "resources.h"
#include "tag/lemmatizer.h"
#include "tag/tagger.h"

namespace claimgraph {
namespace {

using testing::HasSubstr;

// A folder of models that is removed at the end.
class Models : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::temp_directory_path() /
        ("claimgraph-models-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& bytes) {
    const std::string path = (folder_ / "model.bin").string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  static std::string small_model() {
    ModelWriter writer;
    writer.number(std::uint32_t{7});
    writer.text("word");
    return writer.file({"tagger", 1});
  }

  std::filesystem::path folder_;
};

TEST_F(Models, AModelComesBackAsItWasWritten) {
  auto opened = open_model(write(small_model()), {"tagger", 1});
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(opened.value().number<std::uint32_t>(), 7U);
  EXPECT_EQ(opened.value().text(), "word");
  EXPECT_TRUE(opened.value().ok() && opened.value().at_end());
  EXPECT_EQ(opened.value().number<std::uint8_t>(), 0U);
  EXPECT_FALSE(opened.value().ok());
}

TEST_F(Models, AMissingModelIsNamedWithTheMend) {
  const auto opened = open_model((folder_ / "none.bin").string(), {"tagger", 1});
  ASSERT_FALSE(opened.ok());
  EXPECT_THAT(opened.error().text(), HasSubstr("none.bin"));
  EXPECT_THAT(opened.error().text(), HasSubstr("cannot be read; run scripts/train-models"));
}

TEST_F(Models, AnyChangedByteIsNoticed) {
  const std::string whole = small_model();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
    EXPECT_FALSE(open_model(write(damaged), {"tagger", 1}).ok()) << "byte " << at;
  }
}

TEST_F(Models, EachFaultHasItsMessage) {
  const std::string whole = small_model();
  std::string damaged = whole;
  damaged.back() = '?';
  const auto message = [&](const std::string& bytes, ModelKind kind) {
    const auto opened = open_model(write(bytes), kind);
    return opened.ok() ? std::string("loaded") : opened.error().message;
  };
  EXPECT_THAT(message("", {"tagger", 1}), HasSubstr("no model of claimgraph"));
  EXPECT_THAT(message(whole.substr(0, whole.size() - 2), {"tagger", 1}), HasSubstr("cut short"));
  EXPECT_THAT(message(damaged, {"tagger", 1}), HasSubstr("checksum"));
  EXPECT_THAT(message(whole, {"parser", 1}), HasSubstr("not a parser"));
  EXPECT_THAT(message(whole, {"tagger", 2}), HasSubstr("version 1, this program reads 2"));
}

TEST_F(Models, APayloadThatMakesNoSenseIsRefused) {
  ModelWriter writer;
  writer.number(std::uint64_t{0xFFFFFFFFFFFFFFFF});
  SymbolTable symbols;
  EXPECT_FALSE(Tagger::load(write(writer.file(kTaggerKind)), symbols).ok());
  EXPECT_FALSE(Lemmatizer::load(write(writer.file(kLemmaKind)), symbols).ok());
  EXPECT_FALSE(load_parser_model(write(writer.file(kLemmaKind))).ok());
}

}  // namespace
}  // namespace claimgraph
