#include <fcntl.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <filesystem>
#include <iostream>
#include <memory>
#include <new>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "app/commands.h"
#include "app/completion.h"
#include "app/crash.h"
#include "app/exit_codes.h"
#include "app/index_commands.h"
#include "app/inspect.h"
#include "app/messages.h"
#include "app/patterns.h"
#include "app/signals.h"
#include "app/version.h"
#include "read/charset.h"
#include "read/iso_date.h"

namespace claimgraph {
namespace {

constexpr const char* kExamples = R"(Examples:
  claimgraph extract news/ -o graph.json              a folder of articles -> one graph
  claimgraph extract -f jsonl < articles.jsonl        JSON Lines in, a graph a line out
  claimgraph extract -f summary article.txt           claims for people to read
  claimgraph news/ -o graph.json --state run/         the same, to go on with after a crash)";

struct CommandExamples {
  const char* command;
  const char* examples;
};
// Of the commands that say nothing of their own behind their definition.
constexpr CommandExamples kCommandExamples[] = {
    {"replay", R"(Examples:
  claimgraph replay rejects.jsonl --repair-utf8       what was refused, read more leniently)"},
    {"merge", R"(Examples:
  claimgraph merge a.json b.json -o all.json          two graphs -> one of the whole collection
  claimgraph merge all.json --retract news-17         without what a withdrawn article says)"},
    {"inspect", R"(Examples:
  claimgraph inspect news/ page.html feed.xml         what each input is and when it was written
  claimgraph inspect --fields                         the keys of JSON records that are known)"},
    {"patterns", R"(Examples:
  claimgraph patterns check                           every rule and example; what fails, where
  claimgraph patterns explain "Acme bought Beta."     the sentence as rules see it, and what fires)"},
    {"limits", R"(Examples:
  claimgraph limits                                   all of them
  claimgraph limits --limit article=1M                as a run with this option has them)"},
    {"schema", R"(Examples:
  claimgraph schema                                   the JSON Schema of the output
  claimgraph schema opensearch                        the mapping for --format bulk
  claimgraph schema postgres | psql DB                tables for --format records)"},
    {"completion", R"(Examples:
  claimgraph completion bash > /etc/bash_completion.d/claimgraph)"},
    {"man", R"(Examples:
  claimgraph man | man -l -)"},
};

// One value each time it is named, so that what stands behind a value is no further one but an input.
CLI::Option* once_a_value(CLI::Option* option) { return option->allow_extra_args(false); }

// The words and the choice behind them: "--format" takes a Format by name.
template <typename Choice>
CLI::Validator one_of(const std::vector<std::string>& names,
                      std::optional<Choice> (*find)(std::string_view)) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : "|") + name;
  return {[find, list](std::string& value) {
            return find(value) ? std::string() : "unknown \"" + value + "\"; one of " + list;
          },
          list};
}

// How inputs are read: the same for every command that reads articles. The words become options only once all
// are parsed: read_options().
struct ReadWords {
  std::string format = "auto", charset;
  std::vector<std::string> fields;
  bool repair = false, any_language = false;
};

void add_read_options(CLI::App& app, ReadWords& words) {
  app.add_option("-i,--input-format", words.format, "how each input is read")
      ->check(one_of(input_format_names(), input_format_named));
  app.add_option("--encoding", words.charset, "character set of the inputs; default: found out for each")
      ->type_name("NAME")
      ->check([](const std::string& name) {
        return charset_named(name) ? std::string() : "unknown character set \"" + name + "\"";
      });
  once_a_value(
      app.add_option("--field", words.fields, "where JSON records hold a field: body=/a/b, title=heading"))
      ->type_name("NAME=KEY")
      ->check([](const std::string& field) {
        const auto own = own_field(field);
        return own.ok() ? std::string() : own.error().message;
      });
  app.add_flag("--repair-utf8", words.repair,
               "bad UTF-8 in JSON becomes U+FFFD instead of costing the record");
  app.add_flag("--any-language", words.any_language, "take articles that are not English too");
}

ReadOptions read_options(const ReadWords& words) {
  ReadOptions options;
  options.format = *input_format_named(words.format);
  options.charset = words.charset;
  options.repair = words.repair;
  options.any_language = words.any_language;
  for (const std::string& field : words.fields) options.fields.push_back(own_field(field).value());
  return options;
}

void add_pattern_options(CLI::App& app, PatternOptions& patterns) {
  app.add_option("--patterns", patterns.folder, "another pattern folder")->type_name("DIR");
  once_a_value(app.add_option("--add-patterns", patterns.added, "a folder of patterns on top"))
      ->type_name("DIR");
  once_a_value(
      app.add_option("--gazetteer", patterns.gazetteers, "own names with ids: name, kind, type, same_as"))
      ->type_name("FILE");
}

// What extract and replay are told in words.
struct ExtractWords {
  std::string format;
  std::vector<std::string> limits;
  ReadWords read;
};

void add_limit_option(CLI::App& app, std::vector<std::string>& words) {
  once_a_value(app.add_option("--limit", words, "another limit: article=1M; `claimgraph limits` shows all"))
      ->type_name("NAME=NUMBER")
      ->check([](const std::string& word) {
        Limits limits;
        const auto set = set_limit(word, limits);
        return set.ok() ? std::string() : set.error().message;
      });
}

Limits limits_from(const std::vector<std::string>& words) {
  Limits limits;
  for (const std::string& word : words) (void)set_limit(word, limits);
  return limits;
}

void add_split_option(CLI::App& app, std::uint64_t& bytes) {
  app.add_option("--split", bytes, "bytes a file, where bulk and the like go to a folder; default 10M")
      ->type_name("SIZE")
      ->transform(CLI::AsSizeValue(false).description(""))
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 40U).description(""));
}

void add_extract_options(CLI::App& app, ExtractOptions& options, ExtractWords& words) {
  add_read_options(app, words.read);
  app.add_option("-f,--format", words.format, "what is written")->check(one_of(format_names(), format_named));
  app.add_option("-o,--output", options.output, "file or folder; default standard output")->type_name("PATH");
  add_split_option(app, options.split);
  app.add_option("--rejects", options.rejects, "keep refused records in this file, for replay")
      ->type_name("FILE");
  app.add_option("--state", options.state, "folder to go on from after a crash; needs --output FILE")
      ->type_name("DIR");
  app.add_option("--checkpoint-every", options.checkpoint, "with --state: also after so many records")
      ->type_name("RECORDS");
  add_limit_option(app, words.limits);
  app.add_option(
         "--min-confidence", options.min_confidence,
         "leave out claims and clauses less sure than this; without it, statements less sure than 0.5")
      ->check(CLI::Range(0.0, 1.0));
  app.add_option("-j,--jobs", options.jobs, "worker threads")->check(CLI::Range(1, 512));
  app.add_option("--date", options.date, "document date for articles that carry none");
  add_pattern_options(app, options.patterns);
}

// The words as options; false, with a message, where they make no sense.
bool finish_extract_options(const ExtractWords& words, ExtractOptions& options) {
  if (!words.format.empty()) options.format = format_named(words.format);
  options.read = read_options(words.read);
  options.limits = limits_from(words.limits);
  options.read.record_limit = options.limits.record;
  options.read.input_limit = options.limits.input;
  const std::string date = iso_date(options.date);
  if (!options.date.empty() && date.empty()) {
    say("--date", "no date: " + options.date + "; write it as 2025-01-22");
    return false;
  }
  options.date = date;
  return true;
}

// `claimgraph FOLDER` means `claimgraph extract FOLDER`; options may stand before the command.
std::vector<std::string> with_command(int argc, char** argv, const CLI::App& app) {
  std::vector<std::string> words(argv + 1, argv + argc);
  constexpr std::string_view kOwn[] = {"-h", "--help", "--help-all", "--version"};
  const bool own = words.empty() || std::find(std::begin(kOwn), std::end(kOwn), words[0]) != std::end(kOwn);
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  const auto names_command = [&](const std::string& word) {
    return std::any_of(commands.begin(), commands.end(),
                       [&](const CLI::App* each) { return each->check_name(word); });
  };
  if (!own && !names_command(words[0])) {
    const auto command =
        words[0].starts_with("-") ? std::find_if(words.begin(), words.end(), names_command) : words.end();
    if (command == words.end())
      words.insert(words.begin(), "extract");
    else
      std::rotate(words.begin(), command, command + 1);
  }
  std::reverse(words.begin(), words.end());  // as CLI11 wants them
  return words;
}

// Help whose examples, the footer of a command, stand before its options.
class ExamplesFirst : public CLI::Formatter {
 public:
  std::string make_description(const CLI::App* app) const override {
    return CLI::Formatter::make_description(app) + CLI::Formatter::make_footer(app) + "\n";
  }
  std::string make_footer(const CLI::App*) const override { return ""; }
};

// What is wrong with the command line, and what may have been meant.
int refuse_usage(const CLI::App& app, const CLI::ParseError& error) {
  const auto parsed = app.get_subcommands();
  const CLI::App& command = parsed.empty() ? app : *parsed.front();
  std::string message = error.what(), hint;
  std::istringstream words(message.substr(message.rfind(": ") + 1));
  const bool unknown = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError);
  for (std::string word; unknown && words >> word;) {
    const std::string meant = word.starts_with("--") ? meant_option(command, word) : "";
    if (!meant.empty()) hint += "; did you mean " + meant + "?";
  }
  std::replace(message.begin(), message.end(), '\n', ' ');
  say("", message + hint + "; see claimgraph " + (parsed.empty() ? "" : command.get_name() + " ") + "--help");
  return kUsage;
}

// A first word that is neither a command nor there as a path may be a slip of a command: which, or "".
std::string slip_of_command(int argc, char** argv, const CLI::App& app) {
  std::error_code error;
  if (argc < 2 || argv[1][0] == '-' || std::filesystem::exists(argv[1], error)) return "";
  const std::string meant = meant_command(app, argv[1]);
  return meant == argv[1] ? "" : meant;
}

// Where a standard descriptor is closed, the next file that is opened would take its place. What stands in
// for it fails: input cannot be read, output not be written.
void fill_standard_descriptors() {
  constexpr int kModes[] = {O_WRONLY, O_RDONLY, O_WRONLY};
  for (int descriptor = 0; descriptor < 3; ++descriptor) {
    if (::fcntl(descriptor, F_GETFD) < 0) ::open("/dev/null", kModes[descriptor]);
  }
}

int run(int argc, char** argv) {
  CLI::App app{"Reads English news and gives its claims as a knowledge graph in JSON.", "claimgraph"};
  app.formatter(std::make_shared<ExamplesFirst>());
  app.footer(kExamples);
  app.require_subcommand(1);
  app.set_version_flag("--version", version_text);

  LogOptions log;
  std::string log_format = "text";
  app.add_flag("-q,--quiet", log.quiet, "only what went wrong on standard error");
  app.add_option("--log-format", log_format, "messages as text, or as JSON objects, one a line")
      ->check(CLI::IsMember({"text", "json"}));

  ExtractOptions extract;
  ExtractWords words;
  extract.jobs = std::max(1U, std::thread::hardware_concurrency());
  CLI::App* extract_command = app.add_subcommand("extract", "articles -> claims");
  extract_command->footer(kExamples);
  extract_command->add_option("PATH", extract.paths, "files, folders, - or nothing for standard input");
  add_extract_options(*extract_command, extract, words);
  extract_command->add_flag("--follow", extract.follow, "wait for more: of a file that grows, of a folder");
  CLI::App* replay_command =
      app.add_subcommand("replay", "run the refused records of --rejects again; default format jsonl");
  replay_command->add_option("REJECTS", extract.paths, "a file that --rejects wrote, - for standard input")
      ->required()
      ->expected(1);
  add_extract_options(*replay_command, extract, words);

  MergeOptions merge;
  std::string merge_format = "graph";
  CLI::App* merge_command = app.add_subcommand("merge", "many graphs -> one graph of the whole collection");
  merge_command->add_option("GRAPH", merge.paths, "graph or jsonl files, - for standard input")->required();
  once_a_value(merge_command->add_option("--retract", merge.retracted,
                                         "an article that was withdrawn: its evidence leaves"))
      ->type_name("ID");
  merge_command->add_option("-f,--format", merge_format, "what is written")
      ->check(one_of(format_names(), format_named));
  merge_command->add_option("-o,--output", merge.output, "file or folder; default standard output");
  add_split_option(*merge_command, merge.split);

  const auto run_index_commands = add_index_commands(app);

  InspectOptions inspect;
  ReadWords inspect_read;
  CLI::App* inspect_command =
      app.add_subcommand("inspect", "what each input is: format, character set, language, date and whence");
  inspect_command->add_option("PATH", inspect.paths, "files, folders, - or nothing for standard input");
  add_read_options(*inspect_command, inspect_read);
  inspect_command->add_flag("--json", inspect.json, "a JSON object a record instead of a table");
  inspect_command->add_flag("--map", inspect.map,
                            "with --json: runs of [text, size, page, size] in code points");
  inspect_command->add_flag("--fields", inspect.fields,
                            "list the keys of JSON records that are known; reads nothing");

  PatternsOptions patterns;
  CLI::App* patterns_command = add_patterns_command(app, patterns);
  add_pattern_options(*patterns_command, patterns.patterns);

  CLI::App* limits_command = app.add_subcommand("limits", "what a record may cost, and what then happens");
  add_limit_option(*limits_command, words.limits);

  std::string schema = "graph";
  CLI::App* schema_command =
      app.add_subcommand("schema", "JSON Schema of the output; what a search engine or database is told");
  schema_command->add_option("FOR", schema, "graph, or who reads --format bulk, records, solr ...")
      ->check(CLI::IsMember(schema_names()));
  schema_command->add_flag("--mapping{mapping}", schema, "short for: schema mapping");
  add_pattern_options(*schema_command, patterns.patterns);

  std::string shell;
  CLI::App* completion_command = app.add_subcommand("completion", "what a shell reads to complete commands");
  completion_command->add_option("SHELL", shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  CLI::App* manual_command = app.add_subcommand("man", "the manual page: claimgraph man | man -l -");

  for (CLI::App* command : app.get_subcommands({})) command->fallthrough();
  for (const auto& [command, examples] : kCommandExamples) app.get_subcommand(command)->footer(examples);
  for (CLI::App* below : patterns_command->get_subcommands({})) below->footer(patterns_command->get_footer());
  if (const std::string meant = slip_of_command(argc, argv, app); !meant.empty()) {
    say(argv[1], "is neither a command nor a path; did you mean " + meant + "?");
    return kUsage;
  }
  try {
    app.parse(with_command(argc, argv, app));
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error, std::cout, std::cerr) == 0 ? kDone : kUsage;
    return refuse_usage(app, error);
  }
  log.json = log_format == "json";
  set_log(log);
  if (*extract_command || *replay_command) {
    if (!finish_extract_options(words, extract)) return kUsage;
    return *extract_command ? run_extract(extract) : run_replay(extract);
  }
  if (*inspect_command) {
    inspect.read = read_options(inspect_read);
    return run_inspect(inspect);
  }
  if (*completion_command) return run_print(completion_script(app, shell));
  if (*manual_command) return run_print(manual_page(app, kExamples, std::string(version())));
  if (*limits_command) return run_limits(limits_from(words.limits));
  if (*merge_command) {
    merge.format = *format_named(merge_format);
    return run_merge(merge);
  }
  if (const int code = run_index_commands(); code >= 0) return code;
  if (*schema_command) return run_schema(patterns.patterns, schema);
  if (*patterns_command) return run_patterns(*patterns_command, patterns);
  return kUsage;
}

}  // namespace
}  // namespace claimgraph

int main(int argc, char** argv) {
  claimgraph::fill_standard_descriptors();
  claimgraph::watch_signals();
  claimgraph::watch_crashes(argv);
  try {
    return claimgraph::run(argc, argv);
  } catch (const std::bad_alloc&) {
    claimgraph::say("", "out of memory; a smaller --limit record or fewer --jobs take less");
    return claimgraph::kInternalError;
  } catch (const std::exception& error) {
    claimgraph::say("internal error", error.what());
    return claimgraph::kInternalError;
  }
}
