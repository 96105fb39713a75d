#include "graph/merger.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "base/fnv.h"
#include "graph/collection.h"
#include "graph/identity.h"
#include "graph/order.h"
#include "graph/packed.h"
#include "graph/spelling.h"
#include "graph/versions.h"

namespace claimgraph {
namespace {

// Whether `a` stays of two documents of one id: a total order, so that it does not matter which came first.
bool supersedes(const DocumentInfo& a, const DocumentInfo& b) {
  if (version_less(a.version, b.version) || version_less(b.version, a.version))
    return version_less(b.version, a.version);
  if (a.retracted != b.retracted) return a.retracted;
  if (a.sha256 != b.sha256) return a.sha256 < b.sha256;
  const auto rest = [](const DocumentInfo& info) {
    return std::tie(info.version, info.modified, info.date, info.title, info.uri, info.publisher,
                    info.language, info.truncated, info.fingerprint, info.length);
  };
  return rest(b) < rest(a);
}

template <typename List, typename Gone>
void drop(List& list, const Gone& gone) {
  list.erase(std::remove_if(list.begin(), list.end(), gone), list.end());
}

// A name that no document uses any more is no name. What a gazetteer calls a thing stays.
void rename(Node& node) {
  if (!node.same_as.empty()) return;
  std::set<std::string> names;
  for (const NodeMention& mention : node.mentions) {
    if (mention.form == "name" || mention.form == "alias") names.insert(one_line(shown(mention.at.text)));
  }
  if (names.empty()) return;
  const std::string key = name_key(node.label);
  std::string label;
  for (const std::string& name : names) {
    if (name_key(name) == key && (label.empty() || better_name(name, label))) label = name;
  }
  if (!label.empty()) node.label = label;
  names.erase(node.label);
  node.aliases.assign(names.begin(), names.end());
}

void add_words(const std::string& text, std::set<std::string>& words) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.insert(text.substr(at, end - at));
    at = end + 1;
  }
}

std::string joined_words(const std::set<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// The first 16 hex digits of a node's hash, and its kind.
std::uint64_t number_of(std::string_view id) {
  const std::size_t hash = id.find('_');
  return fnv1a(id.substr(0, hash == std::string_view::npos ? id.size() : hash + 17), 0);
}

// A thing and the graph it came from.
template <typename T>
struct Copy {
  std::uint32_t graph = 0;
  T thing;
};

template <typename T>
std::string packed_copy(std::uint32_t graph, const T& thing) {
  std::string bytes;
  Packer packer(bytes);
  packer(graph, thing);
  return bytes;
}

template <typename T>
Copy<T> unpacked_copy(std::string_view bytes) {
  Copy<T> copy;
  Unpacker unpacker(bytes);
  unpacker(copy.graph, copy.thing);
  return copy;
}

}  // namespace

// What lives from one pass over the collection to the next.
class Passes {
 public:
  Passes(const std::vector<const DocumentInfo*>& documents, const Documents& by_id, std::size_t memory)
      : origins(documents), alike(memory / 2), history(by_id, memory / 2), nodes(memory), edges(memory) {}

  Origins origins;
  LookAlikes alike;
  ClaimHistory history;
  SortedRuns nodes, edges;  // merged

  std::string error() const {
    for (const std::string* each : {&alike.error(), &history.error(), &nodes.error(), &edges.error()}) {
      if (!each->empty()) return *each;
    }
    return "";
  }
};

Merger::Merger(std::size_t memory) : memory_(memory / 8), nodes_(memory / 4), edges_(memory / 8) {}

void Merger::begin() {
  only_.push_back(nullptr);
  counts_.push_back(0);
}

void Merger::add(Graph graph) {
  begin();
  head(graph.generator);
  for (DocumentInfo& info : graph.documents) document(std::move(info));
  for (Node& each : graph.nodes) node(std::move(each));
  for (Edge& each : graph.edges) edge(std::move(each));
}

bool Merger::head(const Generator& generator) {
  version_ = std::max(version_, generator.version);
  add_words(generator.patterns, patterns_);
  add_words(generator.unicode, unicode_);
  return true;
}

bool Merger::document(DocumentInfo info) {
  info.text.clear();
  const auto graph = static_cast<std::uint32_t>(counts_.size() - 1);
  const auto [found, fresh] = documents_.try_emplace(info.id);
  Standing& standing = found->second;
  ++counts_[graph];
  only_[graph] = counts_[graph] == 1 ? &found->first : nullptr;
  standing.texts.insert(info.sha256);
  if (fresh || supersedes(info, standing.info)) {
    for (const std::uint32_t holder : standing.holders) gone_[holder].insert(info.id);
    standing.holders = {graph};
    standing.info = std::move(info);
  } else if (supersedes(standing.info, info)) {
    gone_[graph].insert(info.id);
  } else {
    standing.holders.push_back(graph);
  }
  return true;
}

bool Merger::node(Node node) {
  nodes_.add(sort_key(node), packed_copy(static_cast<std::uint32_t>(counts_.size() - 1), node));
  return nodes_.error().empty();
}

bool Merger::edge(Edge edge) {
  if (!is_collection_role(edge.role))  // what an earlier merge found leaves
    edges_.add(sort_key(edge), packed_copy(static_cast<std::uint32_t>(counts_.size() - 1), edge));
  return edges_.error().empty();
}

const DocumentInfo* Merger::newest(const std::string& id) const {
  const auto found = documents_.find(id);
  return found == documents_.end() ? nullptr : &found->second.info;
}

std::vector<std::string> Merger::dropped() const {
  std::vector<std::string> ids;
  for (const auto& [id, standing] : documents_) {
    if (standing.texts.size() > 1 && !standing.info.retracted) ids.push_back(id);
  }
  return ids;
}

const Merger::Gone& Merger::gone_from(std::uint32_t graph) const {
  static const Gone none;
  const auto found = gone_.find(graph);
  return found == gone_.end() ? none : found->second;
}

void Merger::strip_retracted() {
  for (const auto& [id, standing] : documents_) {
    if (!standing.info.retracted) continue;
    for (const std::uint32_t holder : standing.holders) gone_[holder].insert(id);
  }
}

bool Merger::survives(const std::string& id) const {
  return std::binary_search(known_.begin(), known_.end(), number_of(id));
}

// Takes out what only the `gone` documents of its graph say; false where nothing is left.
bool Merger::strip(Node& node, const Gone& gone) const {
  if (gone.empty()) return true;
  const auto is_gone = [&](const TextPlace& place) { return gone.count(place.document) > 0; };
  drop(node.mentions, [&](const NodeMention& mention) { return is_gone(mention.at); });
  auto* claim = std::get_if<ClaimFields>(&node.fields);
  if (claim == nullptr) return !node.mentions.empty();
  drop(claim->evidence, [&](const Evidence& evidence) { return is_gone(evidence.at); });
  drop(claim->cues, is_gone);
  drop(claim->slots, [&](const Slot& slot) { return is_gone(slot.at); });
  return !node.mentions.empty() || !claim->evidence.empty();
}

// The union of all copies of each node, and what the collection tells of it.
void Merger::join_nodes(Passes& passes) {
  std::optional<Node> whole;
  const auto close = [&] {
    if (!whole) return;
    tidy(*whole);
    if (whole->kind <= NodeKind::kAgreement) rename(*whole);
    const bool states = whole->kind == NodeKind::kClaim || whole->kind == NodeKind::kClause;
    if (auto* claim = std::get_if<ClaimFields>(&whole->fields); claim != nullptr && states)
      passes.origins.count(*claim);
    passes.alike.add(*whole);
    passes.history.add(*whole);
    known_.push_back(number_of(whole->id));
    passes.nodes.add(sort_key(*whole), packed(*whole));
    whole.reset();
  };
  while (const SortedRuns::Record* record = nodes_.next()) {
    auto [graph, node] = unpacked_copy<Node>(record->value);
    if (!strip(node, gone_from(graph))) continue;
    if (whole && whole->id == node.id) {
      join(*whole, std::move(node));
    } else {
      close();
      whole = std::move(node);
    }
  }
  close();
  std::sort(known_.begin(), known_.end());
}

// The union of the documents of each edge, where some are left and both its nodes are.
void Merger::join_edges(Passes& passes) {
  std::optional<Edge> whole;
  const auto close = [&] {
    if (!whole) return;
    tidy(whole->documents);
    passes.history.add(*whole);
    if (documents_.size() == 1) whole->documents.clear();
    passes.edges.add(sort_key(*whole), packed(*whole));
    whole.reset();
  };
  while (const SortedRuns::Record* record = edges_.next()) {
    auto [graph, edge] = unpacked_copy<Edge>(record->value);
    const std::string* only = only_[graph];
    if (only != nullptr && edge.documents.empty()) edge.documents = {*only};
    const Gone& gone = gone_from(graph);
    const bool told = !edge.documents.empty();
    drop(edge.documents, [&](const std::string& document) { return gone.count(document) > 0; });
    if (told && edge.documents.empty()) continue;
    if (!survives(edge.source) || !survives(edge.target)) continue;
    if (whole && sort_key(*whole) == sort_key(edge)) {
      whole->documents.insert(whole->documents.end(), edge.documents.begin(), edge.documents.end());
    } else {
      close();
      whole = std::move(edge);
    }
  }
  close();
}

bool Merger::write(Passes& passes, GraphSink& sink) {
  if (!sink.head({version_, joined_words(patterns_), joined_words(unicode_)})) return false;
  for (const auto& [id, standing] : documents_) {
    if (!sink.document(standing.info)) return false;
  }
  while (const SortedRuns::Record* record = passes.nodes.next()) {
    Node node = unpacked<Node>(record->value);
    passes.alike.tell(node);
    if (!sink.node(std::move(node))) return false;
  }
  Edge link;
  bool linked = passes.history.next_link(link);
  const SortedRuns::Record* record = passes.edges.next();
  while (linked || record != nullptr) {
    const bool take_link = linked && (record == nullptr || sort_key(link) < record->key);
    if (!sink.edge(take_link ? link : unpacked<Edge>(record->value))) return false;
    if (take_link) {
      linked = passes.history.next_link(link);
    } else {
      record = passes.edges.next();
    }
  }
  return true;
}

bool Merger::finish(GraphSink& sink) {
  strip_retracted();
  std::vector<const DocumentInfo*> infos;
  Documents by_id;
  for (const auto& [id, standing] : documents_) {
    infos.push_back(&standing.info);
    by_id[id] = &standing.info;
  }
  Passes passes(infos, by_id, memory_);
  join_nodes(passes);
  error_ = nodes_.error();
  nodes_ = SortedRuns(0);
  passes.alike.find();
  join_edges(passes);
  if (error_.empty()) error_ = edges_.error();
  edges_ = SortedRuns(0);
  passes.history.find();
  const bool written = error_.empty() && write(passes, sink);
  if (error_.empty()) error_ = passes.error();
  return written && error_.empty();
}

Graph merge(std::vector<Graph> graphs, std::vector<std::string>* dropped) {
  Merger merger(~std::size_t{0});  // what came in memory may stay there
  for (Graph& graph : graphs) merger.add(std::move(graph));
  if (dropped != nullptr) *dropped = merger.dropped();
  WholeGraph whole;
  merger.finish(whole);
  return std::move(whole.graph);
}

}  // namespace claimgraph
