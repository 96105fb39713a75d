#include <utility>

#include "read/archive.h"
#include "read/gzip.h"
#include "read/reading.h"
#include "text/unicode.h"

namespace claimgraph {

bool InputReading::packed(ByteSource& source, const char* kind, const std::string& name,
                          const std::string& id) {
  if (nesting_ == kMostNesting) {
    receiver_.reject(name, "archives within archives, deeper than four; left packed");
    return true;
  }
  const std::string outer = std::exchange(container_, kind);
  ++nesting_;
  bool go_on = true;
  if (std::string_view(kind) == "gzip") {
    ByteSource bytes(unpack_gzip(source), options_.stop);
    go_on = input(bytes, name, id);
  } else {
    go_on = members(source, kind, name, id);
  }
  --nesting_;
  container_ = outer;
  return go_on;
}

bool InputReading::members(ByteSource& source, const char* kind, const std::string& name,
                           const std::string& id) {
  Archive archive(source);
  for (;;) {
    const ReadStatus status = archive.next();
    if (status == ReadStatus::kEnd) return true;
    if (status == ReadStatus::kFailed) receiver_.reject(name, std::string(kind) + ": " + archive.error());
    if (status != ReadStatus::kData) return status != ReadStatus::kInterrupted;
    std::string inner = archive.name().empty() ? "" : "!";
    append_repaired(archive.name(), inner);
    const std::string inner_id = id.empty() && !inner.empty() ? inner.substr(1) : id + inner;
    ByteSource bytes(archive.pull(), options_.stop);
    if (!input(bytes, name + inner, inner_id)) return false;
  }
}

}  // namespace claimgraph
