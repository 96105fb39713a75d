// `claimgraph index` and `claimgraph search` on the command line.
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace claimgraph {

/// Adds both commands; the answer runs the one that was asked for, and answers -1 where neither was.
std::function<int()> add_index_commands(CLI::App& app);

}  // namespace claimgraph
