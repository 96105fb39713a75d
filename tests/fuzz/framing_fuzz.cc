// Any bytes in any format: nothing throws, every JSON line is taken, refused or left out, and what is taken
// is UTF-8. The first byte chooses the format.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "read/archive.h"
#include "read/charset.h"
#include "read/inputs.h"
#include "require.h"
#include "text/unicode.h"

namespace {

using namespace claimgraph;

std::size_t filled_lines(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  std::size_t lines = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    lines += bytes.substr(0, end).find_first_not_of(" \t\r") != std::string_view::npos ? 1 : 0;
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return lines;
}

void require_utf8(std::string_view text) {
  std::string valid;
  require(append_valid(text, valid) == 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.empty()) return 0;
  constexpr InputFormat kFormats[] = {InputFormat::kAuto, InputFormat::kText, InputFormat::kJson,
                                      InputFormat::kJsonl, InputFormat::kXml};
  ReadOptions options;
  options.format = kFormats[data[0] % 5];
  options.repair = (data[0] & 0x80) != 0;
  bytes.remove_prefix(1);
  std::size_t seen = 0;
  Receiver receiver;
  receiver.take = [&](Record record) {
    require_utf8(record.article.text);
    require_utf8(record.article.title);
    ++seen;
    return true;
  };
  receiver.refuse = [&](const Refusal&) { ++seen; };
  receiver.skip = [&](const std::string&, const std::string&) { ++seen; };
  ByteSource source(pull_from(bytes));
  require(read_input(source, options, "in", "in", receiver));
  ByteSource again(pull_from(bytes));
  if (options.format == InputFormat::kJsonl && wide_charset(bytes.substr(0, 64)).empty() &&
      !packed_kind(again))
    require(seen == filled_lines(bytes));
  require_utf8(decode(bytes).text);
  return 0;
}
