#include <charconv>
#include <set>
#include <string>

#include "graph/order.h"
#include "write/claim_order.h"
#include "write/formats.h"

namespace claimgraph {
namespace {

// The shortest decimal form, in no locale.
std::string number(double value) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value);
  return std::string(digits, end.ptr);
}

}  // namespace

std::string triples_lines(const Graph& graph) {
  std::string lines;
  std::set<std::string> seen;  // of one document
  std::string document;
  for (const ClaimPlace& place : claim_places(graph)) {
    const ClaimFields& claim = *place.node->claim();
    const Evidence& evidence = *place.evidence;
    const bool own = !evidence.triple.subject.empty() || !evidence.triple.relation.empty();
    const Triple& triple = own ? evidence.triple : claim.triple;
    if (evidence.at.in_title || triple.subject.empty() || triple.relation.empty()) continue;
    if (document != evidence.at.document) seen.clear();
    document = evidence.at.document;
    const std::string where = one_line(document) + "\t" + std::to_string(evidence.sentence_start) + "\t" +
                              std::to_string(evidence.sentence_end) + "\t";
    const std::string what =
        one_line(triple.subject) + "\t" + one_line(triple.relation) + "\t" + one_line(triple.object) + "\n";
    if (seen.insert(where + what).second) lines += where + number(claim.confidence) + "\t" + what;
  }
  return lines;
}

}  // namespace claimgraph
