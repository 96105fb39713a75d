// JSON by appending to a string: what a writer of many small values needs, and no more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace claimgraph {

/// Appends values in the order of the calls; commas, line breaks and escapes are its business, balance of
/// brackets and a key before each value of an object the caller's. Bad UTF-8 is written as U+FFFD. Values
/// gather in a buffer: `out` has them when the outermost bracket closes, and when the writer ends.
class JsonText {
 public:
  /// `indent` spaces a level, or everything on one line (-1). `out` must outlive the writer.
  explicit JsonText(std::string& out, int indent = -1) : out_(out), indent_(indent) {}
  ~JsonText() { flush(); }
  JsonText(const JsonText&) = delete;
  JsonText& operator=(const JsonText&) = delete;

  void open(char bracket);   // { or [
  void close(char bracket);  // } or ]
  /// `name` is plain text that needs no escapes. Inline: a name that the compiler knows is a few moves.
  JsonText& key(std::string_view name) {
    if (indent_ >= 0 || name.size() > kLongestKey) return unusual_key(name);
    char* at = room(kLongestKey + 4);
    *at = ',';
    at += first_ ? 0 : 1;
    *at++ = '"';
    std::memcpy(at, name.data(), name.size());
    std::memcpy(at + name.size(), "\":", 2);
    end_ = at + name.size() + 2;
    first_ = false;
    after_key_ = true;
    return *this;
  }
  void text(std::string_view value);
  void text_or_null(std::string_view value) { value.empty() ? null() : text(value); }
  void number(std::uint32_t value) { number(std::int64_t{value}); }
  void number(std::int64_t value);
  /// The shortest decimal form that reads back as the same number; whole numbers end in ".0".
  void number(double value);
  void boolean(bool value);
  void null();

 private:
  static constexpr std::size_t kBuffer = 4096;
  static constexpr std::size_t kLongestKey = 32;  // that is usual

  JsonText& unusual_key(std::string_view name);
  void begin_value();
  void begin_line();
  void put(std::string_view bytes);
  std::size_t put_special(std::string_view text);
  void flush();
  // Where so many bytes may be written; `end_` is to be moved behind those that are.
  char* room(std::size_t size) {
    if (static_cast<std::size_t>(buffer_ + kBuffer - end_) < size) flush();
    return end_;
  }

  std::string& out_;
  int indent_;
  int depth_ = 0;
  bool first_ = true;       // in the innermost bracket
  bool after_key_ = false;  // the next value needs no comma
  char* end_ = buffer_;
  char buffer_[kBuffer];
};

}  // namespace claimgraph
