#include "text/unicode.h"

#include <algorithm>

namespace claimgraph {
namespace {
constexpr std::uint32_t kBlock = 256;

std::uint32_t count_code_points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}
}  // namespace

std::uint32_t append_repaired(std::string_view bytes, std::string& out) {
  out.append(bytes);
  return 0;
}

SourceText join_fields(std::string_view title, std::string_view body) {
  SourceText text;
  if (!title.empty()) {
    text.repaired += append_repaired(title, text.bytes);
    text.bytes += '\n';
  }
  text.body_begin = static_cast<std::uint32_t>(text.bytes.size());
  text.repaired += append_repaired(body, text.bytes);
  return text;
}

CodePoints::CodePoints(std::string_view text) : text_(text) {
  std::uint32_t count = 0;
  for (std::size_t at = 0; at <= text.size(); at += kBlock) {
    counts_.push_back(count);
    count += count_code_points(text.substr(at, kBlock));
  }
}

std::uint32_t CodePoints::at(std::uint32_t byte) const {
  const std::uint32_t block = byte / kBlock;
  return counts_[block] + count_code_points(text_.substr(block * kBlock, byte - block * kBlock));
}

}  // namespace claimgraph
