#include "rules/block_file.h"

namespace claimgraph {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::size_t skip_blank(std::string_view line, std::size_t at) {
  while (at < line.size() && is_blank(line[at])) ++at;
  return at;
}

std::size_t skip_word(std::string_view line, std::size_t at) {
  while (at < line.size() && !is_blank(line[at])) ++at;
  return at;
}

std::string_view without_end_blanks(std::string_view line) {
  while (!line.empty() && (is_blank(line.back()) || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

// "key  text" from `at` on.
BlockField field_of(std::string_view line, std::size_t at, int number) {
  const std::size_t key_end = skip_word(line, at);
  const std::size_t text = skip_blank(line, key_end);
  return {std::string(line.substr(at, key_end - at)), std::string(line.substr(text)), number,
          static_cast<int>(text) + 1};
}

}  // namespace

const BlockField* Block::field(std::string_view key) const {
  for (const BlockField& candidate : fields) {
    if (candidate.key == key) return &candidate;
  }
  return nullptr;
}

Error Block::error_at(const BlockField& at, std::size_t offset, std::string message) const {
  return {file, at.line, at.column + static_cast<int>(offset), std::move(message)};
}

Result<std::vector<Block>> read_blocks(std::string_view file, std::string_view text) {
  std::vector<Block> blocks;
  int number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    const std::string_view line = without_end_blanks(text.substr(begin, newline - begin));
    begin = newline + 1;
    ++number;
    const std::size_t first = skip_blank(line, 0);
    if (first == line.size() || line[first] == '#') continue;
    if (first == 0) {
      Block block;
      block.file = file;
      const BlockField header = field_of(line, 0, number);
      block.keyword = header.key;
      const std::size_t name_at = static_cast<std::size_t>(header.column) - 1;
      block.header = field_of(line, name_at, number);
      block.name = block.header.key;
      block.header.key = block.keyword;
      blocks.push_back(std::move(block));
    } else if (blocks.empty()) {
      return Error{std::string(file), number, static_cast<int>(first) + 1,
                   "a field before any header; begin a block in the first column"};
    } else if (line[first] == '|') {
      Block& block = blocks.back();
      BlockField& last = block.fields.empty() ? block.header : block.fields.back();
      last.text += " | " + std::string(line.substr(skip_blank(line, first + 1)));
    } else {
      blocks.back().fields.push_back(field_of(line, first, number));
    }
  }
  return blocks;
}

}  // namespace claimgraph
