#include <cstring>
#include <string>
#include <utility>

#include "read/article_json.h"
#include "read/inputs.h"

namespace claimgraph {
namespace {

constexpr std::string_view kNames[] = {"auto", "text", "json", "jsonl"};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::string_view without_mark(std::string_view text) {
  return text.substr(0, 3) == "\xEF\xBB\xBF" ? text.substr(3) : text;
}

// A line that looks like a JSON object from its first to its last character.
bool is_object_line(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  const std::size_t last = line.find_last_not_of(" \t\r");
  if (first == std::string_view::npos || line[first] != '{' || line[last] != '}') return false;
  const std::size_t next = line.find_first_not_of(" \t", first + 1);
  return line[next] == '"' && line.find(':', next) != std::string_view::npos;
}

std::string too_long() {
  return "longer than " + std::to_string(ByteSource::kLimit >> 20U) + " MiB; skipped";
}

// Bytes that no text holds: what kind of file this is instead, or null.
const char* binary_kind(std::string_view text) {
  if (text.substr(0, 2) == "\x1f\x8b") return "gzip";
  if (text.substr(0, 4) == "%PDF") return "PDF";
  if (text.substr(0, 4) == "\x89PNG") return "PNG";
  if (text.substr(0, 4) == std::string_view("PK\x03\x04", 4)) return "zip";
  if (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF") return "UTF-16";
  if (text.substr(0, 4096).find('\0') != std::string_view::npos) return "binary data";
  return nullptr;
}

bool read_lines(ByteSource& source, const std::string& name, const Receiver& receiver) {
  std::string line;
  for (std::size_t number = 1;; ++number) {
    const ReadStatus status = source.line(line);
    if (status == ReadStatus::kEnd) return true;
    if (status == ReadStatus::kInterrupted) return false;
    const std::string where = name + ":" + std::to_string(number);
    if (status == ReadStatus::kFailed) {
      receiver.reject(where, std::strerror(source.error()));
      return true;
    }
    if (status == ReadStatus::kTooLong) {
      receiver.reject(where, too_long());
      continue;
    }
    const std::string_view object = number == 1 ? without_mark(line) : std::string_view(line);
    if (blank(object)) continue;
    auto article = article_from_json(object);
    if (!article.ok()) {
      receiver.reject(where, article.error().message);
    } else if (!receiver.take({std::move(article).value(), where})) {
      return false;
    }
  }
}

bool read_json(const std::string& text, const std::string& name, const Receiver& receiver) {
  const auto take = [&](Article article) { return receiver.take({std::move(article), name}); };
  const auto reject = [&](std::size_t number, const Error& error) {
    receiver.reject(name + ", object " + std::to_string(number), error.message);
  };
  const auto done = articles_from_json(without_mark(text), take, reject);
  if (!done.ok()) receiver.reject(name, done.error().message);
  return !done.ok() || done.value();
}

}  // namespace

std::optional<InputFormat> input_format_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (kNames[i] == name) return static_cast<InputFormat>(i);
  }
  return std::nullopt;
}

std::vector<std::string> input_format_names() { return {std::begin(kNames), std::end(kNames)}; }

InputFormat guess_format(std::string_view start, std::string_view name) {
  start = without_mark(start);
  const bool named_lines = ends_with(name, ".jsonl") || ends_with(name, ".ndjson");
  const bool named_json = ends_with(name, ".json");
  for (std::string_view rest = start; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    if (is_object_line(rest.substr(0, end))) {
      // One object inside an array on several lines is no JSON Lines.
      const std::size_t first = start.find_first_not_of(" \t\r\n");
      return start[first] == '[' ? InputFormat::kJson : InputFormat::kJsonl;
    }
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  if (named_lines) return InputFormat::kJsonl;
  if (named_json) return InputFormat::kJson;
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return InputFormat::kText;
  const std::size_t next = start.find_first_not_of(" \t\r\n", first + 1);
  const char after = next == std::string_view::npos ? '\0' : start[next];
  if (start[first] == '{' && (after == '"' || after == '}')) {
    return start.find('\n', first) < next ? InputFormat::kJson : InputFormat::kJsonl;
  }
  if (start[first] == '[' && (after == '{' || after == ']')) return InputFormat::kJson;
  return InputFormat::kText;
}

bool read_input(ByteSource& source, InputFormat format, const std::string& name, const std::string& id,
                const Receiver& receiver) {
  if (format == InputFormat::kAuto) {
    constexpr std::size_t kLook = 1U << 16U;
    format = guess_format(source.peek(kLook), name);
  }
  if (format == InputFormat::kJsonl) return read_lines(source, name, receiver);
  std::string text;
  switch (source.rest(text)) {
    case ReadStatus::kInterrupted:
      return false;
    case ReadStatus::kTooLong:
      receiver.reject(name, too_long());
      return true;
    case ReadStatus::kFailed:
      receiver.reject(name, std::strerror(source.error()));
      return true;
    case ReadStatus::kData:
    case ReadStatus::kEnd:
      break;
  }
  if (format == InputFormat::kJson) return read_json(text, name, receiver);
  if (const char* kind = binary_kind(text)) {
    receiver.reject(name, std::string("no text: looks like ") + kind);
    return true;
  }
  Record record;
  record.article.text = std::move(text);
  record.article.id = id;
  record.where = name;
  return receiver.take(std::move(record));
}

}  // namespace claimgraph
