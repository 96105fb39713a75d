#include "base/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <unordered_map>

#include "base/flat_array.h"

namespace claimgraph {
namespace {

struct Pixel {
  using Flat = void;
  std::uint16_t x = 0, y = 0;
  friend bool operator==(const Pixel&, const Pixel&) = default;
};

struct Tree {
  std::string name;
  std::vector<Tree> children;

  template <typename Archive>
  static void fields(Archive& archive, Tree& all) {
    auto& [name, children] = all;
    archive(name, children);
  }
  friend bool operator==(const Tree&, const Tree&) = default;
};

// One of everything.
struct Everything {
  std::string text;
  std::string_view view;
  std::vector<Pixel> pixels;
  std::vector<bool> bits;
  FlatArray<std::uint64_t> seen;
  std::deque<Tree> trees;
  std::optional<int> none, some;
  std::unordered_map<int, std::string> words;
  std::array<std::vector<int>, 2> lists;
  std::vector<std::unique_ptr<Tree>> owned;
  const Pixel* pointer = nullptr;
  const Pixel* nowhere = nullptr;

  template <typename Archive>
  static void fields(Archive& archive, Everything& all) {
    auto& [text, view, pixels, bits, seen, trees, none, some, words, lists, owned, pointer, nowhere] = all;
    archive(text, view, pixels);
    archive.know(std::span(pixels));
    archive(bits, seen, trees, none, some, words, lists, owned);
    archive(pointer, nowhere);
  }
};

std::string payload_of(Everything& all) {
  ModelWriter writer;
  ArchiveWriter archive(writer);
  archive(all);
  return writer.file({"test", 1}).substr(kModelHeaderBytes);
}

ModelReader reader_of(const std::string& payload) {
  std::shared_ptr<char[]> bytes(new char[payload.size()]);
  std::copy(payload.begin(), payload.end(), bytes.get());
  const std::string_view seen(bytes.get(), payload.size());
  return ModelReader(std::move(bytes), seen);
}

Everything example() {
  Everything all;
  all.text = "mill";
  all.view = "a view";
  all.pixels = {{1, 2}, {3, 4}, {5, 6}};
  all.bits = std::vector<bool>(70);
  all.bits[0] = all.bits[69] = true;
  all.seen = std::vector<std::uint64_t>{7, 8, 9};
  all.trees = {{"oak", {{"branch", {}}, {"", {{"leaf", {}}}}}}, {"elm", {}}};
  all.some = -7;
  all.words = {{1, "one"}, {2, "two"}};
  all.lists = {std::vector<int>{1, 2}, std::vector<int>{}};
  all.owned.push_back(std::make_unique<Tree>(Tree{"ash", {}}));
  return all;
}

TEST(Archive, AStructureComesBackAsItWasWritten) {
  Everything all = example(), read;
  all.pointer = &all.pixels[2];
  ModelReader reader = reader_of(payload_of(all));
  ArchiveReader archive(reader);
  archive(read);
  EXPECT_TRUE(reader.ok() && reader.at_end());
  EXPECT_EQ(read.text, all.text);
  EXPECT_EQ(read.view, all.view);
  EXPECT_EQ(read.pixels, all.pixels);
  EXPECT_EQ(read.bits, all.bits);
  EXPECT_THAT(std::vector(read.seen.begin(), read.seen.end()), testing::ElementsAre(7, 8, 9));
  EXPECT_EQ(read.trees, all.trees);
  EXPECT_EQ(read.none, std::nullopt);
  EXPECT_EQ(read.some, -7);
  EXPECT_EQ(read.words, all.words);
  EXPECT_EQ(read.lists, all.lists);
  ASSERT_EQ(read.owned.size(), 1U);
  EXPECT_EQ(*read.owned[0], *all.owned[0]);
  EXPECT_EQ(read.pointer, &read.pixels[2]);
  EXPECT_EQ(read.nowhere, nullptr);
}

TEST(Archive, WhatBreaksOffIsNeverTakenForWhole) {
  Everything all = example();
  const std::string payload = payload_of(all);
  for (std::size_t size = 0; size < payload.size(); ++size) {
    ModelReader reader = reader_of(payload.substr(0, size));
    ArchiveReader archive(reader);
    Everything read;
    archive(read);
    EXPECT_FALSE(reader.ok()) << size;
  }
}

TEST(Archive, PartsAreReadApart) {
  ModelWriter whole;
  for (const int number : {1, 2}) {
    ModelWriter part;
    part.number(number);
    whole.part(part);
  }
  ModelReader reader = reader_of(whole.file({"test", 1}).substr(kModelHeaderBytes));
  ModelReader first = reader.part(), second = reader.part();
  EXPECT_EQ(second.number<int>(), 2);
  EXPECT_EQ(first.number<int>(), 1);
  EXPECT_TRUE(reader.at_end() && first.at_end() && second.at_end() && reader.ok());
}

}  // namespace
}  // namespace claimgraph
