#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "read/archive.h"
#include "read/gzip.h"
#include "read/warc.h"

namespace claimgraph {
namespace {

// "Text/HTML; charset=utf-8" -> type and charset.
void read_type(std::string_view value, HttpMessage& made) {
  const std::string small = lowered(value);
  made.type = small.substr(0, small.find_first_of("; \t"));
  const std::size_t at = small.find("charset=");
  if (at != std::string::npos) made.charset = small.substr(at + 8, small.find(';', at) - at - 8);
}

// The chunks of a body put together, up to the last whole one; as it stands where it is none.
std::string without_chunks(std::string_view body, std::string& flaw) {
  std::string made;
  for (std::size_t at = 0; at < body.size();) {
    std::size_t size = 0;
    const auto read = std::from_chars(body.data() + at, body.data() + body.size(), size, 16);
    const std::size_t line = body.find('\n', at);
    if (read.ec != std::errc() || line == std::string_view::npos) {
      if (at == 0) return std::string(body);
      flaw = "a chunk of its body is damaged";
      return made;
    }
    if (size == 0) return made;
    if (size > body.size() - line - 1) flaw = "its body breaks off";
    made += body.substr(line + 1, size);
    at = line + 1 + std::min(size, body.size() - line - 1);
    while (at < body.size() && (body[at] == '\r' || body[at] == '\n')) ++at;
  }
  return made;
}

std::string unpacked(const std::string& body, std::string& flaw) {
  ByteSource packed(pull_from(std::string_view(body)));
  if (packed_kind(packed) != std::string_view("gzip")) return body;
  ByteSource bytes(unpack_gzip(packed));
  std::string made;
  if (bytes.rest(made) != ReadStatus::kData)
    flaw = bytes.error().empty() ? "its body is too long unpacked" : bytes.error();
  return made;
}

}  // namespace

HttpMessage read_http(std::string_view block) {
  HttpMessage made;
  HeaderFields header;
  const std::size_t body = read_fields(block, header);
  if (block.substr(0, 5) != "HTTP/" || body == std::string_view::npos) {
    made.flaw = "it holds no HTTP message";
    return made;
  }
  const std::size_t space = std::min(block.find(' '), block.size());
  std::from_chars(block.data() + std::min(space + 1, block.size()), block.data() + block.size(), made.status);
  read_type(header.find("content-type"), made);
  made.body = block.substr(body);
  if (lowered(header.find("transfer-encoding")).find("chunked") != std::string::npos)
    made.body = without_chunks(made.body, made.flaw);
  const std::string packing = lowered(header.find("content-encoding"));
  if (packing == "br" || packing == "deflate")
    made.flaw = "its body is packed with " + packing + ", which is not read";
  if (packing.find("gzip") != std::string::npos && made.flaw.empty())
    made.body = unpacked(made.body, made.flaw);
  return made;
}

}  // namespace claimgraph
