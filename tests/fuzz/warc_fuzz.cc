// Any bytes as a WARC file and as an HTTP message: it ends, with a reason for whatever is refused.
#include <cstdint>
#include <string>
#include <string_view>

#include "read/inputs.h"
#include "read/warc.h"
#include "require.h"

using namespace claimgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  ByteSource source(pull_from(bytes));
  WarcReader reader(source);
  WarcRecord record;
  std::size_t records = 0, held = 0;
  while (reader.next(record) == ReadStatus::kData) {
    held += record.block.size();
    require(++records <= size);
  }
  require(held <= size);
  static_cast<void>(read_http(bytes));
  Receiver receiver;
  receiver.take = [](Record) { return true; };
  receiver.refuse = [](const Refusal& refusal) { require(!refusal.why.empty()); };
  receiver.skip = [](const std::string&, const std::string&) {};
  ReadOptions options;
  options.format = InputFormat::kWarc;
  ByteSource again(pull_from(bytes));
  require(read_input(again, options, "in", "", receiver));
  return 0;
}
