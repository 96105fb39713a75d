#include "graph/claim_nodes.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>

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
  std::string name(found.file, found.file.find_last_of('/') + 1);
  name += '/';
  return name += found.name;
}

// Sorted, each once: how a key lists what has no order.
void append_sorted(std::vector<std::string> parts, std::string& key) {
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  for (const std::string& part : parts) {
    key += kSeparator;
    key += part;
  }
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
    draft.key = key_of(type, draft, fields);
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
    if (claim.apposition) {
      fields.predicate = "be";
      fields.triple.relation = "is";
    }
    fields.polarity = name_of(claim.polarity);
    fields.modality = name_of(claim.modality);
    fields.status = name_of(claim.status);
    fields.rule = rule_name(resources_, claim.rule);
    fields.confidence = rounded(static_cast<double>(claim.confidence));
    if (!claim.evidence.empty()) fields.evidence.push_back(evidence(claim, fields));
    for (const TokenSpan cue : claim.cues) {
      if (!cue.empty()) fields.cues.push_back(locator_.place(cue));
    }
    for (const Symbol role : claim.open_roles) fields.open_roles.emplace_back(document_.symbols.view(role));
    return fields;
  }

  Evidence evidence(const Claim& claim, const ClaimFields& fields) const {
    Evidence evidence;
    evidence.at = locator_.place(claim.evidence);
    evidence.triple = fields.triple;
    evidence.predicate = fields.predicate;
    evidence.rule = rule_name(resources_, claim.rule);
    evidence.confidence = rounded(static_cast<double>(claim.confidence));
    evidence.sentence_start = evidence.at.start;
    evidence.sentence_end = evidence.at.end;
    if (document_.sentences.empty()) return evidence;
    const Sentence& sentence = document_.sentences[document_.sentence_of(claim.evidence.begin)];
    if (sentence.tokens.empty()) return evidence;
    const FieldRange whole = locator_.range(document_.bytes_of(sentence.tokens));
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
    add_targets(name, filler, role.op, draft);
  }

  static void add_edge(const std::string& role, const std::string& target, std::string_view op,
                       std::uint32_t claim, Draft& draft) {
    draft.edges.push_back({"", target, role, std::string(op)});
    draft.to_claim.push_back(claim);
  }

  // A plural entity stands for its members where they are known.
  void add_targets(const std::string& role, const Filler& filler, std::string_view op, Draft& draft) const {
    const std::uint32_t at = filler.index;
    if (filler.kind == FillerKind::kAmount && at < ids_.amounts.size())
      return add_edge(role, ids_.amounts[at], op, kNowhere, draft);
    if (filler.kind == FillerKind::kDate && at < ids_.dates.size())
      return add_edge(role, ids_.dates[at], op, kNowhere, draft);
    if (filler.kind != FillerKind::kEntity || at >= document_.mentions.size()) return;
    const std::uint32_t entity = document_.mentions[at].entity;
    if (entity >= ids_.entities.size()) return;
    bool members = false;
    for (const std::uint32_t member : document_.entities[entity].members) {
      if (member >= ids_.entities.size()) continue;
      add_edge(role, ids_.entities[member], op, kNowhere, draft);
      members = true;
    }
    if (!members) add_edge(role, ids_.entities[entity], op, kNowhere, draft);
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

  // How a claim stands and what it is about; not where it stands, nor who says it. A typed claim is about
  // what fills the roles of its type, in a year: its wording, its day and place are circumstances. Where none
  // of them is filled, and for open claims, all that is told counts.
  std::string key_of(const ClaimType* type, const Draft& draft, const ClaimFields& fields) const {
    std::vector<std::string> parts;
    const auto own = [&](const std::string& role) { return is_own(*type, role); };
    const bool named = type != nullptr && add_parts(draft, fields, parts, own);
    if (named) {
      parts.push_back("year " + year_of(draft));
    } else {
      parts.clear();
      add_circumstances(draft, fields, parts);
    }
    std::string key = draft.node.type;
    for (const std::string& part :
         {named ? std::string() : fields.predicate, fields.polarity, fields.modality, fields.status}) {
      key += kSeparator;
      key += part;
    }
    append_sorted(std::move(parts), key);
    return key;
  }

  static bool is_own(const ClaimType& type, const std::string& role) {
    return std::any_of(type.roles.begin(), type.roles.end(),
                       [&](const RoleType& own) { return own.name == role; });
  }

  // What fills the roles that `wanted` picks; whether a party or the like is among it.
  template <typename Wanted>
  bool add_parts(const Draft& draft, const ClaimFields& fields, std::vector<std::string>& parts,
                 const Wanted& wanted) const {
    bool named = false;
    for (std::size_t i = 0; i < draft.edges.size(); ++i) {
      const Edge& edge = draft.edges[i];
      if (draft.to_claim[i] != kNowhere || edge.role == "source" || !wanted(edge.role)) continue;
      parts.push_back(concatenated({"edge ", edge.role, " ", edge.op, " ", edge.target}));
      named = named || !(edge.target.starts_with("amount_") || edge.target.starts_with("date_"));
    }
    for (const Slot& slot : fields.slots) {
      if (slot.role != "source" && slot.role != "cue" && wanted(slot.role))
        parts.push_back(concatenated({"slot ", slot.role, " ", folded(slot.at.text)}));
    }
    return named;
  }

  void add_circumstances(const Draft& draft, const ClaimFields& fields,
                         std::vector<std::string>& parts) const {
    add_parts(draft, fields, parts, [](const std::string&) { return true; });
    const bool bare = parts.empty();
    const Triple& triple = fields.triple;
    const bool worded = !triple.subject.empty() || !triple.relation.empty();
    if (worded && (bare || draft.node.type == "open")) {
      parts.push_back("triple " + folded(triple.subject) + kSeparator + folded(triple.relation) + kSeparator +
                      folded(triple.object));
    } else if (bare && !fields.evidence.empty()) {
      const TextPlace& at = fields.evidence.front().at;
      parts.push_back("at " + at.document + (at.in_title ? " title " : " text ") + std::to_string(at.start) +
                      " " + std::to_string(at.end));
    }
  }

  // Of the claim's own date, else of the article; "" where neither is known.
  std::string year_of(const Draft& draft) const {
    constexpr std::size_t kDigits = 4;
    std::string year;
    for (std::size_t i = 0; i < draft.edges.size(); ++i) {
      if (draft.edges[i].role != "date") continue;
      for (std::size_t date = 0; date < ids_.dates.size(); ++date) {
        if (ids_.dates[date] == draft.edges[i].target)
          year = std::max(year, document_.dates[date].begin.substr(0, kDigits));
      }
    }
    return year.empty() ? std::string(document_.meta.date.substr(0, kDigits)) : year;
  }

  static std::string concatenated(std::initializer_list<std::string_view> texts) {
    std::size_t size = 0;
    for (const std::string_view text : texts) size += text.size();
    std::string whole;
    whole.reserve(size);
    for (const std::string_view text : texts) whole += text;
    return whole;
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
    std::vector<std::string> others;
    for (std::size_t i = 0; i < draft.edges.size(); ++i) {
      if (draft.to_claim[i] != kNowhere && draft.edges[i].role != "source")
        others.push_back(draft.edges[i].role + " " + draft.edges[i].op + " " +
                         node_id(NodeKind::kClaim, drafts[draft.to_claim[i]].key));
    }
    std::string key = draft.key;
    append_sorted(std::move(others), key);
    draft.node.id = node_id(draft.node.kind, key);
  }
  for (Draft& draft : drafts) {
    for (std::size_t i = 0; i < draft.edges.size(); ++i) {
      Edge& edge = draft.edges[i];
      edge.source = draft.node.id;
      if (draft.to_claim[i] != kNowhere) edge.target = drafts[draft.to_claim[i]].node.id;
      if (edge.source != edge.target) graph.edges.push_back(std::move(edge));
    }
  }
  for (Draft& draft : drafts) graph.nodes.push_back(std::move(draft.node));
}

}  // namespace claimgraph
