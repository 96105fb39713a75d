// The outer form that all files of patterns/ except the TSV lexicons share: blocks of fields.
//
//   # a comment
//   keyword NAME rest of the header
//     key  text of a field
//     | more text of that field (a line that begins with a bar continues the one before it)
//
// What keywords and keys mean is the business of who reads the blocks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace claimgraph {

/// One line (with its continuations joined by " | "); line and column tell where `text` begins, from 1.
struct BlockField {
  std::string key;
  std::string text;
  int line = 0;
  int column = 0;
};

struct Block {
  std::string file;     // as given to read_blocks
  std::string keyword;  // first word of the header
  std::string name;     // second word of the header
  BlockField header;    // key = keyword, text = what follows the name
  std::vector<BlockField> fields;

  /// The first field of that key, or null.
  const BlockField* field(std::string_view key) const;
  /// An error at a column (from 0) of a field's text.
  Error error_at(const BlockField& field, std::size_t offset, std::string message) const;
};

/// The blocks of `text` in order; an error when a field stands before any header.
Result<std::vector<Block>> read_blocks(std::string_view file, std::string_view text);

}  // namespace claimgraph
