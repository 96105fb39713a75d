#include <utility>

#include "read/charset.h"
#include "read/reading.h"
#include "read/warc.h"

namespace claimgraph {
namespace {

// "<urn:uuid:...>" without its brackets.
std::string record_id(std::string_view id) {
  if (id.size() > 2 && id.front() == '<' && id.back() == '>') id = id.substr(1, id.size() - 2);
  return std::string(id);
}

bool is_page(std::string_view type) { return type == "text/html" || type == "application/xhtml+xml"; }
bool is_feed(std::string_view type) {
  return type == "application/rss+xml" || type == "application/atom+xml" || type == "text/xml" ||
         type == "application/xml";
}

}  // namespace

bool InputReading::warc(ByteSource& source, const std::string& name) {
  WarcReader reader(source);
  WarcRecord record;
  for (std::size_t number = 1;; ++number) {
    const ReadStatus status = reader.next(record);
    const std::string where = name + ", record " + std::to_string(number);
    if (reader.passed_over() > 0)
      receiver_.reject(where,
                       "before it stand " + std::to_string(reader.passed_over()) + " bytes of no record");
    if (status == ReadStatus::kEnd) return true;
    if (status != ReadStatus::kData) return stopped(status, source, where);
    if (!record.flaw.empty()) {
      receiver_.reject(where, record.flaw);
    } else if (!warc_record(record, where)) {
      return false;
    }
  }
}

// Requests, metadata and the like are no articles, and no record of them is lost.
bool InputReading::warc_record(const WarcRecord& record, const std::string& where) {
  const std::string_view type = record.header.find("warc-type");
  const std::string id = record_id(record.header.find("warc-record-id"));
  PageSource from{options_.charset, "", std::string(record.header.find("warc-target-uri")), ""};
  if (type == "conversion") {
    const std::string_view languages = record.header.find("warc-identified-content-language");
    from.language = languages.substr(0, languages.find(','));
    return plain(record.block, from, where, id);
  }
  if (type != "response") return true;
  const HttpMessage message = read_http(record.block);
  if (message.status != 0 && message.status != 200) {
    receiver_.skip(where, "the server answered " + std::to_string(message.status));
    return true;
  }
  if (!message.flaw.empty()) {
    receiver_.reject(where, message.flaw);
    return true;
  }
  from.charset_header = message.charset;
  if (is_page(message.type)) return page(message.body, from, where, id);
  if (is_feed(message.type)) return xml(message.body, where, id);
  if (message.type == "text/plain") return plain(message.body, from, where, id);
  receiver_.skip(where, "it is " + (message.type.empty() ? "of no named type" : message.type));
  return true;
}

}  // namespace claimgraph
