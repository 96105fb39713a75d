#include "graph/collection.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "graph/fingerprint.h"
#include "graph/sets.h"

namespace claimgraph {
namespace {

// The host of an address: "https://news.example:8080/a" is "news.example".
std::string_view host_of(std::string_view uri) {
  const std::size_t begin = uri.find("://");
  if (begin == std::string_view::npos) return "";
  const std::string_view rest = uri.substr(begin + 3);
  return rest.substr(0, rest.find_first_of("/:?#"));
}

// Two numbers a document: equal ones mean one publisher, or near-copies of one text.
struct Origin {
  std::size_t publisher = 0, text = 0;
};

class Origins {
 public:
  explicit Origins(const Graph& graph) {
    std::map<std::string_view, std::size_t> publishers;
    std::vector<std::string_view> fingerprints;
    for (std::size_t i = 0; i < graph.documents.size(); ++i) {
      const DocumentInfo& info = graph.documents[i];
      const std::string_view named = info.publisher.empty() ? host_of(info.uri) : info.publisher;
      const std::size_t publisher = named.empty() ? i : publishers.try_emplace(named, i).first->second;
      by_id_[info.id] = {publisher, i};
      fingerprints.push_back(info.fingerprint);
    }
    const std::vector<std::size_t> groups = copy_groups(fingerprints);
    for (auto& [id, origin] : by_id_) origin.text = groups[origin.text];
  }

  void count(ClaimFields& claim) const {
    std::vector<Origin> origins;
    const std::string* last = nullptr;  // evidence stands by document
    claim.documents = 0;
    for (const Evidence& evidence : claim.evidence) {
      if (last != nullptr && *last == evidence.at.document) continue;
      last = &evidence.at.document;
      ++claim.documents;
      const auto found = by_id_.find(evidence.at.document);
      if (found != by_id_.end()) origins.push_back(found->second);
    }
    claim.sources = components(origins);
  }

 private:
  static std::uint32_t components(const std::vector<Origin>& origins) {
    DisjointSets sets(origins.size());
    std::map<std::size_t, std::size_t> publishers, texts;
    for (std::size_t i = 0; i < origins.size(); ++i) {
      sets.join(publishers.try_emplace(origins[i].publisher, i).first->second, i);
      sets.join(texts.try_emplace(origins[i].text, i).first->second, i);
    }
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < origins.size(); ++i) count += sets.find(i) == i ? 1 : 0;
    return count;
  }

  std::map<std::string_view, Origin> by_id_;
};

}  // namespace

bool is_collection_role(std::string_view role) {
  return role == "contradicts" || role == "revises" || role == "supersedes";
}

void tell_collection(Graph& graph) {
  const Origins origins(graph);
  for (Node& node : graph.nodes) {
    const bool states = node.kind == NodeKind::kClaim || node.kind == NodeKind::kClause;
    if (auto* claim = std::get_if<ClaimFields>(&node.fields); claim != nullptr && states)
      origins.count(*claim);
  }
  find_confusables(graph);
  link_claims(graph);
}

}  // namespace claimgraph
