#include "graph/collection.h"

#include "graph/fingerprint.h"
#include "graph/host.h"
#include "graph/identity.h"
#include "graph/sets.h"

namespace claimgraph {
Origins::Origins(const std::vector<const DocumentInfo*>& documents) {
  std::unordered_map<std::string, std::size_t> publishers;
  std::vector<std::string_view> fingerprints;
  fingerprints.reserve(documents.size());
  for (const DocumentInfo* info : documents) fingerprints.push_back(info->fingerprint);
  const std::vector<std::size_t> texts = copy_groups(fingerprints);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const DocumentInfo& info = *documents[i];
    const std::string named = info.publisher.empty() ? host_of(info.uri) : name_key(info.publisher);
    const std::size_t publisher = named.empty() ? i : publishers.try_emplace(named, i).first->second;
    by_id_[info.id] = {publisher, texts[i]};
  }
}

void Origins::count(ClaimFields& claim) const {
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

std::uint32_t Origins::components(const std::vector<Origin>& origins) {
  DisjointSets sets(origins.size());
  std::unordered_map<std::size_t, std::size_t> publishers, texts;
  for (std::size_t i = 0; i < origins.size(); ++i) {
    sets.join(publishers.try_emplace(origins[i].publisher, i).first->second, i);
    sets.join(texts.try_emplace(origins[i].text, i).first->second, i);
  }
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < origins.size(); ++i) count += sets.find(i) == i ? 1 : 0;
  return count;
}

bool is_collection_role(std::string_view role) {
  return role == "contradicts" || role == "revises" || role == "supersedes";
}

}  // namespace claimgraph
