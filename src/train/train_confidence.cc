// What scripts/train-confidence learns from: train_confidence PATTERNS ARTICLES.jsonl
//
// Prints for each claim of each article: document, id, type, and the features that are not 0 as NAME=VALUE,
// with tabs between, in the order of the text.
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "claims/claim_features.h"
#include "extractor.h"
#include "graph/claim_ids.h"
#include "graph/load.h"
#include "read/article_json.h"
#include "resources.h"

namespace claimgraph::train {
namespace {

void print(const Resources& resources, const Document& document) {
  const std::vector<std::string> ids = claim_ids(resources, document);
  const SyntaxTree tree(document);
  const FeatureReader reader(resources, tree);
  for (std::size_t c = 0; c < document.claims.size(); ++c) {
    const Claim& claim = document.claims[c];
    const bool typed = claim.type < resources.ontology.types.size();
    const std::string type = typed ? resources.ontology.types[claim.type].name : "open";
    std::printf("%s\t%s\t%s", document.meta.id.c_str(), ids[c].c_str(), type.c_str());
    const FeatureValues values = reader.read(claim);
    for (std::size_t f = 0; f < kFeatures; ++f) {
      const float value = values[static_cast<Feature>(f)];
      if (value == 0) continue;
      const std::string name(name_of(static_cast<Feature>(f)));
      std::printf("\t%s=%.4g", name.c_str(), static_cast<double>(value));
    }
    std::printf("\n");
  }
}

int run(const std::vector<std::string>& words) {
  if (words.size() != 2) {
    std::fprintf(stderr, "usage: train_confidence PATTERNS ARTICLES.jsonl\n");
    return 2;
  }
  const auto resources = load_resources({words[0], {}, {}});
  if (!resources.ok()) {
    std::fprintf(stderr, "%s\n", resources.error().text().c_str());
    return 1;
  }
  std::ifstream in(words[1]);
  if (!in) {
    std::fprintf(stderr, "%s: cannot be read\n", words[1].c_str());
    return 1;
  }
  Document document(&resources.value()->symbols);
  for (std::string line; std::getline(in, line);) {
    const auto article = article_from_json(line);
    if (!article.ok()) continue;
    analyse(*resources.value(), article.value().text, metadata_of(article.value()), document);
    print(*resources.value(), document);
  }
  return 0;
}

}  // namespace
}  // namespace claimgraph::train

int main(int count, char** words) {
  return claimgraph::train::run(std::vector<std::string>(words + 1, words + count));
}
