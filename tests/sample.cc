// The README's sample, as a program: prints who does what in an article.
#include <claimgraph/claimgraph.h>

#include <cstdio>

int main() {
  const auto extractor = claimgraph::Extractor::load();
  if (!extractor) {
    std::fprintf(stderr, "%s\n", extractor.error().text().c_str());
    return 1;
  }
  claimgraph::Article article;
  article.text = "Norvia Corp. agreed to buy Keld Inc. for $3 billion.";
  article.date = "2025-03-04";
  const claimgraph::Graph graph = extractor.value().extract(article);

  for (const claimgraph::Node& node : graph.nodes) {
    if (node.kind != claimgraph::NodeKind::kClaim) continue;
    std::printf("%s: %s\n", node.type.c_str(), node.label.c_str());
    const auto [first, last] = graph.edges_from(node.id);
    for (const claimgraph::Edge* edge = first; edge != last; ++edge)
      std::printf("  %s: %s\n", edge->role.c_str(), graph.find(edge->target)->label.c_str());
  }
  std::puts(claimgraph::to_json(graph).c_str());
  return 0;
}
