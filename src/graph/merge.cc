#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "claimgraph/graph.h"
#include "graph/collection.h"
#include "graph/identity.h"
#include "graph/order.h"
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

bool is_same(const DocumentInfo& a, const DocumentInfo& b) { return !supersedes(a, b) && !supersedes(b, a); }

// An edge whose documents do not follow from the evidence of its source: who said it, what it depends on, and
// what belongs to something that is no claim.
bool needs_documents(const Edge& edge) {
  const auto states = [](const std::string& id) {
    return id.starts_with("claim_") || id.starts_with("clause_");
  };
  return edge.role == "source" || states(edge.target) || !states(edge.source);
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
    if (mention.form == "name" || mention.form == "alias") names.insert(one_line(mention.at.text));
  }
  if (names.empty()) return;
  const std::string key = folded(node.label);
  std::string label;
  for (const std::string& name : names) {
    if (folded(name) == key && name.size() > label.size()) label = name;
  }
  if (!label.empty()) node.label = label;
  names.erase(node.label);
  node.aliases.assign(names.begin(), names.end());
}

// Takes out what only the `gone` documents of a graph say.
void strip(Graph& graph, const std::set<std::string>& gone) {
  const auto is_gone = [&](const TextPlace& place) { return gone.count(place.document) > 0; };
  drop(graph.documents, [&](const DocumentInfo& info) { return gone.count(info.id) > 0; });
  drop(graph.nodes, [&](Node& node) {
    drop(node.mentions, [&](const NodeMention& mention) { return is_gone(mention.at); });
    auto* claim = std::get_if<ClaimFields>(&node.fields);
    if (claim == nullptr) return node.mentions.empty();
    drop(claim->evidence, [&](const Evidence& evidence) { return is_gone(evidence.at); });
    drop(claim->cues, is_gone);
    drop(claim->slots, [&](const Slot& slot) { return is_gone(slot.at); });
    return node.mentions.empty() && claim->evidence.empty();
  });
  drop(graph.edges, [&](Edge& edge) {
    if (edge.documents.empty()) return false;
    drop(edge.documents, [&](const std::string& document) { return gone.count(document) > 0; });
    return edge.documents.empty();
  });
}

// Before it is mixed with others, each edge learns whose it is, and what an earlier merge found leaves.
void prepare(Graph& graph) {
  drop(graph.edges, [](const Edge& edge) { return is_collection_role(edge.role); });
  if (graph.documents.size() != 1) return;
  for (Edge& edge : graph.edges) {
    if (edge.documents.empty() && needs_documents(edge)) edge.documents = {graph.documents.front().id};
  }
}

// All words of both lists once, sorted.
std::string united(const std::string& a, const std::string& b) {
  std::set<std::string> words;
  for (const std::string& list : {a, b}) {
    for (std::size_t at = 0; at < list.size();) {
      const std::size_t end = std::min(list.find(' ', at), list.size());
      if (end > at) words.insert(list.substr(at, end - at));
      at = end + 1;
    }
  }
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

Graph merge(std::vector<Graph> graphs, std::vector<std::string>* dropped) {
  std::map<std::string, DocumentInfo> stay;
  for (const Graph& graph : graphs) {
    for (const DocumentInfo& info : graph.documents) {
      const auto [found, fresh] = stay.try_emplace(info.id, info);
      if (!fresh && supersedes(info, found->second)) found->second = info;
    }
  }
  Graph whole;
  for (Graph& graph : graphs) {
    prepare(graph);
    std::set<std::string> gone;
    for (const DocumentInfo& info : graph.documents) {
      const DocumentInfo& stays = stay.at(info.id);
      if (stays.retracted || !is_same(stays, info)) gone.insert(info.id);
      if (dropped != nullptr && !stays.retracted && stays.sha256 != info.sha256) dropped->push_back(info.id);
    }
    if (!gone.empty()) strip(graph, gone);
    whole.version = std::max(whole.version, graph.version);
    whole.patterns = united(whole.patterns, graph.patterns);
    std::move(graph.nodes.begin(), graph.nodes.end(), std::back_inserter(whole.nodes));
    std::move(graph.edges.begin(), graph.edges.end(), std::back_inserter(whole.edges));
  }
  for (auto& [id, info] : stay) {
    info.text.clear();
    whole.documents.push_back(std::move(info));
  }
  if (dropped != nullptr) std::sort(dropped->begin(), dropped->end());
  put_in_order(whole);
  for (Node& node : whole.nodes) {
    if (node.kind <= NodeKind::kAgreement) rename(node);
  }
  tell_collection(whole);
  if (whole.documents.size() == 1) {
    for (Edge& edge : whole.edges) edge.documents.clear();
  }
  return whole;
}

}  // namespace claimgraph
