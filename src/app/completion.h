// Completion for shells and the manual page, from the table of options that parses the command line.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace claimgraph {

/// What a shell must read to complete `claimgraph` and its options: `shell` is bash, zsh or fish.
std::string completion_script(const CLI::App& app, const std::string& shell);

/// The manual page in troff, section 1. `examples` are lines of two columns: a command, what it does.
std::string manual_page(const CLI::App& app, const std::string& examples, const std::string& version);

/// Of the commands, and the options of `command` (long names with their dashes), the one that `word` is a
/// slip of (at most two edits), or "".
std::string meant_command(const CLI::App& app, const std::string& word);
std::string meant_option(const CLI::App& command, const std::string& word);

}  // namespace claimgraph
