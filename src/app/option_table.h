// The commands and options of the command line as plain rows.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace claimgraph {

struct OptionRow {
  std::vector<std::string> names;    // "-f", "--format"; none for what is told by place
  std::string value;                 // "FILE", "text|html"; "" for a flag
  std::vector<std::string> choices;  // of the value, where it is one of some words
  std::string what;
  bool takes_path = false;
};

struct CommandRow {
  std::string name;  // "" for the program itself; "patterns check"
  std::string what;
  std::vector<OptionRow> options;
};

/// The program, its commands and what stands below them, in the order of help.
std::vector<CommandRow> command_table(const CLI::App& app);

}  // namespace claimgraph
