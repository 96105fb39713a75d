#include <CLI/CLI.hpp>
#include <sstream>

#include "app/completion.h"
#include "app/exit_codes.h"
#include "app/option_table.h"

namespace claimgraph {
namespace {

// Backslashes, dashes, and dots and quotes at the start of a line mean something to troff.
std::string troff(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '|')
      out += "|\\:";  // a long list of names may break here
    else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n'))
      out += std::string("\\&") + c;
    else
      out += c;
  }
  return out;
}

std::string options_of(const CommandRow& row) {
  std::string page;
  for (const OptionRow& option : row.options) {
    std::string names;
    for (const std::string& name : option.names)
      names += (names.empty() ? "" : ", ") + ("\\fB" + troff(name) + "\\fR");
    if (!option.value.empty()) names += (names.empty() ? "" : " ") + ("\\fI" + troff(option.value) + "\\fR");
    page += ".TP\n" + names + "\n" + troff(option.what) + "\n";
  }
  return page;
}

std::string exit_codes() {
  struct Row {
    int code;
    const char* what;
  };
  std::string page;
  for (const Row& row :
       {Row{kDone, "done"}, Row{kUsage, "wrong usage, patterns or configuration: nothing was processed"},
        Row{kSomeRejected, "done, but some inputs were rejected or degraded, each named"},
        Row{kOutputFailed, "output or state could not be written; what is there is valid"},
        Row{kInternalError, "internal error"},
        Row{kDamagedGraph, "damaged or incompatible graph or state file"},
        Row{kStateInUse, "the state folder is in use by another run"},
        Row{kInterrupted, "interrupted, after finishing the record in hand"},
        Row{kReaderGone, "the reader of standard output went away"},
        Row{kTerminated, "terminated, after finishing the record in hand"}})
    page += ".TP\n\\fB" + std::to_string(row.code) + "\\fR\n" + row.what + "\n";
  return page;
}

}  // namespace

std::string manual_page(const CLI::App& app, const std::string& examples, const std::string& version) {
  std::string page =
      ".TH CLAIMGRAPH 1 \"\" \"claimgraph " + version + "\" \"User Commands\"\n.ad l\n" +
      ".SH NAME\nclaimgraph \\- who claims what about whom in English news\n" +
      ".SH SYNOPSIS\n\\fBclaimgraph\\fR [\\fICOMMAND\\fR] [\\fIOPTION\\fR...] [\\fIPATH\\fR...]\n" +
      ".SH DESCRIPTION\n" + troff(command_table(app).front().what) + "\n.SH EXAMPLES\n.nf\n";
  std::istringstream lines(examples);
  for (std::string line; std::getline(lines, line);) page += troff(line) + "\n";
  page += ".fi\n.SH COMMANDS\n";
  for (const CommandRow& row : command_table(app)) {
    page += row.name.empty() ? ".SS \"All commands\"\n"
                             : ".SS \"claimgraph " + row.name + "\"\n" + troff(row.what) + "\n";
    page += options_of(row);
  }
  return page + ".SH EXIT STATUS\n" + exit_codes();
}

}  // namespace claimgraph
