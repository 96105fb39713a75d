#include "app/completion.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <numeric>
#include <vector>

#include "app/option_table.h"

namespace claimgraph {
namespace {

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

// Behind a single quotation mark.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

bool is_command(const CommandRow& row) {
  return !row.name.empty() && row.name.find(' ') == std::string::npos;
}

std::vector<std::string> commands_of(const std::vector<CommandRow>& table) {
  std::vector<std::string> names;
  for (const CommandRow& row : table)
    if (is_command(row)) names.push_back(row.name);
  return names;
}

// Commands below a command: "patterns" -> check, list ...
std::vector<std::string> below(const std::vector<CommandRow>& table, const std::string& name) {
  std::vector<std::string> words;
  for (const CommandRow& row : table)
    if (row.name.starts_with(name + " ")) words.push_back(row.name.substr(name.size() + 1));
  return words;
}

// All option names of a command, of what stands below it and of the program.
std::vector<std::string> names_of(const std::vector<CommandRow>& table, const std::string& command) {
  std::vector<std::string> names;
  for (const CommandRow& row : table) {
    if (!row.name.empty() && row.name != command && !row.name.starts_with(command + " ")) continue;
    for (const OptionRow& option : row.options)
      for (const std::string& name : option.names)
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

// What may stand behind an option: the same option has other values in other commands.
std::string bash_values(const std::vector<CommandRow>& table) {
  std::string values;
  for (const CommandRow& row : table) {
    const std::string command = row.name.empty() ? "*" : row.name.substr(0, row.name.find(' '));
    for (const OptionRow& option : row.options) {
      if (option.names.empty() || option.choices.empty()) continue;
      const std::string names = command + ":" + joined(option.names, "|" + command + ":");
      values += "    " + names + ") COMPREPLY=($(compgen -W " + quoted(joined(option.choices, " ")) +
                " -- \"$word\")); return ;;\n";
    }
  }
  return values;
}

std::string bash_script(const std::vector<CommandRow>& table) {
  const std::vector<std::string> commands = commands_of(table);
  std::string options;
  for (const std::string& command : commands)
    options += "    " + command + ") words=" +
               quoted(joined(below(table, command), " ") + " " + joined(names_of(table, command), " ")) +
               " ;;\n";
  return "# bash completion for claimgraph\n_claimgraph() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' each words\n"
         "  for each in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    case $each in " +
         joined(commands, "|") +
         ") command=$each; break ;; esac\n  done\n"
         "  case ${command:-extract}:$before in\n" +
         bash_values(table) +
         "  esac\n"
         "  case $command in\n" +
         options +
         "    *) words=" + quoted(joined(commands, " ") + " " + joined(names_of(table, "extract"), " ")) +
         " ;;\n"
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\") $(compgen -f -- \"$word\"))\n}\n"
         "complete -o filenames -F _claimgraph claimgraph\n";
}

// Square brackets and colons mean something to _arguments.
std::string zsh_text(const std::string& text) {
  std::string out;
  for (const char c : text)
    out += c == '[' || c == ']' || c == ':' ? std::string("\\") + c : std::string(1, c);
  return out;
}

std::string zsh_options(const CommandRow& row) {
  std::string lines;
  for (const OptionRow& option : row.options) {
    std::string action;
    if (!option.choices.empty())
      action = ":value:(" + joined(option.choices, " ") + ")";
    else if (!option.value.empty())
      action = ":" + zsh_text(option.value) + ":" + (option.takes_path ? "_files" : "");
    for (const std::string& name : option.names)
      lines += " \\\n        " + quoted(name + "[" + zsh_text(option.what) + "]" + action);
  }
  return lines + " \\\n        '*:file:_files'";
}

std::string zsh_script(const std::vector<CommandRow>& table) {
  std::string list, cases;
  for (const CommandRow& row : table) {
    if (!is_command(row)) continue;
    list += "    " + quoted(row.name + ":" + zsh_text(row.what)) + "\n";
    const std::vector<std::string> inner = below(table, row.name);
    cases += "    " + row.name + ")\n";
    if (!inner.empty()) cases += "      compadd -- " + joined(inner, " ") + "\n";
    cases += "      _arguments -s" + zsh_options(row) + " ;;\n";
  }
  return "#compdef claimgraph\n_claimgraph() {\n  local -a commands=(\n" + list +
         "  )\n"
         "  if (( CURRENT == 2 )); then\n    _describe command commands\n    _files\n    return\n  fi\n"
         "  local command=${words[2]}\n  (( ${commands[(I)$command:*]} )) || command=extract\n"
         "  case $command in\n" +
         cases + "  esac\n}\n_claimgraph \"$@\"\n";
}

std::string fish_options(const CommandRow& row) {
  std::string lines;
  const std::string first = row.name.substr(0, row.name.find(' '));
  const std::string when = row.name.empty() ? "" : " -n '__fish_seen_subcommand_from " + first + "'";
  for (const OptionRow& option : row.options) {
    if (option.names.empty()) continue;
    lines += "complete -c claimgraph" + when;
    for (const std::string& name : option.names)
      lines += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (!option.choices.empty())
      lines += " -x -a " + quoted(joined(option.choices, " "));
    else if (!option.value.empty())
      lines += option.takes_path ? " -r" : " -x";
    lines += " -d " + quoted(option.what) + "\n";
  }
  return lines;
}

std::string fish_script(const std::vector<CommandRow>& table) {
  std::string lines = "# fish completion for claimgraph\n";
  for (const CommandRow& row : table) {
    if (is_command(row))
      lines +=
          "complete -c claimgraph -n __fish_use_subcommand -a " + row.name + " -d " + quoted(row.what) + "\n";
    for (const std::string& word : is_command(row) ? below(table, row.name) : std::vector<std::string>())
      lines += "complete -c claimgraph -n '__fish_seen_subcommand_from " + row.name + "' -a " + word + "\n";
    lines += fish_options(row);
  }
  return lines;
}

// Insertions, deletions and changes of a letter that lead from `a` to `b`.
std::size_t edits(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

std::string nearest(const std::vector<std::string>& names, const std::string& word) {
  std::string best;
  std::size_t least = 3;
  for (const std::string& name : names) {
    const std::size_t away = edits(word, name);
    if (away >= least || away * 3 > word.size() + 2) continue;
    least = away;
    best = name;
  }
  return best;
}

}  // namespace

std::string completion_script(const CLI::App& app, const std::string& shell) {
  const std::vector<CommandRow> table = command_table(app);
  return shell == "zsh" ? zsh_script(table) : shell == "fish" ? fish_script(table) : bash_script(table);
}

std::string meant_command(const CLI::App& app, const std::string& word) {
  return nearest(commands_of(command_table(app)), word);
}

std::string meant_option(const CLI::App& command, const std::string& word) {
  std::vector<std::string> names = names_of(command_table(command), "");
  std::erase_if(names, [](const std::string& name) { return !name.starts_with("--"); });
  return nearest(names, word.substr(0, word.find('=')));
}

}  // namespace claimgraph
