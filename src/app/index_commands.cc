#include "app/index_commands.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "app/commands.h"
#include "app/exit_codes.h"
#include "app/messages.h"
#include "read/iso_date.h"

namespace claimgraph {
namespace {

constexpr const char* kSearchExamples = R"(Examples:
  claimgraph index claims.db news/                                    read a folder of articles
  claimgraph search claims.db 'cloud contract'                        all words, best first
  claimgraph search claims.db --type deal --min 1e9 --unit USD --from 2025-01-01 --to 2025-12-31
  claimgraph search claims.db --clause right_of_first_refusal --party "Acme Corp" --role holder)";

CLI::App* add_index(CLI::App& app, IndexOptions& options) {
  CLI::App* command = app.add_subcommand("index", "claims -> an SQLite file to search in");
  command->footer(kSearchExamples);
  command->add_option("DB", options.database, "the file; made where it is missing")->required();
  command->add_option("INPUT", options.inputs, "graphs, articles, folders of articles, - for standard input");
  command->add_flag("--check", options.check, "look for damage afterwards");
  command->add_option("--date", options.date, "document date for articles that carry none");
  command->add_option("--patterns", options.patterns.folder, "another pattern folder")->type_name("DIR");
  return command;
}

CLI::App* add_search(CLI::App& app, SearchOptions& options, std::string& format) {
  CLI::App* command = app.add_subcommand("search", "find claims in what `claimgraph index` wrote");
  command->footer(kSearchExamples);
  SearchQuery& query = options.query;
  command->add_option("DB", options.database)->required();
  command->add_option("QUERY", query.words, "words and \"phrases\", all of them; word* for any ending");
  command->add_option("--party", query.party, "a name, or whole words of one");
  command->add_option("--role", query.role, "what that party is: buyer, holder ...");
  command->add_option("--type", query.type, "deal.acquisition, or a family: deal");
  command->add_option("--clause", query.clause, "right_of_first_refusal ...");
  command->add_option("--min", query.least, "an amount of at least this")->check(CLI::Number);
  command->add_option("--max", query.most, "an amount of at most this")->check(CLI::Number);
  command->add_option("--unit", query.unit, "of that amount: USD, percent ...");
  command->add_option("--from", query.from, "the claim's time, or its article's, not before this day");
  command->add_option("--to", query.to, "nor after this day");
  command->add_option("--modality", query.modality, "asserted, planned, possible ...");
  command->add_option("--polarity", query.polarity, "positive, negative");
  command->add_option("--status", query.status, "agreed, completed ...");
  command->add_option("--source", query.source, "who said or published it");
  command->add_option("--document", query.document, "id of an article");
  command->add_option("-n,--limit", query.limit, "at most so many")->check(CLI::Range(1, 1000000));
  command->add_option("-f,--format", format, "table, json or csv")
      ->check(CLI::IsMember(result_format_names()));
  return command;
}

// Whole days; false, with a message, for what is no date.
bool as_day(const char* option, std::string& date) {
  const std::string iso = iso_date(date);
  if (!date.empty() && iso.empty()) say(option, "no date: " + date + "; write it as 2025-01-22");
  const bool fine = date.empty() || !iso.empty();
  date = iso.substr(0, 10);
  return fine;
}

}  // namespace

std::function<int()> add_index_commands(CLI::App& app) {
  struct Commands {
    IndexOptions index;
    SearchOptions search;
    std::string format = "table";
    CLI::App* index_command = nullptr;
    CLI::App* search_command = nullptr;
  };
  auto commands = std::make_shared<Commands>();
  commands->index_command = add_index(app, commands->index);
  commands->search_command = add_search(app, commands->search, commands->format);
  return [commands] {
    if (*commands->index_command) return run_index(commands->index);
    if (!*commands->search_command) return -1;
    SearchOptions& search = commands->search;
    if (!as_day("--from", search.query.from) || !as_day("--to", search.query.to))
      return static_cast<int>(kUsage);
    search.format = *result_format_named(commands->format);
    return run_search(search);
  };
}

}  // namespace claimgraph
