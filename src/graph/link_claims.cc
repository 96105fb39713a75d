#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "dates/calendar.h"
#include "graph/collection.h"
#include "graph/identity.h"

namespace claimgraph {
namespace {

constexpr int kLongest = 366;  // days between claims on one matter

// A claim as the history of its matter sees it.
struct Entry {
  std::string matter;
  std::string date;  // of the first document that gives evidence; "" = unknown
  const Node* node = nullptr;
  const DocumentInfo* document = nullptr;
  std::map<std::string, std::set<std::string>> amounts;  // by role: exact values with their units
};

bool names_a_matter(std::string_view slot) {
  constexpr std::string_view kSlots[] = {"metric", "post", "round", "object", "kind", "scope"};
  return std::find(std::begin(kSlots), std::end(kSlots), slot) != std::end(kSlots);
}

// Type, who takes part, and what it is about. Empty where that is too little to tell one matter from another.
std::string matter_of(const Graph& graph, const Node& node, Entry& entry) {
  std::set<std::string> parts;
  std::set<std::string> parties;
  bool period = false;
  const auto [first, last] = graph.edges_from(node.id);
  for (const Edge* edge = first; edge != last; ++edge) {
    const Node* target = graph.find(edge->target);
    if (target == nullptr || edge->role == "source") continue;
    if (target->kind <= NodeKind::kAgreement) {
      parts.insert(edge->role + " " + target->id);
      parties.insert(target->id);
    }
    if (edge->role == "period") {
      parts.insert("period " + target->id);
      period = true;
    }
    const AmountFields* amount = target->amount();
    if (amount != nullptr && amount->modifier == "exact" && !amount->value.empty())
      entry.amounts[edge->role + " " + amount->unit].insert(amount->value);
    if (edge->role == "condition") return "";  // what holds only if something else does
  }
  bool metric = false;
  for (const Slot& slot : node.claim()->slots) {
    if (!names_a_matter(slot.role)) continue;
    metric = metric || slot.role == "metric" || slot.role == "post";
    parts.insert(slot.role + " " + folded(slot.at.text));
  }
  const bool enough = parties.size() >= 2 || (parties.size() == 1 && metric && period);
  std::string matter = enough ? node.type : "";
  for (const std::string& part : parts) {
    if (enough) matter += '\x1f' + part;
  }
  return matter;
}

// "for": asserted and such, positive; "against": negative or denied. Hypothetical claims take no side.
int side_of(const ClaimFields& claim) {
  if (claim.modality == "hypothetical" || claim.modality == "asked" || claim.modality == "possible") return 0;
  return (claim.polarity == "negative") != (claim.modality == "denied") ? -1 : 1;
}

bool amounts_differ(const Entry& a, const Entry& b) {
  return std::any_of(a.amounts.begin(), a.amounts.end(), [&](const auto& amount) {
    const auto other = b.amounts.find(amount.first);
    if (other == b.amounts.end()) return false;
    return std::none_of(amount.second.begin(), amount.second.end(),
                        [&](const std::string& value) { return other->second.count(value) > 0; });
  });
}

// What the later claim is to the earlier one; "" = nothing.
std::string relation(const Entry& earlier, const Entry& later) {
  const ClaimFields& a = *earlier.node->claim();
  const ClaimFields& b = *later.node->claim();
  const int sides = side_of(a) * side_of(b);
  if (sides == 0) return "";
  const auto from = iso_day(earlier.date), to = iso_day(later.date);
  if (from && to && (*to - *from).count() > kLongest) return "";
  const bool amounts = amounts_differ(earlier, later);
  const bool status = !a.status.empty() && !b.status.empty() && a.status != b.status;
  if (sides > 0 && !amounts && !status) return "";
  const bool is_later = from && to && *from < *to;
  const bool address = earlier.document != nullptr && later.document != nullptr &&
                       !later.document->uri.empty() && earlier.document->uri == later.document->uri;
  if (is_later && address) return "supersedes";
  if (sides < 0) return "contradicts";
  if (is_later) return "revises";
  return amounts ? "contradicts" : "";
}

}  // namespace

void link_claims(Graph& graph) {
  std::map<std::string_view, const DocumentInfo*> documents;
  for (const DocumentInfo& info : graph.documents) documents[info.id] = &info;
  std::vector<Entry> entries;
  for (const Node& node : graph.nodes) {
    const bool fits = node.kind == NodeKind::kClaim && node.type != "open" && node.claim() != nullptr &&
                      !node.type.starts_with("statement.");
    if (!fits) continue;
    Entry entry;
    entry.node = &node;
    entry.matter = matter_of(graph, node, entry);
    if (entry.matter.empty()) continue;
    for (const Evidence& evidence : node.claim()->evidence) {
      const auto found = documents.find(evidence.at.document);
      if (found == documents.end()) continue;
      const std::string date = found->second->date.substr(0, 10);
      if (entry.document != nullptr && (date.empty() || (!entry.date.empty() && entry.date <= date)))
        continue;
      entry.document = found->second;
      entry.date = date;
    }
    entries.push_back(std::move(entry));
  }
  const auto order = [](const Entry& entry) { return std::tie(entry.matter, entry.date, entry.node->id); };
  std::sort(entries.begin(), entries.end(),
            [&](const Entry& a, const Entry& b) { return order(a) < order(b); });
  std::vector<Edge> links;
  for (std::size_t i = 1; i < entries.size(); ++i) {
    if (entries[i].matter != entries[i - 1].matter) continue;
    const std::string role = relation(entries[i - 1], entries[i]);
    if (!role.empty()) links.push_back({entries[i].node->id, entries[i - 1].node->id, role, ""});
  }
  if (links.empty()) return;
  std::move(links.begin(), links.end(), std::back_inserter(graph.edges));
  std::sort(graph.edges.begin(), graph.edges.end(), [](const Edge& a, const Edge& b) {
    return std::tie(a.source, a.role, a.target, a.op) < std::tie(b.source, b.role, b.target, b.op);
  });
}

}  // namespace claimgraph
