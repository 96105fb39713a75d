// CSV for neo4j-admin database import: claims are nodes, as they have more than two ends.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "graph/order.h"
#include "write/csv.h"
#include "write/formats.h"

namespace claimgraph {
namespace {

using Cells = std::vector<std::string_view>;

// The label of a node: its kind with a capital.
std::string label_of(std::string_view kind) {
  std::string label(kind);
  label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return label;
}

std::string document_key(std::string_view id) { return "document_" + std::string(id); }

void put_node(const Node& node, std::string& out) {
  static const AmountFields no_amount;
  static const DateFields no_date;
  static const ClaimFields no_claim;
  const AmountFields& amount = node.amount() == nullptr ? no_amount : *node.amount();
  const DateFields& date = node.date() == nullptr ? no_date : *node.date();
  const ClaimFields& claim = node.claim() == nullptr ? no_claim : *node.claim();
  const std::string label = label_of(name_of(node.kind));
  const std::string name = one_line(node.label);
  append_csv_line({node.id, label, node.type, name, node.amount() == nullptr ? date.value : amount.value,
                   amount.low, amount.high, amount.unit, amount.modifier, date.begin, date.end,
                   claim.polarity, claim.modality, claim.status, claim.rule, ""},
                  out);
}

}  // namespace

std::string property_nodes(const Graph& graph) {
  std::string out;
  append_csv_line({"id:ID", ":LABEL", "type", "name", "value", "low", "high", "unit", "modifier", "begin",
                   "end", "polarity", "modality", "status", "rule", "uri"},
                  out);
  for (const DocumentInfo& info : graph.documents) {
    const std::string id = document_key(info.id), title = one_line(info.title);
    Cells cells(16);
    cells[0] = id;
    cells[1] = "Document";
    cells[3] = title;
    cells[9] = info.date;
    cells[15] = info.uri;
    append_csv_line(cells, out);
  }
  for (const Node& node : graph.nodes) put_node(node, out);
  return out;
}

std::string property_relationships(const Graph& graph) {
  std::string out;
  append_csv_line({":START_ID", ":END_ID", ":TYPE", "operator", "start:int", "end:int", "text"}, out);
  for (const Edge& edge : graph.edges)
    append_csv_line({edge.source, edge.target, edge.role, edge.op, "", "", ""}, out);
  for (const Node& node : graph.nodes) {
    const ClaimFields* claim = node.claim();
    if (claim == nullptr) continue;
    for (const Evidence& evidence : claim->evidence) {
      const std::string document = document_key(evidence.at.document), text = one_line(evidence.at.text);
      const std::string start = std::to_string(evidence.at.start), end = std::to_string(evidence.at.end);
      append_csv_line({node.id, document, "evidence", "", start, end, text}, out);
    }
  }
  return out;
}

}  // namespace claimgraph
