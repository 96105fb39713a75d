#include <string>

#include "write/claim_record.h"
#include "write/formats.h"

namespace claimgraph {

std::string bulk_lines(const Graph& graph) {
  std::string lines;
  for (const ClaimPlace& place : first_places(graph)) {
    JsonText action(lines);
    action.open('{');
    action.key("index").open('{');
    action.key("_index").text("claims");
    action.key("_id").text(place.node->id);
    action.close('}');
    action.close('}');
    lines += '\n';
    JsonText record(lines);
    put_claim_record(record, graph, place);
    lines += '\n';
  }
  return lines;
}

std::string record_lines(const Graph& graph) {
  std::string lines;
  for (const ClaimPlace& place : first_places(graph)) {
    JsonText json(lines);
    put_claim_record(json, graph, place);
    lines += '\n';
  }
  return lines;
}

std::string vespa_lines(const Graph& graph) {
  std::string lines;
  for (const ClaimPlace& place : first_places(graph)) {
    JsonText json(lines);
    json.open('{');
    json.key("put").text("id:claims:claim::" + place.node->id);
    json.key("fields");
    put_claim_record(json, graph, place);
    json.close('}');
    lines += '\n';
  }
  return lines;
}

}  // namespace claimgraph
