#include "write/schema.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "app/commands.h"
#include "app/exit_codes.h"
#include "app/loading.h"
#include "app/output.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr const char* kGraph = "graph";

struct Consumer {
  const char* name;
  std::string (*text)();
};
constexpr Consumer kConsumers[] = {{"mapping", claims_mapping},     {"opensearch", claims_mapping},
                                   {"postgres", postgres_script},   {"solr", solr_schema},
                                   {"typesense", typesense_schema}, {"meilisearch", meilisearch_settings}};

}  // namespace

std::vector<std::string> schema_names() {
  std::vector<std::string> names{kGraph};
  for (const Consumer& consumer : kConsumers) names.emplace_back(consumer.name);
  return names;
}

int run_schema(const PatternOptions& options, const std::string& name) {
  std::string text;
  if (name == kGraph) {
    const auto extractor = load_extractor(options);
    if (!extractor) return kUsage;
    text = graph_schema(extractor->resources().ontology);
  } else {
    const auto named = [&](const Consumer& consumer) { return consumer.name == name; };
    text = std::find_if(std::begin(kConsumers), std::end(kConsumers), named)->text();
  }
  Output output("");
  const int code = output.open();
  return code != kDone ? code : output.write(text);
}

}  // namespace claimgraph
