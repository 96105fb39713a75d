// Files and folders of every kind: the rows of faults.md's section C that reading answers for.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "read/inputs.h"

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
 protected:
  Files() : folder_(fs::temp_directory_path() / ("claimgraph-files-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~Files() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  void read(const std::vector<std::string>& paths) {
    Receiver receiver;
    receiver.take = [&](Record record) {
      ids.push_back(record.article.id);
      return true;
    };
    receiver.refuse = [&](const Refusal& refusal) { refused.push_back(refusal.where + "|" + refusal.why); };
    receiver.skip = [](const std::string&, const std::string&) {};
    read_paths(paths, {}, receiver);
  }

  fs::path folder_;
  std::vector<std::string> ids, refused;
};

TEST_F(Files, C1WhatIsMissingOrForbiddenIsNamedAndTheRestRead) {
  const std::string none = (folder_ / "none").string(), closed = write("closed.txt", "no"),
                    open = write("open.txt", "It fell.");
  fs::permissions(closed, fs::perms::none);
  read({none, closed, open});
  EXPECT_EQ(ids.back(), "open.txt");
  EXPECT_EQ(refused[0], none + "|No such file or directory");
  if (::geteuid() != 0) {
    EXPECT_EQ(refused[1], closed + "|Permission denied");
  }
}

TEST_F(Files, C2LinksInFoldersAreNotFollowed) {
  write("a.txt", "one");
  fs::create_directory_symlink(folder_, folder_ / "loop");
  fs::create_directory_symlink("..", folder_ / "up");
  fs::create_symlink("nowhere", folder_ / "broken");
  read({folder_.string()});
  EXPECT_EQ(ids, (std::vector<std::string>{"a.txt"}));
}

TEST_F(Files, C3PipesAndDevicesInFoldersDoNotBlock) {
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  write("z.txt", "It fell.");
  const auto begin = std::chrono::steady_clock::now();
  read({folder_.string()});
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(1));
  EXPECT_EQ(ids, (std::vector<std::string>{"z.txt"}));
}

TEST_F(Files, C4AFolderNamedLikeAFileIsAFolder) {
  write("a.txt/b.txt", "It fell.");
  read({(folder_ / "a.txt").string(), (folder_ / "a.txt" / "b.txt" / "c").string()});
  EXPECT_EQ(ids, (std::vector<std::string>{"b.txt"}));
  ASSERT_EQ(refused.size(), 1U);
  EXPECT_NE(refused[0].find("Not a directory"), std::string::npos) << refused[0];
}

TEST_F(Files, C5NamesAreBytes) {
  for (const std::string& name :
       {std::string("a\nb.txt"), std::string("\x1b[2J.txt"), std::string("-rf"), std::string("\xFF\xFE.txt"),
        std::string("cafe\xCC\x81.txt"), std::string("caf\xC3\xA9.txt"), std::string(250, 'x')})
    write(name, "It fell.");
  read({folder_.string()});
  EXPECT_EQ(ids.size(), 7U);
  EXPECT_TRUE(refused.empty());
  EXPECT_EQ(ids.back(), "\xEF\xBF\xBD\xEF\xBF\xBD.txt");
}

TEST_F(Files, C7C9WhatIsTooLargeIsRefusedBeforeItIsRead) {
  const std::string path = write("hole.txt", "");
  ASSERT_EQ(::truncate(path.c_str(), off_t{1} << 34), 0);
  const auto begin = std::chrono::steady_clock::now();
  read({path});
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
  EXPECT_EQ(refused, (std::vector<std::string>{path + "|longer than the limit of 67108864 bytes; skipped"}));
}

TEST_F(Files, C10ShortReadsAndInterruptionsChangeNothing) {
  const std::string bytes = "{\"text\":\"x\"}\n{\"text\":\"y\"}\n";
  std::size_t at = 0, calls = 0;
  ByteSource source([&](char* into, std::size_t, std::string&) -> std::ptrdiff_t {
    if (at == bytes.size()) return 0;
    into[0] = bytes[at++];
    if (++calls % 2 == 0 || at == bytes.size()) return 1;
    into[1] = bytes[at++];
    return 2;
  });
  std::string line;
  EXPECT_EQ(source.line(line), ReadStatus::kData);
  EXPECT_EQ(line, "{\"text\":\"x\"}");
  EXPECT_EQ(source.line(line), ReadStatus::kData);
  EXPECT_EQ(source.line(line), ReadStatus::kEnd);
}

TEST_F(Files, C10AFailedReadKeepsWhatCameBefore) {
  const std::string bytes = "{\"text\":\"x\"}\n{\"text\":\"y";
  bool given = false;
  ByteSource source([&](char* into, std::size_t, std::string& error) -> std::ptrdiff_t {
    if (given) return error = "Input/output error", -1;
    given = true;
    bytes.copy(into, bytes.size());
    return static_cast<std::ptrdiff_t>(bytes.size());
  });
  Receiver receiver;
  std::size_t taken = 0;
  receiver.take = [&](Record) { return ++taken, true; };
  receiver.refuse = [&](const Refusal& refusal) { refused.push_back(refusal.where + "|" + refusal.why); };
  receiver.skip = [](const std::string&, const std::string&) {};
  read_input(source, {}, "in", "", receiver);
  EXPECT_EQ(taken, 1U);
  EXPECT_EQ(refused, (std::vector<std::string>{"in:2|Input/output error"}));
}

TEST_F(Files, C13NamesInRecordsTouchNoFile) {
  const std::vector<std::string> naughty = {"../../etc/x", "/etc/passwd", "C:\\x", "CON",
                                            ".",           "..",          "a/b",   std::string(5000, 'x')};
  std::string lines;
  for (const std::string& id : naughty)
    lines += "{\"id\":\"" + (id == "C:\\x" ? "C:\\\\x" : id) + "\",\"text\":\"x\"}\n";
  read({write("a.jsonl", lines)});
  EXPECT_EQ(ids, naughty);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()), 1);
}

}  // namespace
}  // namespace claimgraph
