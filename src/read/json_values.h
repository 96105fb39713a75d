// JSON values one after the other: the entries of an array, or values that simply follow each other.
#pragma once

#include <string>

#include "read/byte_source.h"

namespace claimgraph {

/// Finds where each value begins and ends by its brackets and strings; whether it is JSON is for its parser
/// to say. Holds one value in memory. An outermost array is taken apart, entries within entries are not.
class JsonValues {
 public:
  explicit JsonValues(ByteSource& source, std::size_t limit = ByteSource::kLineLimit)
      : source_(source), limit_(limit) {}

  /// The next value. kTooLong: one of more bytes than the limit, skipped to its end.
  ReadStatus next(std::string& out);
  /// Line (from 1) on which the value that next() gave begins.
  std::size_t line() const { return line_; }

 private:
  bool read_char(char& c);
  void keep(char c);
  void read_string();
  void read_brackets(char open);
  void read_word(char first);

  ByteSource& source_;
  std::size_t limit_;
  std::string* out_ = nullptr;
  bool too_long_ = false;
  std::size_t now_ = 1, line_ = 1;
  bool started_ = false;
};

}  // namespace claimgraph
