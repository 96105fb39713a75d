// What the benchmark reads: articles as JSON Lines, in memory.
#pragma once

#include <string>
#include <vector>

namespace claimgraph::bench {

/// Lines of a JSON Lines file, without blank ones; ends the program when it cannot be read.
std::vector<std::string> lines_of(const std::string& path);

/// The texts of corpus/articles and corpus/gold as JSON Lines, `times` over, ids apart.
std::vector<std::string> corpus_lines(int times);

}  // namespace claimgraph::bench
