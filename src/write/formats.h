// The output formats: each a pure function of a graph, in a file of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/graph.h"

namespace claimgraph {

enum class Format : std::uint8_t {
  kGraph,
  kJsonl,
  kClaims,
  kTriples,
  kSummary,
  kBulk,
  kNQuads,
  kGraphMl,
  kDot,
  kJsonLd,
  kPropertyNodes,
  kPropertyRelationships,
  kVespa,
  kRecords,
  kSolr,
  kMeilisearch,
  kTypesense
};

std::optional<Format> format_named(std::string_view name);
/// The names, in the order of the enum.
std::vector<std::string> format_names();

/// Whether the format tells of a collection as a whole, so that articles are merged before; else each article
/// stands for itself.
bool is_of_collection(Format format);

/// The graph in that format, ending in a line break (empty where there is nothing to say). `pretty` indents
/// the graph format and means nothing to the others.
std::string render(Format format, const Graph& graph, bool pretty = false);

/// What the bulk interface of Elasticsearch and OpenSearch takes: for each claim and clause the action that
/// puts it in place of what stood under its id, and its flat record, a line each.
std::string bulk_lines(const Graph& graph);
/// RDF 1.1 N-Quads without blank nodes: nodes as urn:claimgraph:ID, each claim in a named graph of its own.
std::string n_quads(const Graph& graph);
/// The same statements as flattened JSON-LD 1.1 with its context inside.
std::string json_ld(const Graph& graph);
/// CSV with the headers of neo4j-admin: articles and nodes; edges, and evidence from claims to articles.
/// Cells that a spreadsheet would run as formulas begin with an apostrophe.
std::string property_nodes(const Graph& graph);
std::string property_relationships(const Graph& graph);
/// What `vespa feed` takes: a put of each claim's flat record, one a line.
std::string vespa_lines(const Graph& graph);
/// The flat record of each claim and clause, one a line.
std::string record_lines(const Graph& graph);
/// The same without objects in lists, whose fields Solr, Typesense and Meilisearch would not keep together:
/// roles as "buyer=Acme", numbers under their currency, exact amounts as text; a claim or clause a line. Solr
/// takes dates as ranges of days and numbers as fields money_USD ..., the others seconds since 1970 (`to` is
/// the first second after) and an object of currencies.
std::string solr_lines(const Graph& graph);
std::string typesense_lines(const Graph& graph);
/// For drawing: ids, kinds, labels and roles.
std::string graphml(const Graph& graph);
std::string dot(const Graph& graph);
/// Flat JSON records, one claim a line, by document and place.
std::string claims_lines(const Graph& graph);
/// document, sentence start, sentence end, confidence, subject, relation, object: tab-separated, by place.
std::string triples_lines(const Graph& graph);
/// For people, without what steers a terminal: "claim TYPE [modality,status] text | roles | sentence | rule",
/// one claim a line, by place.
std::string summary_lines(const Graph& graph);

}  // namespace claimgraph
