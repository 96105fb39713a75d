// Any bytes as a page: an article or a reason, and a map whose runs lie in order within text and page.
#include <cstdint>
#include <string>
#include <string_view>

#include "read/charset.h"
#include "read/html_article.h"
#include "read/html_metadata.h"
#include "require.h"
#include "text/unicode.h"

using namespace claimgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = article_from_html(bytes);
  if (!read.ok()) {
    require(!read.error().message.empty());
    return 0;
  }
  const Record& record = read.value();
  std::string valid;
  require(append_valid(record.article.text, valid) == 0);
  const std::string page = decode(bytes, {"", "", declared_charset(bytes)}).text;
  const std::uint32_t text_size = CodePoints(record.article.text).size(), page_size = CodePoints(page).size();
  std::uint32_t end = 0;
  for (const SourceRun& run : record.map.runs) {
    require(run.text >= end && run.text_size > 0 && run.page_size > 0);
    end = run.text + run.text_size;
    require(end <= text_size && run.page + run.page_size <= page_size);
  }
  const auto [from, to] = record.map.page_range(0, text_size);
  require(from <= to && to <= page_size);
  return 0;
}
