// The way of a text, as a table: what each stage reads and fills. A stage is a free function; to add one,
// write it and add a row in extractor.cc.
#pragma once

#include <cstddef>
#include <cstdint>

namespace claimgraph {

struct Document;
struct Resources;

enum Layer : std::uint32_t {
  kText = 1,
  kTokens = 2,
  kSentences = 4,
  kQuotes = 8,
  kTags = 16,
  kGroups = 32,
  kAmounts = 64,
  kDates = 128,
  kNames = 256,
  kReferences = 512,
  kPlaces = 1024,
  kClaims = 2048,
  kTree = 4096,
};

struct Stage {
  const char* name;
  std::uint32_t reads;
  std::uint32_t fills;
  void (*run)(const Resources&, Document&);
};

/// True when every stage reads only layers that a stage before it (or the reader: kText) has filled.
template <std::size_t N>
constexpr bool well_ordered(const Stage (&stages)[N]) {
  std::uint32_t filled = kText;
  for (const Stage& stage : stages) {
    if ((stage.reads & ~filled) != 0) return false;
    filled |= stage.fills;
  }
  return true;
}

}  // namespace claimgraph
