#include <string>
#include <utility>
#include <vector>

#include "app/commands.h"
#include "app/exit_codes.h"
#include "app/graph_input.h"
#include "app/messages.h"
#include "app/output.h"
#include "graph/versions.h"

namespace claimgraph {

namespace {

// Takes the place of the newest version of a document that the graphs hold.
Graph tombstone(const std::vector<Graph>& graphs, const std::string& id) {
  DocumentInfo info;
  info.id = id;
  info.sha256 = std::string(64, '0');
  for (const Graph& graph : graphs) {
    for (const DocumentInfo& each : graph.documents) {
      if (each.id == id && !version_less(each.version, info.version)) info = each;
    }
  }
  info.retracted = true;
  info.text.clear();
  Graph graph;
  graph.documents.push_back(std::move(info));
  return graph;
}

}  // namespace

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
  for (const std::string& id : options.retracted) graphs.push_back(tombstone(graphs, id));
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
