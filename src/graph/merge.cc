#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "claimgraph/graph.h"
#include "graph/order.h"
#include "graph/versions.h"

namespace claimgraph {
namespace {

// The document that stays of two with one id.
bool supersedes(const DocumentInfo& a, const DocumentInfo& b) {
  if (a.version != b.version) return version_less(b.version, a.version);
  return a.sha256 < b.sha256;
}

template <typename List, typename Gone>
void drop(List& list, const Gone& gone) {
  list.erase(std::remove_if(list.begin(), list.end(), gone), list.end());
}

// Takes out what only the `superseded` documents of a graph say.
void strip(Graph& graph, const std::set<std::string>& superseded) {
  const auto is_gone = [&](const TextPlace& place) { return superseded.count(place.document) > 0; };
  drop(graph.documents, [&](const DocumentInfo& info) { return superseded.count(info.id) > 0; });
  drop(graph.nodes, [&](Node& node) {
    drop(node.mentions, [&](const NodeMention& mention) { return is_gone(mention.at); });
    auto* claim = std::get_if<ClaimFields>(&node.fields);
    if (claim == nullptr) return node.mentions.empty();
    drop(claim->evidence, [&](const Evidence& evidence) { return is_gone(evidence.at); });
    drop(claim->cues, is_gone);
    drop(claim->slots, [&](const Slot& slot) { return is_gone(slot.at); });
    return node.mentions.empty() && claim->evidence.empty();
  });
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
      if (!fresh && found->second.sha256 != info.sha256 && supersedes(info, found->second))
        found->second = info;
    }
  }
  Graph whole;
  for (Graph& graph : graphs) {
    std::set<std::string> superseded;
    for (const DocumentInfo& info : graph.documents) {
      if (stay.at(info.id).sha256 != info.sha256) superseded.insert(info.id);
    }
    if (!superseded.empty()) {
      strip(graph, superseded);
      if (dropped != nullptr) dropped->insert(dropped->end(), superseded.begin(), superseded.end());
    }
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
  return whole;
}

}  // namespace claimgraph
