// `claimgraph patterns check | test | list | types | explain | compile`: the tools of who writes rules.
#pragma once

#include <string>
#include <vector>

#include "claimgraph/claimgraph.h"

namespace CLI {
class App;
}

namespace claimgraph {

struct PatternsOptions {
  PatternOptions patterns;
  std::vector<std::string> rules;      // test: those to run; none = all
  std::string type;                    // list: a claim type or its first part; "" = all
  std::vector<std::string> coverage;   // list: articles to count claims in; none = only list
  std::vector<std::string> explained;  // explain: names of rules, then the text
  std::string image;                   // compile: the file to write; "" = where it is looked for
  bool conllu = false;                 // explain: as CoNLL-U
};

/// Adds the command and what stands below it to the command line; returns the command.
CLI::App* add_patterns_command(CLI::App& app, PatternsOptions& options);

/// Runs what was asked for below `command`; returns the program's exit code.
int run_patterns(const CLI::App& command, const PatternsOptions& options);

}  // namespace claimgraph
