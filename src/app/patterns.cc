#include <string>

#include "app/commands.h"
#include "app/exit_codes.h"
#include "app/messages.h"
#include "app/output.h"
#include "graph/load.h"
#include "resources.h"
#include "write/schema.h"

namespace claimgraph {
namespace {

// Writes to standard output; answers the exit code.
int print(const std::string& text) {
  Output output("");
  const int code = output.open();
  return code != kDone ? code : output.write(text);
}

}  // namespace

int run_patterns_check(const PatternOptions& options) {
  const auto extractor = Extractor::load(options);
  if (!extractor.ok()) {
    say("", extractor.error().text());
    return kUsage;
  }
  const Resources& resources = extractor.value().resources();
  return print(find_patterns(options.folder) + ": " + std::to_string(resources.rules.rules.size()) +
               " rules, " + std::to_string(resources.ontology.types.size()) + " types, " +
               extractor.value().patterns() + "\n");
}

int run_patterns_list(const PatternOptions& options) {
  const auto extractor = Extractor::load(options);
  if (!extractor.ok()) {
    say("", extractor.error().text());
    return kUsage;
  }
  const Resources& resources = extractor.value().resources();
  std::string lines;
  for (const Rule& rule : resources.rules.rules) {
    lines += rule.name + "\t" + resources.ontology.types[rule.type].name + "\t" +
             (rule.event ? "event" : "rule") + "\t" + rule.file + ":" + std::to_string(rule.line) + "\n";
  }
  return print(lines);
}

int run_schema(const PatternOptions& options, bool mapping) {
  if (mapping) return print(claims_mapping());
  const auto extractor = Extractor::load(options);
  if (!extractor.ok()) {
    say("", extractor.error().text());
    return kUsage;
  }
  return print(graph_schema(extractor.value().resources().ontology));
}

}  // namespace claimgraph
