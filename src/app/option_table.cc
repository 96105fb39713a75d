#include "app/option_table.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace claimgraph {
namespace {

std::vector<std::string> split(const std::string& text, char sign) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == sign)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

OptionRow row_of(const CLI::Option& option) {
  OptionRow row;
  for (const std::string& name : option.get_snames()) row.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) row.names.push_back("--" + name);
  row.what = option.get_description();
  const bool flag = option.get_expected_max() == 0;
  if (!flag) row.value = row.names.empty() ? option.get_name(true) : option.get_type_name();
  // CLI11 writes checks behind the type: "TEXT:a|b" or "TEXT:{a,b}".
  const std::size_t colon = row.value.find(':');
  if (colon != std::string::npos) row.value = row.value.substr(colon + 1);
  if (row.value.starts_with("{") && row.value.ends_with("}")) {
    row.value = row.value.substr(1, row.value.size() - 2);
    std::replace(row.value.begin(), row.value.end(), ',', '|');
  }
  if (row.value.find('|') != std::string::npos) row.choices = split(row.value, '|');
  constexpr const char* kPaths[] = {"PATH", "DIR", "FILE", "GRAPH", "REJECTS", "DB"};
  row.takes_path = std::any_of(std::begin(kPaths), std::end(kPaths),
                               [&](const char* path) { return row.value.find(path) == 0; });
  return row;
}

void add_command(const CLI::App& app, const std::string& name, std::vector<CommandRow>& table) {
  CommandRow row{name, app.get_description(), {}};
  for (const CLI::Option* option : app.get_options()) row.options.push_back(row_of(*option));
  table.push_back(std::move(row));
  for (const CLI::App* below : app.get_subcommands([](const CLI::App*) { return true; }))
    add_command(*below, name.empty() ? below->get_name() : name + " " + below->get_name(), table);
}

}  // namespace

std::vector<CommandRow> command_table(const CLI::App& app) {
  std::vector<CommandRow> table;
  add_command(app, "", table);
  return table;
}

}  // namespace claimgraph
