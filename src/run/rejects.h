// Refused records as lines of JSON, so that they can be mended and run again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "claimgraph/claimgraph.h"
#include "read/record.h"

namespace claimgraph {

/// A refused record. `raw` holds the bytes it was read from; without `kept` they were not held in memory (a
/// record above the limit, an unreadable file).
struct Reject {
  std::string where;
  std::string why;
  InputFormat format = InputFormat::kAuto;
  std::string id;
  std::string raw;
  bool kept = false;
};

/// {"where","reason","format","id","bytes","sha256","raw":base64}, ending in a line break.
std::string reject_line(const Reject& reject);
/// What reject_line() wrote.
Result<Reject> reject_from_line(std::string_view line);

/// An article as a record that reads as the same article.
std::string article_record(const Article& article);

}  // namespace claimgraph
