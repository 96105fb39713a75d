#include "read/warc.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/ascii.h"

namespace claimgraph {
namespace {

constexpr std::string_view kStart = "WARC/1.";

// The number a text begins with.
std::optional<std::size_t> number(std::string_view text) {
  std::size_t value = 0;
  const auto done = std::from_chars(text.data(), text.data() + text.size(), value);
  return done.ec == std::errc() ? std::optional(value) : std::nullopt;
}

// What stands behind a block: at most four bytes of line breaks.
std::size_t break_size(std::string_view text) {
  std::size_t size = 0;
  while (size < 4 && size < text.size() && (text[size] == '\r' || text[size] == '\n')) ++size;
  return size;
}

// Where in `text` a line begins with a record, from `from` on.
std::size_t start_within(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find(kStart, from); at != std::string_view::npos;
       at = text.find(kStart, at + 1)) {
    if (at == 0 || text[at - 1] == '\n') return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::string_view HeaderFields::find(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

std::size_t read_fields(std::string_view text, HeaderFields& into) {
  std::size_t at = 0;
  for (;;) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) return std::string_view::npos;
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (trimmed(line).empty()) return at;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    into.fields.emplace_back(lowered(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
  }
}

// Passes over what is no record; false at the end.
bool WarcReader::find_start() {
  constexpr std::size_t kLook = 1U << 16U;
  for (;;) {
    const std::string_view ahead = source_.peek(kLook);
    const std::size_t space = std::min(ahead.find_first_not_of("\r\n"), ahead.size());
    const std::size_t at = ahead.substr(space, kStart.size()) == kStart ? space : start_within(ahead, 0);
    // The beginning of a record may lie across the end of what we see.
    const std::size_t pass = at != std::string_view::npos ? at
                             : ahead.size() < kLook       ? ahead.size()
                                                          : ahead.size() - kStart.size();
    passed_over_ += pass - std::min(pass, space);
    source_.skip(pass);
    if (at != std::string_view::npos) return true;
    if (ahead.size() < kLook) return false;
  }
}

ReadStatus WarcReader::next(WarcRecord& record) {
  constexpr std::size_t kLongestHeader = 1U << 16U;
  record = {};
  passed_over_ = 0;
  if (!find_start()) {
    if (source_.interrupted()) return ReadStatus::kInterrupted;
    return source_.error().empty() ? ReadStatus::kEnd : ReadStatus::kFailed;
  }
  const std::size_t header =
      read_fields(source_.peek(kLongestHeader).substr(0, kLongestHeader), record.header);
  const auto length = number(record.header.find("content-length"));
  if (header == std::string_view::npos || !length) {
    record.flaw = "its header gives no length";
    source_.skip(kStart.size());
  } else {
    source_.skip(header);
    take_block(*length, record);
  }
  return source_.interrupted() ? ReadStatus::kInterrupted : ReadStatus::kData;
}

void WarcReader::take_block(std::size_t length, WarcRecord& record) {
  constexpr std::size_t kBreak = 4;
  if (length > ByteSource::kLineLimit) {
    record.flaw = "it is longer than " + std::to_string(ByteSource::kLineLimit >> 20U) + " MiB";
    // Its beginning shows whether that is true, as far as we look.
    const std::string_view ahead = source_.peek(ByteSource::kLineLimit);
    const std::size_t inner = start_within(ahead, 0);
    source_.skip(inner == std::string_view::npos ? ahead.size() : inner);
    return;
  }
  const std::string_view ahead = source_.peek(length + kBreak + kStart.size());
  const std::string_view behind = ahead.substr(std::min(length, ahead.size()));
  const std::size_t space = break_size(behind);
  const bool aligned = behind.size() == space || behind.substr(space, kStart.size()) == kStart;
  const bool before_rubbish = behind.substr(0, kBreak) == "\r\n\r\n" &&
                              start_within(ahead.substr(0, length), 0) == std::string_view::npos;
  const bool whole = ahead.size() >= length && (aligned || before_rubbish);
  if (whole) {
    record.block = ahead.substr(0, length);
    source_.skip(length + space);
    return;
  }
  record.flaw = ahead.size() < length ? "it breaks off" : "its length is wrong";
  const std::size_t inner = start_within(ahead, 0);
  source_.skip(inner == std::string_view::npos ? std::min(length, ahead.size()) : inner);
}

}  // namespace claimgraph
