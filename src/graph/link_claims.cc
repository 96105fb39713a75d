#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "dates/calendar.h"
#include "graph/collection.h"
#include "graph/identity.h"
#include "graph/order.h"
#include "graph/packed.h"
#include "rules/ontology.h"

namespace claimgraph {
namespace {

constexpr int kLongestBetween = 366;  // days between claims on one matter

using Amounts = std::vector<std::string>;  // sorted: role and unit, then the exact value

bool names_a_matter(std::string_view slot) {
  constexpr std::string_view kSlots[] = {"metric", "post", "round", "object", "kind", "scope"};
  return std::find(std::begin(kSlots), std::end(kSlots), slot) != std::end(kSlots);
}

bool is_of_kind(std::string_view id, NodeKind kind) {
  const std::string_view name = name_of(kind);
  return id.starts_with(name) && id.size() > name.size() && id[name.size()] == '_';
}

bool takes_part(std::string_view id) {
  return is_of_kind(id, NodeKind::kParty) || is_of_kind(id, NodeKind::kPlace) ||
         is_of_kind(id, NodeKind::kProduct) || is_of_kind(id, NodeKind::kAgreement);
}

// "for": asserted and such, positive; "against": negative or denied. Hypothetical claims take no side.
int side_of(const ClaimFields& claim) {
  if (claim.modality == "hypothetical" || claim.modality == "asked" || claim.modality == "possible") return 0;
  return (claim.polarity == "negative") != (claim.modality == "denied") ? -1 : 1;
}

// Whether a role has values of one unit on both sides, and none of them twice.
bool amounts_differ(const Amounts& a, const Amounts& b) {
  const auto role_of = [](const std::string& amount) {
    return std::string_view(amount).substr(0, amount.find(kKeySeparator));
  };
  const auto in = [](const Amounts& list, const auto& wanted) {
    return std::any_of(list.begin(), list.end(), wanted);
  };
  return in(a, [&](const std::string& amount) {
    const auto same_role = [&](const std::string& other) { return role_of(other) == role_of(amount); };
    if (!in(b, same_role)) return false;
    return std::none_of(a.begin(), a.end(), [&](const std::string& mine) {
      return same_role(mine) && std::find(b.begin(), b.end(), mine) != b.end();
    });
  });
}

}  // namespace

// A claim as the history of its matter sees it. What it is about: its type, who takes part, what tells one
// matter from another.
struct ClaimHistory::Entry {
  std::string id, type, status;
  std::string date, uri;  // of the first document that gives evidence; "" = unknown
  std::int32_t side = 0;
  std::vector<std::string> parts;
  Amounts amounts;
  // While its edges come.
  std::set<std::string> parties;
  bool period = false, metric = false, conditional = false;

  template <typename Archive>
  friend void fields(Archive& archive, Is<Entry> auto& entry) {
    archive(entry.id, entry.type, entry.status, entry.date, entry.uri, entry.side, entry.parts, entry.amounts,
            entry.metric);
  }

  // What the later claim is to this one; "" = nothing.
  std::string relation(const Entry& later) const {
    const int sides = side * later.side;
    if (sides == 0) return "";
    const auto from = iso_day(date), to = iso_day(later.date);
    if (from && to && (*to - *from).count() > kLongestBetween) return "";
    const bool amounts_do = amounts_differ(amounts, later.amounts);
    const bool status_does = !status.empty() && !later.status.empty() && status != later.status;
    if (sides > 0 && !amounts_do && !status_does) return "";
    const bool is_later = from && to && *from < *to;
    if (is_later && !later.uri.empty() && uri == later.uri) return "supersedes";
    if (sides < 0) return "contradicts";
    if (is_later) return "revises";
    return amounts_do ? "contradicts" : "";
  }
};

ClaimHistory::ClaimHistory(const Documents& documents, std::size_t memory)
    : documents_(documents), claims_(memory), matters_(memory), links_(memory) {}

void ClaimHistory::add(const Node& node) {
  const AmountFields* amount = node.amount();
  if (amount != nullptr && amount->modifier == "exact" && !amount->value.empty())
    exact_amounts_[node.id] = amount->unit + kKeySeparator + amount->value;
  const bool fits = node.kind == NodeKind::kClaim && node.type != "open" && node.claim() != nullptr &&
                    !is_statement_type(node.type);
  if (!fits) return;
  const ClaimFields& claim = *node.claim();
  Entry entry;
  entry.id = node.id;
  entry.type = node.type;
  entry.status = claim.status;
  entry.side = side_of(claim);
  const DocumentInfo* first = nullptr;
  for (const Evidence& evidence : claim.evidence) {
    const auto found = documents_.find(evidence.at.document);
    if (found == documents_.end()) continue;
    const std::string date = found->second->date.substr(0, 10);
    if (first != nullptr && (date.empty() || (!entry.date.empty() && entry.date <= date))) continue;
    first = found->second;
    entry.date = date;
  }
  if (first != nullptr) entry.uri = first->uri;
  for (const Slot& slot : claim.slots) {
    if (!names_a_matter(slot.role)) continue;
    entry.metric = entry.metric || slot.role == "metric" || slot.role == "post";
    entry.parts.push_back(slot.role + " " + folded(slot.at.text));
  }
  claims_.add(entry.id, packed(entry));
}

void ClaimHistory::add(const Edge& edge) {
  while (open_ == nullptr || open_->id < edge.source) {
    close_entry();
    const SortedRuns::Record* record = claims_.next();
    if (record == nullptr) return;
    open_ = std::make_shared<Entry>(unpacked<Entry>(record->value));
  }
  if (open_->id != edge.source || edge.role == "source") return;
  if (takes_part(edge.target)) {
    open_->parts.push_back(edge.role + " " + edge.target);
    open_->parties.insert(edge.target);
  }
  if (edge.role == "period") {
    open_->parts.push_back("period " + edge.target);
    open_->period = true;
  }
  const auto amount = exact_amounts_.find(edge.target);
  if (amount != exact_amounts_.end()) open_->amounts.push_back(edge.role + " " + amount->second);
  // What holds only if something else does is no part of a history.
  open_->conditional = open_->conditional || edge.role == "condition";
}

// What is about too little to tell one matter from another is left out.
void ClaimHistory::close_entry() {
  if (open_ == nullptr) return;
  const Entry& entry = *open_;
  const std::size_t parties = entry.parties.size();
  const bool enough = parties >= 2 || (parties == 1 && entry.metric && entry.period);
  if (enough && !entry.conditional) {
    tidy(open_->parts);
    tidy(open_->amounts);
    std::string matter = entry.type;
    for (const std::string& part : entry.parts) matter += kKeySeparator + part;
    open_->parts = {matter};
    matters_.add(matter + '\0' + entry.date + '\0' + entry.id, packed(entry));
  }
  open_ = nullptr;
}

void ClaimHistory::find() {
  close_entry();
  Entry earlier;
  while (const SortedRuns::Record* record = matters_.next()) {
    Entry entry = unpacked<Entry>(record->value);
    if (entry.parts == earlier.parts) {
      const Edge link{entry.id, earlier.id, earlier.relation(entry), ""};
      if (!link.role.empty()) links_.add(sort_key(link), packed(link));
    }
    earlier = std::move(entry);
  }
}

bool ClaimHistory::next_link(Edge& link) {
  const SortedRuns::Record* record = links_.next();
  if (record == nullptr) return false;
  link = unpacked<Edge>(record->value);
  return true;
}

const std::string& ClaimHistory::error() const {
  if (!claims_.error().empty()) return claims_.error();
  return matters_.error().empty() ? links_.error() : matters_.error();
}

}  // namespace claimgraph
