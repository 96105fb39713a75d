// Any bytes as a graph, or as one a line: an error with a message, or a graph that is written and read again
// as the same, that merges with itself to what it gives alone, and that every format can write.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/claimgraph.h"
#include "require.h"
#include "write/formats.h"

using namespace claimgraph;

namespace {

std::string merged(std::vector<Graph> graphs) { return to_json(merge(std::move(graphs))); }

void check(std::string_view json) {
  auto read = graph_from_json(json);
  if (!read.ok()) return require(!read.error().message.empty());
  const Graph& graph = read.value();
  const std::string written = to_json(graph);
  const auto again = graph_from_json(written);
  require(again.ok() && to_json(again.value()) == written);
  const std::string one = merged({graph});
  require(merged({graph, graph}) == one);
  const auto whole = graph_from_json(one);
  require(whole.ok() && merged({whole.value()}) == one);
  for (std::size_t format = 0; format < format_names().size(); ++format)
    render(static_cast<Format>(format), graph);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check({reinterpret_cast<const char*>(data), size});
  return 0;
}
