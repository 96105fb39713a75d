#include "read/inputs.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

// A folder of its own, removed with the test.
class Inputs : public testing::Test {
 protected:
  Inputs() : folder_(fs::temp_directory_path() / ("claimgraph-inputs-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~Inputs() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  void read(const std::vector<std::string>& paths, InputFormat format = InputFormat::kAuto) {
    Receiver receiver;
    receiver.take = [&](Record record) {
      taken.push_back(record.article.id + "|" + record.article.text);
      return true;
    };
    receiver.refuse = [&](const Refusal& refused) {
      rejected.push_back(fs::path(refused.where).filename().string() + "|" + refused.why);
    };
    receiver.skip = [&](const std::string& where, const std::string& why) {
      skipped.push_back(fs::path(where).filename().string() + "|" + why);
    };
    options.format = format;
    read_paths(paths, options, receiver);
  }

  fs::path folder_;
  ReadOptions options;
  std::vector<std::string> taken, rejected, skipped;
};

TEST_F(Inputs, AFolderIsReadInNameOrderWithPathsAsIds) {
  write("b.txt", "two");
  write("a.txt", "one");
  write("deep/c.txt", "three");
  write(".hidden", "no");
  read({folder_.string()});
  EXPECT_EQ(taken, (std::vector<std::string>{"a.txt|one", "b.txt|two", "deep/c.txt|three"}));
  EXPECT_TRUE(rejected.empty());
}

TEST_F(Inputs, OneBadLineCostsNoOther) {
  const std::string path = write("a.jsonl",
                                 "\xEF\xBB\xBF{\"id\":\"1\",\"text\":\"x\"}\nbad\n\n{\"id\":\"2\",\"text\":"
                                 "\"y\"}\r\n{\"id\":\"3\"}\n{\"id\":\"4\",\"text\":\"z\"}");
  read({path});
  EXPECT_EQ(taken, (std::vector<std::string>{"1|x", "2|y", "4|z"}));
  ASSERT_EQ(rejected.size(), 2U);
  EXPECT_EQ(rejected[0], "a.jsonl:2|no JSON: wrong at byte 1");
  EXPECT_EQ(rejected[1].substr(0, 10), "a.jsonl:5|");
}

TEST_F(Inputs, JsonHoldsOneArticleOrAList) {
  read({write("one.json", "{\n \"id\": \"1\",\n \"text\": \"x\"\n}\n"),
        write("list.json", "[{\"id\":\"2\",\"text\":\"y\"},\n{\"id\":\"3\"}]")});
  EXPECT_EQ(taken, (std::vector<std::string>{"1|x", "2|y"}));
  EXPECT_EQ(rejected.size(), 1U);
}

TEST_F(Inputs, WhatIsNoTextIsNamed) {
  read({write("a.pdf", "%PDF-1.4 ..."), write("b.bin", std::string("a\0b", 3)),
        (folder_ / "none.txt").string(), write("c.txt", "[Agency] It fell.")});
  EXPECT_EQ(taken, (std::vector<std::string>{"c.txt|[Agency] It fell."}));
  EXPECT_EQ(rejected.size(), 3U);
}

TEST_F(Inputs, SymbolicLinksAndPipesInFoldersAreLeftOut) {
  write("a.txt", "one");
  fs::create_directory_symlink(folder_, folder_ / "loop");
  fs::create_symlink("/dev/zero", folder_ / "zero");
  read({folder_.string()});
  EXPECT_EQ(taken.size(), 1U);
}

TEST(GuessFormat, GoesByContentThenByName) {
  EXPECT_EQ(guess_format("{\"text\":\"x\"}\n", ""), InputFormat::kJsonl);
  EXPECT_EQ(guess_format("broken {\n{\"text\":\"x\"}\n", ""), InputFormat::kJsonl);
  EXPECT_EQ(guess_format("{\n  \"text\": \"x\"\n}", ""), InputFormat::kJson);
  EXPECT_EQ(guess_format("[{\"text\": \"x\"}]", ""), InputFormat::kJson);
  EXPECT_EQ(guess_format("[\n{\"text\": \"x\"}\n]", ""), InputFormat::kJson);
  EXPECT_EQ(guess_format("{see below} It fell.", ""), InputFormat::kText);
  EXPECT_EQ(guess_format("It fell.", "a.txt"), InputFormat::kText);
  EXPECT_EQ(guess_format("", "a.jsonl"), InputFormat::kJsonl);
  EXPECT_EQ(guess_format("", ""), InputFormat::kText);
}

TEST(ByteSource, ALineAboveTheLimitIsSkippedUpToItsEnd) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const std::string bytes = std::string(100, 'x') + "\nshort\n";
  ASSERT_EQ(::write(ends[1], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  ::close(ends[1]);
  ByteSource source(pull_from(ends[0]));
  std::string line;
  EXPECT_EQ(source.line(line, 50), ReadStatus::kTooLong);
  EXPECT_EQ(source.line(line, 50), ReadStatus::kData);
  EXPECT_EQ(line, "short");
  EXPECT_EQ(source.line(line, 50), ReadStatus::kEnd);
  ::close(ends[0]);
}

}  // namespace
}  // namespace claimgraph
