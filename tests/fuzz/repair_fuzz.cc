// Any bytes as UTF-8: what is repaired is valid, stays as it is when it is repaired again, and its code
// points are counted as they are walked; ICU decodes the same bytes to the same text.
#include <unicode/unistr.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "read/charset.h"
#include "require.h"
#include "text/unicode.h"

using namespace claimgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::string once, valid, twice, theirs;
  append_repaired(bytes, once);
  const std::uint32_t bad = append_valid(bytes, valid);
  require(append_valid(once, twice) == 0 && once == twice);
  require((bad == 0) == (valid == bytes));
  icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), static_cast<std::int32_t>(size)))
      .toUTF8String(theirs);
  require(valid == theirs);

  const CodePoints points(once);
  std::uint32_t count = 0;
  for (std::uint32_t at = 0; at < once.size(); at += code_point_at(once, at).size) {
    require(points.at(at) == count);
    ++count;
  }
  require(points.size() == count);

  const Decoded decoded = decode(bytes);  // in whatever character set it looks like
  std::string again;
  require(append_valid(decoded.text, again) == 0);
  require(decoded.text.find('\0') == std::string::npos);
  return 0;
}
