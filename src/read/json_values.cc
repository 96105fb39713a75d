#include "read/json_values.h"

#include "base/ascii.h"

namespace claimgraph {
namespace {}  // namespace

bool JsonValues::read_char(char& c) {
  const std::string_view next = source_.peek(1);
  if (next.empty()) return false;
  c = next.front();
  source_.skip(1);
  if (c == '\n') ++now_;
  return true;
}

void JsonValues::keep(char c) {
  if (out_->size() >= limit_) too_long_ = true;
  if (!too_long_) *out_ += c;
}

// A string up to its closing quotation mark, the opening one kept already.
void JsonValues::read_string() {
  char c = 0;
  while (read_char(c)) {
    keep(c);
    if (c == '"') return;
    if (c == '\\' && read_char(c)) keep(c);
  }
}

// An object or array up to the bracket that closes it.
void JsonValues::read_brackets(char open) {
  keep(open);
  std::size_t depth = 1;
  char c = 0;
  while (depth > 0 && read_char(c)) {
    keep(c);
    if (c == '"') read_string();
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
  }
}

// A number, a name, or what is neither, up to what may follow a value.
void JsonValues::read_word(char first) {
  keep(first);
  for (;;) {
    const std::string_view next = source_.peek(1);
    if (next.empty() || is_white(next.front()) ||
        std::string_view(",]{[\"").find(next.front()) != std::string_view::npos)
      return;
    keep(next.front());
    source_.skip(1);
  }
}

ReadStatus JsonValues::next(std::string& out) {
  out.clear();
  out_ = &out;
  too_long_ = false;
  char c = 0;
  while (read_char(c)) {
    const bool first = !started_ && !is_white(c);
    started_ = started_ || first;
    if (is_white(c) || c == ',' || c == ']' || (first && c == '[')) continue;
    line_ = now_;
    if (c == '{' || c == '[') {
      read_brackets(c);
    } else if (c == '"') {
      keep(c);
      read_string();
    } else {
      read_word(c);
    }
    if (source_.interrupted()) return ReadStatus::kInterrupted;
    if (!source_.error().empty()) return ReadStatus::kFailed;
    return too_long_ ? ReadStatus::kTooLong : ReadStatus::kData;
  }
  if (source_.interrupted()) return ReadStatus::kInterrupted;
  return source_.error().empty() ? ReadStatus::kEnd : ReadStatus::kFailed;
}

}  // namespace claimgraph
