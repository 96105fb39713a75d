#include "graph/claim_nodes.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "graph/identity.h"
#include "graph/names.h"
#include "graph/order.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr char kSeparator = '\x1f';

// A claim on its way to a node.
struct Draft {
  Node node;
  std::string key;                      // what makes it the same thing, but for claims it points to
  std::vector<Edge> edges;              // source and claim targets not yet known
  std::vector<std::uint32_t> to_claim;  // by edge: the claim it points to, or kNowhere
};

std::string rule_name(const Resources& resources, std::uint32_t rule) {
  if (rule >= resources.rules.rules.size()) return "open";
  const Rule& found = resources.rules.rules[rule];
  return found.file.substr(found.file.find_last_of('/') + 1) + "/" + found.name;
}

class Drafter {
 public:
  Drafter(const Resources& resources, const Document& document, const Locator& locator, const NodeIds& ids)
      : resources_(resources), document_(document), locator_(locator), ids_(ids) {}

  Draft draft(const Claim& claim) const {
    Draft draft;
    const bool known = claim.type < resources_.ontology.types.size();
    const ClaimType* type = known ? &resources_.ontology.types[claim.type] : nullptr;
    draft.node.kind = type != nullptr && type->clause ? NodeKind::kClause : NodeKind::kClaim;
    draft.node.type = type != nullptr ? type->name : "open";
    ClaimFields fields = facts(claim);
    for (const RoleFiller& role : claim.roles) add_role(claim, role, fields, draft);
    add_speaker_slot(claim, draft.node.type, fields);
    if (!fields.evidence.empty()) draft.node.label = one_line(fields.evidence.front().at.text);
    draft.key = key_of(draft, fields);
    draft.node.fields = std::move(fields);
    return draft;
  }

 private:
  ClaimFields facts(const Claim& claim) const {
    ClaimFields fields;
    const std::uint32_t head = claim.predicate < document_.predicates.size()
                                   ? document_.predicates[claim.predicate].token
                                   : claim.anchor;
    if (head < document_.tokens.size()) fields.predicate = document_.lemma(head);
    fields.triple = {one_line(document_.span_text(claim.subject)),
                     one_line(document_.span_text(claim.relation)),
                     one_line(document_.span_text(claim.object))};
    fields.polarity = name_of(claim.polarity);
    fields.modality = name_of(claim.modality);
    fields.status = name_of(claim.status);
    fields.rule = rule_name(resources_, claim.rule);
    fields.confidence = rounded(static_cast<double>(claim.confidence));
    if (!claim.evidence.empty()) fields.evidence.push_back(evidence(claim, fields.triple));
    for (const TokenSpan cue : claim.cues) {
      if (!cue.empty()) fields.cues.push_back(locator_.place(cue));
    }
    for (const Symbol role : claim.open_roles) fields.open_roles.emplace_back(document_.symbols.view(role));
    return fields;
  }

  Evidence evidence(const Claim& claim, const Triple& triple) const {
    Evidence evidence;
    evidence.at = locator_.place(claim.evidence);
    evidence.triple = triple;
    evidence.sentence_start = evidence.at.start;
    evidence.sentence_end = evidence.at.end;
    if (document_.sentences.empty()) return evidence;
    const Sentence& sentence = document_.sentences[document_.sentence_of(claim.evidence.begin)];
    if (sentence.tokens.empty()) return evidence;
    const TextPlace whole = locator_.place(sentence.tokens);
    evidence.sentence_start = whole.start;
    evidence.sentence_end = whole.end;
    evidence.sentence = one_line(whole.text);
    return evidence;
  }

  void add_role(const Claim& claim, const RoleFiller& role, ClaimFields& fields, Draft& draft) const {
    const std::string name(document_.symbols.view(role.role));
    const bool known = claim.type < resources_.ontology.types.size();
    const RoleType* type = known ? resources_.ontology.role(claim.type, name) : nullptr;
    const Filler& filler = role.filler;
    // A claim is pointed at even where the role is free text: what a statement says is both.
    const bool free_text =
        type != nullptr && type->kind == RoleKind::kSlot && filler.kind != FillerKind::kClaim;
    const bool slot = filler.kind == FillerKind::kText || free_text;
    if (slot) {
      if (!filler.tokens.empty()) fields.slots.push_back({name, locator_.place(filler.tokens)});
      return;
    }
    if (filler.kind == FillerKind::kClaim) {
      if (filler.index < document_.claims.size()) add_edge(name, "", role.op, filler.index, draft);
      return;
    }
    for (const std::string& target : targets(filler)) add_edge(name, target, role.op, kNowhere, draft);
  }

  static void add_edge(const std::string& role, const std::string& target, std::string_view op,
                       std::uint32_t claim, Draft& draft) {
    draft.edges.push_back({"", target, role, std::string(op)});
    draft.to_claim.push_back(claim);
  }

  // A plural entity stands for its members where they are known.
  std::vector<std::string> targets(const Filler& filler) const {
    if (filler.kind == FillerKind::kAmount && filler.index < ids_.amounts.size())
      return {ids_.amounts[filler.index]};
    if (filler.kind == FillerKind::kDate && filler.index < ids_.dates.size())
      return {ids_.dates[filler.index]};
    if (filler.kind != FillerKind::kEntity || filler.index >= document_.mentions.size()) return {};
    const std::uint32_t entity = document_.mentions[filler.index].entity;
    if (entity >= ids_.entities.size()) return {};
    std::vector<std::string> members;
    for (const std::uint32_t member : document_.entities[entity].members) {
      if (member < ids_.entities.size()) members.push_back(ids_.entities[member]);
    }
    return members.empty() ? std::vector<std::string>{ids_.entities[entity]} : members;
  }

  // Who speaks is an edge; where the text names the speaker stands in the slot `source`.
  void add_speaker_slot(const Claim& claim, std::string_view type, ClaimFields& fields) const {
    if (type.substr(0, 10) != "statement.") return;
    const auto is_source = [](const Slot& slot) { return slot.role == "source"; };
    if (std::any_of(fields.slots.begin(), fields.slots.end(), is_source)) return;
    for (const RoleFiller& role : claim.roles) {
      if (document_.symbols.view(role.role) != "speaker" || role.filler.tokens.empty()) continue;
      fields.slots.push_back({"source", locator_.place(role.filler.tokens)});
    }
  }

  // Type, wording and how it stands, what fills its roles; not where it stands, nor who says it.
  static std::string key_of(const Draft& draft, const ClaimFields& fields) {
    std::string key = draft.node.type;
    for (const std::string& part : {fields.predicate, fields.polarity, fields.modality, fields.status})
      key += kSeparator + part;
    std::set<std::string> parts;
    for (std::size_t i = 0; i < draft.edges.size(); ++i) {
      const Edge& edge = draft.edges[i];
      if (draft.to_claim[i] == kNowhere && edge.role != "source")
        parts.insert("edge " + edge.role + " " + edge.op + " " + edge.target);
    }
    for (const Slot& slot : fields.slots) {
      if (slot.role != "source" && slot.role != "cue")
        parts.insert("slot " + slot.role + " " + folded(slot.at.text));
    }
    const Triple& triple = fields.triple;
    const bool worded = !triple.subject.empty() || !triple.relation.empty();
    if (worded && (parts.empty() || draft.node.type == "open"))
      parts.insert("triple " + folded(triple.subject) + kSeparator + folded(triple.relation) + kSeparator +
                   folded(triple.object));
    if (parts.empty() && !fields.evidence.empty()) {
      const TextPlace& at = fields.evidence.front().at;
      parts.insert("at " + at.document + (at.in_title ? " title " : " text ") + std::to_string(at.start) +
                   " " + std::to_string(at.end));
    }
    for (const std::string& part : parts) key += kSeparator + part;
    return key;
  }

  const Resources& resources_;
  const Document& document_;
  const Locator& locator_;
  const NodeIds& ids_;
};

}  // namespace

void add_claims(const Resources& resources, const Document& document, const Locator& locator,
                const NodeIds& ids, Graph& graph) {
  const Drafter drafter(resources, document, locator, ids);
  std::vector<Draft> drafts;
  drafts.reserve(document.claims.size());
  for (const Claim& claim : document.claims) drafts.push_back(drafter.draft(claim));
  // A claim that depends on another is a different claim where the other is: the other's key is part of the
  // id, one level deep, so that claims that point to each other have ids too.
  for (Draft& draft : drafts) {
    std::set<std::string> others;
    for (std::size_t i = 0; i < draft.edges.size(); ++i) {
      if (draft.to_claim[i] != kNowhere && draft.edges[i].role != "source")
        others.insert(draft.edges[i].role + " " + draft.edges[i].op + " " +
                      node_id(NodeKind::kClaim, drafts[draft.to_claim[i]].key));
    }
    std::string key = draft.key;
    for (const std::string& other : others) key += kSeparator + other;
    draft.node.id = node_id(draft.node.kind, key);
  }
  for (Draft& draft : drafts) {
    for (std::size_t i = 0; i < draft.edges.size(); ++i) {
      Edge& edge = draft.edges[i];
      edge.source = draft.node.id;
      if (draft.to_claim[i] != kNowhere) edge.target = drafts[draft.to_claim[i]].node.id;
      if (edge.source != edge.target) graph.edges.push_back(edge);
    }
  }
  for (Draft& draft : drafts) graph.nodes.push_back(std::move(draft.node));
}

}  // namespace claimgraph
