#include "app/seen.h"

#include "base/sha256.h"
#include "graph/versions.h"

namespace claimgraph {

Arrival Seen::arrive(const Article& article, const std::string& where, std::string& first) {
  const std::string hash = sha256_hex(article.text).substr(0, 32);
  const auto [found, fresh] = known_.try_emplace(article.id, Known{hash, article.version, where});
  if (fresh) return Arrival::kNew;
  Known& known = found->second;
  first = known.where;
  if (known.hash == hash) return Arrival::kAgain;
  if (!version_less(known.version, article.version)) return Arrival::kClash;
  known = {hash, article.version, where};
  return Arrival::kNewer;
}

}  // namespace claimgraph
