// WARC files: web pages as they were fetched, or their text (WET), one record after the other.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/byte_source.h"

namespace claimgraph {

/// Lines "Name: value" of a record or an HTTP message, names in lower case.
struct HeaderFields {
  std::vector<std::pair<std::string, std::string>> fields;

  /// The first value of that name (lower case), or "".
  std::string_view find(std::string_view name) const;
};

/// Reads lines up to an empty one. How many bytes they and it take; npos where the end comes before it.
std::size_t read_fields(std::string_view text, HeaderFields& into);

struct WarcRecord {
  HeaderFields header;
  std::string block;
  std::string flaw;  // why it is not to be trusted; "" = it is whole
};

/// Goes by the lengths that records give; where one is wrong, by the next "WARC/1." that begins a line, so
/// that no record's words come under another's address.
class WarcReader {
 public:
  explicit WarcReader(ByteSource& source) : source_(source) {}

  /// The next record: kData (maybe with a flaw), kEnd, kInterrupted or kFailed.
  ReadStatus next(WarcRecord& record);
  /// Bytes before the record that next() gave that belonged to none.
  std::uint64_t passed_over() const { return passed_over_; }

 private:
  bool find_start();
  void take_block(std::size_t length, WarcRecord& record);

  ByteSource& source_;
  std::uint64_t passed_over_ = 0;
};

/// A page as it came over HTTP.
struct HttpMessage {
  int status = 0;
  std::string type;     // "text/html", lower case
  std::string charset;  // of Content-Type
  std::string body;     // chunks put together, unpacked
  std::string flaw;
};
HttpMessage read_http(std::string_view block);

}  // namespace claimgraph
