// JSON by appending to a string: what a writer of many small values needs, and no more.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claimgraph {

/// Appends values in the order of the calls; commas, line breaks and escapes are its business, balance of
/// brackets and a key before each value of an object the caller's. Bad UTF-8 is written as U+FFFD.
class JsonText {
 public:
  /// `indent` spaces a level, or everything on one line (-1). `out` must outlive the writer.
  explicit JsonText(std::string& out, int indent = -1) : out_(out), indent_(indent) {}

  void open(char bracket);   // { or [
  void close(char bracket);  // } or ]
  /// `name` is plain text that needs no escapes.
  JsonText& key(std::string_view name);
  void text(std::string_view value);
  void text_or_null(std::string_view value) { value.empty() ? null() : text(value); }
  void number(std::uint32_t value) { number(std::int64_t{value}); }
  void number(std::int64_t value);
  /// The shortest decimal form that reads back as the same number; whole numbers end in ".0".
  void number(double value);
  void boolean(bool value);
  void null();

 private:
  void begin_value();
  void begin_line();

  std::string& out_;
  int indent_;
  int depth_ = 0;
  bool first_ = true;       // in the innermost bracket
  bool after_key_ = false;  // the next value needs no comma
};

}  // namespace claimgraph
