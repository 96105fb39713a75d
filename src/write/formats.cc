#include "write/formats.h"

#include <algorithm>
#include <iterator>

namespace claimgraph {
namespace {
constexpr std::string_view kOutputNames[] = {
    "graph",  "jsonl",   "claims", "triples",     "summary",     "bulk",
    "nquads", "graphml", "dot",    "jsonld",      "neo4j-nodes", "neo4j-relationships",
    "vespa",  "records", "solr",   "meilisearch", "typesense"};
}

std::optional<Format> format_named(std::string_view name) {
  const auto found = std::find(std::begin(kOutputNames), std::end(kOutputNames), name);
  if (found == std::end(kOutputNames)) return std::nullopt;
  return static_cast<Format>(found - std::begin(kOutputNames));
}

std::vector<std::string> format_names() { return {std::begin(kOutputNames), std::end(kOutputNames)}; }

bool is_of_collection(Format format) { return format == Format::kGraph || format >= Format::kBulk; }

std::string render(Format format, const Graph& graph, bool pretty) {
  switch (format) {
    case Format::kGraph:
      return to_json(graph, pretty ? 2 : -1) + "\n";
    case Format::kJsonl:
      return to_json(graph) + "\n";
    case Format::kClaims:
      return claims_lines(graph);
    case Format::kTriples:
      return triples_lines(graph);
    case Format::kSummary:
      return summary_lines(graph);
    case Format::kBulk:
      return bulk_lines(graph);
    case Format::kNQuads:
      return n_quads(graph);
    case Format::kGraphMl:
      return graphml(graph);
    case Format::kDot:
      return dot(graph);
    case Format::kJsonLd:
      return json_ld(graph);
    case Format::kPropertyNodes:
      return property_nodes(graph);
    case Format::kPropertyRelationships:
      return property_relationships(graph);
    case Format::kVespa:
      return vespa_lines(graph);
    case Format::kRecords:
      return record_lines(graph);
    case Format::kSolr:
      return solr_lines(graph);
    case Format::kMeilisearch:
    case Format::kTypesense:
      return typesense_lines(graph);
  }
  return {};
}

}  // namespace claimgraph
