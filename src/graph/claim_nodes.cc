#include "graph/claim_nodes.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "graph/identity.h"
#include "graph/names.h"
#include "graph/order.h"
#include "resources.h"

namespace claimgraph {
namespace {

std::string rule_name(const Resources& resources, std::uint32_t rule) {
  if (rule >= resources.rules.rules.size()) return "open";
  const Rule& found = resources.rules.rules[rule];
  std::string name(found.file, found.file.find_last_of('/') + 1);
  name += '/';
  return name += found.name;
}

// Texts put together in one buffer: parts of a key that have no order.
class Parts {
 public:
  void clear() {
    bytes_.clear();
    ends_.clear();
  }
  bool empty() const { return ends_.empty(); }
  std::size_t size() const { return ends_.size(); }
  Parts& operator<<(std::string_view text) {
    bytes_ += text;
    return *this;
  }
  Parts& operator<<(char c) {
    bytes_ += c;
    return *this;
  }
  Parts& folded(std::string_view text) {
    append_folded(text, bytes_);
    return *this;
  }
  void end_part() { ends_.push_back(bytes_.size()); }

  // Sorted, each once.
  void append_to(std::string& key) {
    sorted_.clear();
    std::size_t begin = 0;
    for (const std::size_t end : ends_) {
      sorted_.push_back(std::string_view(bytes_).substr(begin, end - begin));
      begin = end;
    }
    std::sort(sorted_.begin(), sorted_.end());
    sorted_.erase(std::unique(sorted_.begin(), sorted_.end()), sorted_.end());
    for (const std::string_view part : sorted_) {
      key += kKeySeparator;
      key += part;
    }
  }

 private:
  std::string bytes_;
  std::vector<std::size_t> ends_;
  std::vector<std::string_view> sorted_;
};

// Adds claim by claim, then their ids, when all are there.
class ClaimNodes {
 public:
  ClaimNodes(const Resources& resources, const Document& document, const Locator& locator, const NodeIds& ids,
             Graph& graph)
      : resources_(resources),
        document_(document),
        locator_(locator),
        ids_(ids),
        graph_(graph),
        first_node_(graph.nodes.size()),
        first_edge_(graph.edges.size()) {}

  void add(const Claim& claim) {
    Draft draft{graph_.nodes.emplace_back(), nullptr, graph_.edges.size()};
    if (claim.type < resources_.ontology.types.size()) draft.type = &resources_.ontology.types[claim.type];
    const bool clause = draft.type != nullptr && draft.type->clause;
    draft.node.kind = clause ? NodeKind::kClause : NodeKind::kClaim;
    draft.node.type = draft.type != nullptr ? draft.type->name : "open";
    ClaimFields& fields = draft.node.fields.emplace<ClaimFields>();
    add_facts(claim, fields);
    for (const RoleFiller& role : claim.roles) add_role(claim, role, fields);
    add_speaker_slot(claim, draft.node.type, fields);
    if (!fields.evidence.empty()) append_one_line(fields.evidence.front().at.text, draft.node.label);
    append_key(draft, fields);
    key_ends_.push_back(keys_.size());
    edge_ends_.push_back(graph_.edges.size());
  }

  // A claim that depends on another is a different claim where the other is: the other's key is part of the
  // id, one level deep, so that claims that point to each other have ids too.
  void finish() {
    const std::size_t count = key_ends_.size();
    own_ids_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
      Node& node = graph_.nodes[first_node_ + i];
      parts_.clear();
      for (std::size_t e = edge_begin(i); e < edge_ends_[i]; ++e) {
        const Edge& edge = graph_.edges[e];
        if (to_claim(e) == kNowhere || edge.role == "source") continue;
        parts_ << edge.role << ' ' << edge.op << ' ' << own_id(to_claim(e));
        parts_.end_part();
      }
      if (parts_.empty() && node.kind == NodeKind::kClaim) {
        node.id = own_id(i);
      } else {
        std::string key(key_of(i));
        parts_.append_to(key);
        node.id = node_id(node.kind, key);
      }
    }
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t e = edge_begin(i); e < edge_ends_[i]; ++e) {
        Edge& edge = graph_.edges[e];
        edge.source = graph_.nodes[first_node_ + i].id;
        if (to_claim(e) != kNowhere) edge.target = graph_.nodes[first_node_ + to_claim(e)].id;
      }
    }
    const auto to_itself = [](const Edge& edge) { return edge.source == edge.target; };
    auto& edges = graph_.edges;
    edges.erase(
        std::remove_if(edges.begin() + static_cast<std::ptrdiff_t>(first_edge_), edges.end(), to_itself),
        edges.end());
  }

 private:
  // A claim on its way to a node; its edges are the last ones of the graph.
  struct Draft {
    Node& node;
    const ClaimType* type;
    std::size_t first_edge;
  };

  std::size_t edge_begin(std::size_t claim) const { return claim == 0 ? first_edge_ : edge_ends_[claim - 1]; }
  // The claim an edge points to, whose id is not yet known, or kNowhere.
  std::uint32_t to_claim(std::size_t edge) const { return to_claim_[edge - first_edge_]; }
  // What makes a claim the same thing, but for claims it points to.
  std::string_view key_of(std::size_t claim) const {
    const std::size_t begin = claim == 0 ? 0 : key_ends_[claim - 1];
    return std::string_view(keys_).substr(begin, key_ends_[claim] - begin);
  }
  const std::string& own_id(std::size_t claim) {
    if (own_ids_[claim].empty()) own_ids_[claim] = node_id(NodeKind::kClaim, key_of(claim));
    return own_ids_[claim];
  }

  void add_facts(const Claim& claim, ClaimFields& fields) const {
    const std::uint32_t head = claim.predicate < document_.predicates.size()
                                   ? document_.predicates[claim.predicate].token
                                   : claim.anchor;
    if (head < document_.tokens.size()) fields.predicate = document_.lemma(head);
    append_one_line(document_.span_text(claim.subject), fields.triple.subject);
    append_one_line(document_.span_text(claim.relation), fields.triple.relation);
    append_one_line(document_.span_text(claim.object), fields.triple.object);
    if (claim.apposition) {
      fields.predicate = "be";
      fields.triple.relation = "is";
    }
    fields.polarity = name_of(claim.polarity);
    fields.modality = name_of(claim.modality);
    fields.status = name_of(claim.status);
    fields.rule = rule_name(resources_, claim.rule);
    fields.confidence = rounded(static_cast<double>(claim.confidence));
    if (!claim.evidence.empty()) add_evidence(claim, fields);
    for (const TokenSpan cue : claim.cues) {
      if (!cue.empty()) fields.cues.push_back(locator_.place(cue));
    }
    for (const Symbol role : claim.open_roles) fields.open_roles.emplace_back(document_.symbols.view(role));
  }

  void add_evidence(const Claim& claim, ClaimFields& fields) const {
    Evidence& evidence = fields.evidence.emplace_back();
    evidence.at = locator_.place(claim.evidence);
    evidence.triple = fields.triple;
    evidence.predicate = fields.predicate;
    evidence.rule = fields.rule;
    evidence.confidence = fields.confidence;
    evidence.sentence_start = evidence.at.start;
    evidence.sentence_end = evidence.at.end;
    if (document_.sentences.empty()) return;
    const Sentence& sentence = document_.sentences[document_.sentence_of(claim.evidence.begin)];
    if (sentence.tokens.empty()) return;
    const FieldRange whole = locator_.range(document_.bytes_of(sentence.tokens));
    evidence.sentence_start = whole.start;
    evidence.sentence_end = whole.end;
    append_one_line(whole.text, evidence.sentence);
  }

  void add_role(const Claim& claim, const RoleFiller& role, ClaimFields& fields) {
    const std::string_view name = document_.symbols.view(role.role);
    const bool known = claim.type < resources_.ontology.types.size();
    const RoleType* type = known ? resources_.ontology.role(claim.type, name) : nullptr;
    const Filler& filler = role.filler;
    // A claim is pointed at even where the role is free text: what a statement says is both.
    const bool free_text =
        type != nullptr && type->kind == RoleKind::kSlot && filler.kind != FillerKind::kClaim;
    const bool slot = filler.kind == FillerKind::kText || free_text;
    if (slot) {
      if (!filler.tokens.empty())
        fields.slots.push_back({std::string(name), locator_.place(filler.tokens), std::string(role.op)});
      return;
    }
    if (filler.kind == FillerKind::kClaim) {
      if (filler.index < document_.claims.size()) add_edge(name, "", role.op, filler.index);
      return;
    }
    add_targets(name, filler, role.op);
  }

  void add_edge(std::string_view role, std::string_view target, std::string_view op, std::uint32_t claim) {
    Edge& edge = graph_.edges.emplace_back();
    edge.target = target;
    edge.role = role;
    edge.op = op;
    to_claim_.push_back(claim);
  }

  // A plural entity stands for its members where they are known.
  void add_targets(std::string_view role, const Filler& filler, std::string_view op) {
    const std::uint32_t at = filler.index;
    if (filler.kind == FillerKind::kAmount && at < ids_.amounts.size())
      return add_edge(role, ids_.amounts[at], op, kNowhere);
    if (filler.kind == FillerKind::kDate && at < ids_.dates.size())
      return add_edge(role, ids_.dates[at], op, kNowhere);
    if (filler.kind != FillerKind::kEntity || at >= document_.mentions.size()) return;
    const std::uint32_t entity = document_.mentions[at].entity;
    if (entity >= ids_.entities.size()) return;
    bool members = false;
    for (const std::uint32_t member : document_.entities[entity].members) {
      if (member >= ids_.entities.size()) continue;
      add_edge(role, ids_.entities[member], op, kNowhere);
      members = true;
    }
    if (!members) add_edge(role, ids_.entities[entity], op, kNowhere);
  }

  // Who speaks is an edge; where the text names the speaker stands in the slot `source`.
  void add_speaker_slot(const Claim& claim, std::string_view type, ClaimFields& fields) const {
    if (!is_statement_type(type)) return;
    const auto is_source = [](const Slot& slot) { return slot.role == "source"; };
    if (std::any_of(fields.slots.begin(), fields.slots.end(), is_source)) return;
    for (const RoleFiller& role : claim.roles) {
      if (document_.symbols.view(role.role) != "speaker" || role.filler.tokens.empty()) continue;
      fields.slots.push_back({"source", locator_.place(role.filler.tokens), {}});
    }
  }

  // How a claim stands and what it is about; not where it stands, nor who says it. A typed claim is about
  // what fills the roles of its type, in a year: its wording, its day and place are circumstances. Where one
  // alone is filled its object counts too ("won the primary", "won the seat"); where none is, and for open
  // claims, all that is told.
  void append_key(const Draft& draft, const ClaimFields& fields) {
    parts_.clear();
    const auto own = [&](std::string_view role) { return draft.type->role(role) != nullptr; };
    const bool named = draft.type != nullptr && add_parts(draft, fields, own);
    if (named) {
      if (parts_.size() == 1)
        add_parts(draft, fields, [](std::string_view role) { return role == "object"; });
      parts_ << "year " << year_of(draft);
      parts_.end_part();
    } else {
      parts_.clear();
      add_circumstances(draft, fields);
    }
    keys_ += draft.node.type;
    for (const std::string_view part :
         {named ? std::string_view() : std::string_view(fields.predicate), std::string_view(fields.polarity),
          std::string_view(fields.modality), std::string_view(fields.status)}) {
      keys_ += kKeySeparator;
      keys_ += part;
    }
    parts_.append_to(keys_);
  }

  // What fills the roles that `wanted` picks; whether a party or the like is among it.
  template <typename Wanted>
  bool add_parts(const Draft& draft, const ClaimFields& fields, const Wanted& wanted) {
    bool named = false;
    for (std::size_t e = draft.first_edge; e < graph_.edges.size(); ++e) {
      const Edge& edge = graph_.edges[e];
      if (to_claim(e) != kNowhere || edge.role == "source" || !wanted(edge.role)) continue;
      parts_ << "edge " << edge.role << ' ' << edge.op << ' ' << edge.target;
      parts_.end_part();
      named = named || !(edge.target.starts_with("amount_") || edge.target.starts_with("date_"));
    }
    for (const Slot& slot : fields.slots) {
      if (slot.role == "source" || slot.role == "cue" || !wanted(slot.role)) continue;
      (parts_ << "slot " << slot.role << ' ').folded(slot.at.text);
      parts_.end_part();
    }
    return named;
  }

  void add_circumstances(const Draft& draft, const ClaimFields& fields) {
    add_parts(draft, fields, [](std::string_view) { return true; });
    const bool bare = parts_.empty();
    const Triple& triple = fields.triple;
    const bool worded = !triple.subject.empty() || !triple.relation.empty();
    if (worded && (bare || draft.node.type == "open")) {
      (parts_ << "triple ").folded(triple.subject);
      (parts_ << kKeySeparator).folded(triple.relation);
      (parts_ << kKeySeparator).folded(triple.object);
      parts_.end_part();
    } else if (bare && !fields.evidence.empty()) {
      const TextPlace& at = fields.evidence.front().at;
      parts_ << "at " << at.document << (at.in_title ? " title " : " text ") << std::to_string(at.start)
             << ' ' << std::to_string(at.end);
      parts_.end_part();
    }
  }

  // Of the claim's own date, else of the article; "" where neither is known.
  std::string_view year_of(const Draft& draft) const {
    constexpr std::size_t kDigits = 4;
    std::string_view year;
    for (std::size_t e = draft.first_edge; e < graph_.edges.size(); ++e) {
      if (graph_.edges[e].role != "date") continue;
      for (std::size_t date = 0; date < ids_.dates.size(); ++date) {
        if (ids_.dates[date] == graph_.edges[e].target)
          year = std::max(year, std::string_view(document_.dates[date].begin).substr(0, kDigits));
      }
    }
    return year.empty() ? std::string_view(document_.meta.date).substr(0, kDigits) : year;
  }

  const Resources& resources_;
  const Document& document_;
  const Locator& locator_;
  const NodeIds& ids_;
  Graph& graph_;
  const std::size_t first_node_, first_edge_;
  std::string keys_;  // of all claims, one behind the other
  std::vector<std::size_t> key_ends_, edge_ends_;
  std::vector<std::uint32_t> to_claim_;  // by edge
  std::vector<std::string> own_ids_;     // hashes of the keys, where they are asked for
  Parts parts_;
};

}  // namespace

void add_claims(const Resources& resources, const Document& document, const Locator& locator,
                const NodeIds& ids, Graph& graph) {
  ClaimNodes nodes(resources, document, locator, ids, graph);
  for (const Claim& claim : document.claims) nodes.add(claim);
  nodes.finish();
}

}  // namespace claimgraph
