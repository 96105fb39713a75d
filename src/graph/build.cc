#include "graph/build.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "graph/claim_ids.h"
#include "graph/claim_nodes.h"
#include "graph/fingerprint.h"
#include "graph/host.h"
#include "graph/identity.h"
#include "graph/locator.h"
#include "graph/names.h"
#include "graph/order.h"
#include "graph/spelling.h"
#include "resources.h"

namespace claimgraph {
namespace {

DocumentInfo document_info(const Document& document, const Locator& locator) {
  const Metadata& meta = document.meta;
  DocumentInfo info;
  info.id = meta.id;
  info.title = meta.title;
  info.date = meta.date;
  info.language = meta.language;
  info.uri = meta.uri;
  if (std::string host = host_of(meta.uri); is_international(host)) info.host = std::move(host);
  info.publisher = meta.source;
  info.version = meta.version;
  info.modified = meta.modified;
  info.length = locator.length();
  info.sha256 = sha256_hex(std::string_view(document.text.bytes).substr(document.text.body_begin));
  info.truncated = document.truncated;
  info.fingerprint = fingerprint_of(std::string_view(document.text.bytes).substr(document.text.body_begin));
  info.hidden = hidden_in(document.text.bytes);
  if (meta.extracted) info.text = std::string_view(document.text.bytes).substr(document.text.body_begin);
  return info;
}

std::vector<std::string> add_entities(const Document& document, const Locator& locator, Graph& graph) {
  std::vector<Node> nodes(document.entities.size());
  for (const EntityMention& mention : document.mentions) {
    if (mention.entity >= nodes.size() || mention.tokens.empty()) continue;
    NodeMention& made = nodes[mention.entity].mentions.emplace_back();
    made.at = locator.place(mention.tokens);
    made.form = name_of(mention.form);
    made.link_rule = mention.rule;
    made.link_confidence = rounded(static_cast<double>(mention.confidence));
  }
  std::vector<std::string> ids(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Entity& entity = document.entities[i];
    Node& node = nodes[i];
    if (node.mentions.empty()) continue;
    node.kind = kind_of(entity.kind);
    node.type = entity.type;
    node.label = shown(entity.label.empty() ? node.mentions.front().at.text : entity.label);
    node.aliases = entity.aliases;
    for (std::string& alias : node.aliases) alias = shown(alias);
    node.same_as = entity.same_as;
    node.id = ids[i] = node_id(node.kind, entity_key(entity, node.mentions.front().at));
    if (node.kind == NodeKind::kAgreement) node.fields = ClaimFields{};
    graph.nodes.push_back(std::move(node));
  }
  return ids;
}

void add_agreement_parts(const Document& document, const std::vector<std::string>& ids, Graph& graph) {
  std::set<std::string> open;  // lists that were left open
  for (const AgreementPart& part : document.agreement_parts) {
    if (part.agreement >= ids.size() || part.mention >= document.mentions.size()) continue;
    const std::uint32_t entity = document.mentions[part.mention].entity;
    if (entity >= ids.size() || ids[entity].empty() || ids[part.agreement].empty()) continue;
    graph.edges.push_back({ids[part.agreement], ids[entity], "party", ""});
    if (part.open) open.insert(ids[part.agreement]);
  }
  for (Node& node : graph.nodes) {
    if (open.empty() || open.count(node.id) == 0) continue;
    if (auto* fields = std::get_if<ClaimFields>(&node.fields)) fields->open_roles = {"party"};
  }
}

std::vector<std::string> add_amounts(const Document& document, const Locator& locator, Graph& graph) {
  std::vector<std::string> ids;
  ids.reserve(document.amounts.size());
  for (const Amount& amount : document.amounts) {
    AmountFields fields;
    fields.dimension = name_of(amount.dimension);
    if (amount.has_value) fields.value = amount.value.text();
    if (amount.has_low) fields.low = amount.low.text();
    if (amount.has_high) fields.high = amount.high.text();
    fields.unit = amount.unit;
    fields.modifier = name_of(amount.modifier);
    fields.change = name_of(amount.change);
    fields.per = amount.per;
    fields.note = amount.note;
    Node node;
    node.kind = NodeKind::kAmount;
    node.mentions.push_back({locator.place(amount.bytes), "", "", 1});
    node.label = one_line(node.mentions.front().at.text);
    node.id = node_id(node.kind, amount_key(fields, node.mentions.front().at));
    node.fields = std::move(fields);
    ids.push_back(node.id);
    graph.nodes.push_back(std::move(node));
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::uint32_t other = document.amounts[i].equivalent;
    if (other < ids.size() && ids[other] != ids[i])
      graph.edges.push_back({ids[i], ids[other], "equivalent", ""});
  }
  return ids;
}

std::vector<std::string> add_dates(const Document& document, const Locator& locator, Graph& graph) {
  std::vector<std::string> ids;
  ids.reserve(document.dates.size());
  for (const TimeExpression& date : document.dates) {
    Node node;
    node.kind = NodeKind::kDate;
    node.type = name_of(date.type);
    node.mentions.push_back({locator.place(date.bytes), "", "", 1});
    node.label = one_line(node.mentions.front().at.text);
    DateFields fields{date.value, date.mod, date.begin, date.end, date.note};
    node.id = node_id(node.kind, date_key(node.type, fields, node.mentions.front().at));
    node.fields = std::move(fields);
    ids.push_back(node.id);
    graph.nodes.push_back(std::move(node));
  }
  return ids;
}

// In the order of the document; the claims are the last nodes.
Graph graph_in_order_of(const Resources& resources, const Document& document) {
  const Locator locator(document);
  Graph graph;
  graph.generator = {CLAIMGRAPH_VERSION, resources.hash, unicode_version()};
  graph.documents.push_back(document_info(document, locator));
  graph.nodes.reserve(document.entities.size() + document.amounts.size() + document.dates.size() +
                      document.claims.size());
  NodeIds ids;
  ids.entities = add_entities(document, locator, graph);
  add_agreement_parts(document, ids.entities, graph);
  ids.amounts = add_amounts(document, locator, graph);
  ids.dates = add_dates(document, locator, graph);
  add_claims(resources, document, locator, ids, graph);
  return graph;
}

}  // namespace

Graph build_graph(const Resources& resources, const Document& document) {
  Graph graph = graph_in_order_of(resources, document);
  put_in_order(graph);
  return graph;
}

std::vector<std::string> claim_ids(const Resources& resources, const Document& document) {
  const Graph graph = graph_in_order_of(resources, document);
  std::vector<std::string> ids;
  for (std::size_t n = graph.nodes.size() - document.claims.size(); n < graph.nodes.size(); ++n)
    ids.push_back(graph.nodes[n].id);
  return ids;
}

}  // namespace claimgraph
