#include <string>
#include <utility>

#include "read/charset.h"
#include "read/json_values.h"
#include "read/reading.h"

namespace claimgraph {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

bool InputReading::json_record(std::string_view json, InputFormat format, const std::string& where) {
  auto read = articles_.read(json);
  if (!read.ok()) {
    receiver_.refuse({where, read.error().message, json, format, ""});
    return true;
  }
  read.value().notes.format = format;
  if (!charset_.empty()) read.value().notes.charset = charset_;
  return deliver(std::move(read).value(), where);
}

bool InputReading::lines(ByteSource& source, const std::string& name) {
  std::string line;
  for (std::size_t number = 1;; ++number) {
    const ReadStatus status = source.line(line, options_.record_limit);
    if (status == ReadStatus::kEnd) return true;
    const std::string where = name + ":" + std::to_string(number);
    if (status == ReadStatus::kTooLong) {
      reject_too_long(where, options_.record_limit);
      continue;
    }
    if (status != ReadStatus::kData) return stopped(status, source, where);
    std::string_view object = line;
    if (number == 1 && object.substr(0, kMark.size()) == kMark) object.remove_prefix(kMark.size());
    if (!blank(object) && !json_record(object, InputFormat::kJsonl, where)) return false;
  }
}

bool InputReading::values(ByteSource& source, const std::string& name) {
  if (source.peek(kMark.size()).substr(0, kMark.size()) == kMark) source.skip(kMark.size());
  JsonValues entries(source, options_.record_limit);
  std::string value;
  for (std::size_t number = 1;; ++number) {
    const ReadStatus status = entries.next(value);
    if (status == ReadStatus::kEnd) return true;
    const std::string where =
        name + ":" + std::to_string(entries.line()) + ", value " + std::to_string(number);
    if (status == ReadStatus::kTooLong) {
      reject_too_long(where, options_.record_limit);
      continue;
    }
    if (status != ReadStatus::kData) return stopped(status, source, where);
    if (!json_record(value, InputFormat::kJson, where)) return false;
  }
}

bool InputReading::decoded_json(ByteSource& source, InputFormat format, const std::string& name) {
  std::string bytes;
  if (!whole(source, name, bytes)) return go_on_;
  const Decoded decoded = decode(bytes, {options_.charset, "", ""});
  ByteSource text(pull_from(std::string_view(decoded.text)), options_.stop);
  charset_ = decoded.charset;
  const bool go_on = format == InputFormat::kJsonl ? lines(text, name) : values(text, name);
  charset_.clear();
  return go_on;
}

}  // namespace claimgraph
