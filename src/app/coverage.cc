#include "app/coverage.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string_view>

#include "app/exit_codes.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/signals.h"
#include "document.h"
#include "extractor.h"
#include "graph/load.h"
#include "read/inputs.h"
#include "resources.h"

namespace claimgraph {
namespace {

// Claims by type and by rule.
struct Counts {
  std::vector<std::size_t> types, rules;

  explicit Counts(const Resources& resources)
      : types(resources.ontology.types.size()), rules(resources.rules.rules.size()) {}

  void add(const Document& document) {
    for (const Claim& claim : document.claims) {
      if (claim.rule == kNowhere) continue;
      ++types[claim.type];
      ++rules[claim.rule];
    }
  }
};

// Indices, most first, then in the order of the patterns.
std::vector<std::size_t> by_count(const std::vector<std::size_t>& counts) {
  std::vector<std::size_t> order(counts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
  return order;
}

std::string table(const Resources& resources, const Counts& counts, const std::string& asked) {
  std::string lines;
  for (const std::size_t t : by_count(counts.types)) {
    const std::string& name = resources.ontology.types[t].name;
    if (is_asked(name, asked)) lines += "type\t" + name + "\t" + std::to_string(counts.types[t]) + "\n";
  }
  for (const std::size_t r : by_count(counts.rules)) {
    const Rule& rule = resources.rules.rules[r];
    if (rule.fills) continue;  // it adds to the claims of others
    const std::string& type = resources.ontology.types[rule.type].name;
    if (is_asked(type, asked))
      lines += "rule\t" + rule.name + "\t" + std::to_string(counts.rules[r]) + "\t" + type + "\n";
  }
  return lines;
}

}  // namespace

bool is_asked(const std::string& name, const std::string& type) {
  return type.empty() || name == type || name.starts_with(type + ".");
}

int print_coverage(const Resources& resources, const std::vector<std::string>& paths,
                   const std::string& type) {
  Counts counts(resources);
  Document document(&resources.symbols);
  bool rejected = false;
  Receiver receiver;
  receiver.take = [&](Record record) {
    Metadata meta = metadata_of(record.article);
    analyse(resources, record.article.text, std::move(meta), document);
    counts.add(document);
    return !stop_requested().load();
  };
  receiver.refuse = [&](const Refusal& refused) {
    say(refused.where, refused.why);
    rejected = true;
  };
  receiver.skip = [](const std::string& where, const std::string& why) { say(where, "left out: " + why); };
  ReadOptions options;
  options.stop = &stop_requested();
  read_paths(paths, options, receiver);
  if (stop_requested().load()) return stop_exit_code();
  Output output("");
  if (const int code = output.open(); code != kDone) return code;
  if (const int code = output.write(table(resources, counts, type)); code != kDone) return code;
  return rejected ? kSomeRejected : kDone;
}

}  // namespace claimgraph
