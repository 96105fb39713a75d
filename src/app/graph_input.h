// Graphs from files and standard input.
#pragma once

#include <functional>
#include <string>

#include "claimgraph/graph.h"
#include "graph/parts.h"
#include "read/byte_source.h"

namespace claimgraph {

/// Whether what begins so is a graph this program wrote: its first key tells.
bool is_graph(std::string_view start);

/// Hands each graph of an open input to `take`, with where it stands ("a.jsonl:3"): one pretty-printed graph,
/// or one a line. Ends at the first code of `take` that is not 0. Answers an exit code; its message has been
/// said.
int read_graphs(ByteSource& source, const std::string& name,
                const std::function<int(Graph, const std::string& where)>& take);

/// The same part by part, for graphs larger than memory: `begin` comes before each graph's parts.
int read_graph_parts(ByteSource& source, const std::string& name, const std::function<void()>& begin,
                     GraphSink& sink);

/// Opens the file ("-" is standard input), hands it to `read` and closes it; kUsage where it cannot be
/// opened.
int with_file(const std::string& path,
              const std::function<int(ByteSource& source, const std::string& name)>& read);

}  // namespace claimgraph
