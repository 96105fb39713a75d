#include "app/patterns.h"

#include <CLI/CLI.hpp>
#include <span>

#include "app/coverage.h"
#include "app/exit_codes.h"
#include "app/loading.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/types_page.h"
#include "graph/load.h"
#include "parse/conllu.h"
#include "resources.h"
#include "rules/examples.h"
#include "rules/explain.h"

namespace claimgraph {
namespace {

// Writes to standard output; answers the exit code.
int print(const std::string& text) {
  Output output("");
  const int code = output.open();
  return code != kDone ? code : output.write(text);
}

int refuse(const Error& error) {
  say("", error.text());
  return kUsage;
}

// `folder` is where the patterns came from.
int test(const Resources& resources, const std::string& folder, const std::vector<std::string>& rules) {
  const auto report = run_examples(resources, rules);
  if (!report) return refuse(report.error());
  const ExampleReport& ran = report.value();
  std::string text;
  for (const ExampleFailure& failure : ran.failures) text += failure.text() + "\n";
  text += folder + ": " + std::to_string(ran.rules) + " rules, " + std::to_string(ran.examples.size()) +
          " examples, " + std::to_string(ran.failures.size()) + " failed\n";
  const int code = print(text);
  return code == kDone && !ran.failures.empty() ? kUsage : code;
}

// Tells of what nothing names, which does no harm: the rules are right without it.
void warn_of_unnamed(const PatternOptions& options) {
  const auto unnamed = unnamed_patterns({find_patterns(options.folder), options.added, options.gazetteers});
  if (!unnamed) return say("", unnamed.error().text());
  for (const Error& one : unnamed.value()) say("", one.text(), Level::kWarning);
}

// The types of a rule ("deal.supply | deal.license"); "" where none of them is asked for.
std::string types_if_asked(const Resources& resources, std::uint32_t rule, const std::string& asked) {
  std::string names;
  bool wanted = false;
  for (std::uint16_t type = 0; type < resources.ontology.types.size(); ++type) {
    if (!resources.rules.is_about(rule, type)) continue;
    const std::string& name = resources.ontology.types[type].name;
    wanted = wanted || is_asked(name, asked);
    names += (names.empty() ? "" : " | ") + name;
  }
  return wanted ? names : "";
}

// A rule a line: name, types, event or rule, where it stands; all types, or one, or those of one "deal.".
int list(const Resources& resources, const std::string& type) {
  std::string lines;
  for (std::uint32_t r = 0; r < resources.rules.rules.size(); ++r) {
    const Rule& rule = resources.rules.rules[r];
    const std::string types = types_if_asked(resources, r, type);
    if (types.empty()) continue;
    lines += rule.name + "\t" + types + "\t" + (rule.event ? "event" : "rule") + "\t" + rule.file + ":" +
             std::to_string(rule.line) + "\n";
  }
  if (lines.empty()) {
    return refuse({"", 0, 0, "no rule emits " + type + did_you_mean(type, resources.ontology.type_names())});
  }
  return print(lines);
}

int show(const Resources& resources, const PatternsOptions& options) {
  if (options.conllu) {
    std::string trees;
    for (const std::string& sentence : options.explained) {
      Document document(&resources.symbols);
      read_example(resources, sentence, document);
      trees += to_conllu(document);
    }
    return print(trees);
  }
  const std::string& sentence = options.explained.back();
  const auto text =
      explain(resources, sentence, std::span(options.explained).first(options.explained.size() - 1));
  return text ? print(text.value()) : refuse(text.error());
}

// Writes what loading makes of the folder, which is read instead from then on.
int compile(const PatternsOptions& options) {
  const std::string folder = find_patterns(options.patterns.folder);
  const auto image = compiled_patterns(folder);
  if (!image) return refuse(image.error());
  Output output(options.image.empty() ? image_path(folder) : options.image);
  int code = output.open();
  if (code == kDone) code = output.write(image.value());
  return code != kDone ? code : output.commit();
}

}  // namespace

CLI::App* add_patterns_command(CLI::App& app, PatternsOptions& options) {
  CLI::App* const command =
      app.add_subcommand("patterns", "the pattern folder: check, test, list, types, explain, compile");
  command->require_subcommand(1);
  const auto add = [&](const char* name, const char* what) {
    CLI::App* const below = command->add_subcommand(name, what);
    below->fallthrough();  // --patterns may stand behind it
    return below;
  };
  add("check", "read all patterns, run every example, and tell of word classes that nothing names");
  add("test", "run the examples of some rules, or of all")
      ->add_option("RULE", options.rules, "names of rules");
  CLI::App* const list = add("list", "rules with their types and places");
  list->add_option("TYPE", options.type, "deal, deal.acquisition");
  list->add_option("--coverage", options.coverage, "how often each type and rule fires in these articles");
  add("types", "claim and clause types with roles and examples, as Markdown");
  CLI::App* const explain = add("explain", "a sentence as rules see it; of rules named, how far they get");
  explain->add_option("SENTENCE", options.explained, "[RULE...] SENTENCE")->required();
  explain->add_flag("--conllu", options.conllu, "words, tags and trees of sentences as CoNLL-U");
  add("compile", "write the image of a folder, which is read in its place: loading takes a tenth of the time")
      ->add_option("-o,--output", options.image, "default the folder's name with .image behind it");
  return command;
}

int run_patterns(const CLI::App& command, const PatternsOptions& options) {
  const std::string asked = command.get_subcommands().front()->get_name();
  if (asked == "compile") return compile(options);
  PatternOptions wanted = options.patterns;
  wanted.from_files = true;
  const auto extractor = load_extractor(wanted);
  if (!extractor) return kUsage;
  const Resources& resources = extractor->resources();
  if (asked == "list" && !options.coverage.empty())
    return print_coverage(resources, options.coverage, options.type);
  if (asked == "list") return list(resources, options.type);
  if (asked == "types") return print(types_page(resources));
  if (asked == "explain") return show(resources, options);
  if (asked == "check") warn_of_unnamed(options.patterns);
  return test(resources, find_patterns(options.patterns.folder), options.rules);
}

}  // namespace claimgraph
