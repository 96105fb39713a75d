#include <string>
#include <utility>
#include <vector>

#include "app/commands.h"
#include "app/exit_codes.h"
#include "app/graph_input.h"
#include "app/messages.h"
#include "app/output.h"

namespace claimgraph {

int run_merge(const MergeOptions& options) {
  std::vector<Graph> graphs;
  for (const std::string& path : options.paths) {
    const int code = with_file(path, [&](ByteSource& source, const std::string& name) {
      return read_graphs(source, name, [&](Graph graph, const std::string&) {
        graphs.push_back(std::move(graph));
        return static_cast<int>(kDone);
      });
    });
    if (code != kDone) return code;
  }
  std::vector<std::string> dropped;
  const Graph whole = merge(std::move(graphs), &dropped);
  for (const std::string& id : dropped)
    say(id, "another text of this document was left out: an older version");
  Output output(output_file(options.output, options.format));
  if (const int code = output.open(); code != kDone) return code;
  if (const int code = output.write(render(options.format, whole, output.is_terminal())); code != kDone)
    return code;
  return output.commit();
}

}  // namespace claimgraph
