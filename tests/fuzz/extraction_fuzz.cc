// Any bytes, as an article's text or as a JSON record, through the whole extraction and all formats.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "claimgraph/claimgraph.h"
#include "read/article_json.h"
#include "write/formats.h"

namespace {

using namespace claimgraph;

const Extractor& extractor() {
  static const auto kLoaded = Extractor::load();
  if (!kLoaded.ok()) {
    std::fprintf(stderr, "%s\n", kLoaded.error().text().c_str());
    std::exit(2);
  }
  return kLoaded.value();
}

// A graph must survive being written and read: the second writing gives the same bytes.
void check(const Graph& graph) {
  const std::string json = to_json(graph);
  const auto read = graph_from_json(json);
  if (!read.ok()) {
    std::fprintf(stderr, "%s\n", read.error().text().c_str());
    std::abort();
  }
  if (to_json(read.value()) != json) std::abort();
  for (const Format format : {Format::kClaims, Format::kTriples, Format::kSummary}) render(format, graph);
}

}  // namespace

// Loading is no part of the time of the first input.
extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
  extractor();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.substr(0, 1) == "{") {
    const auto article = article_from_json(bytes);
    if (article.ok()) check(extractor().extract(article.value()));
    return 0;
  }
  Article article;
  article.id = "fuzz";
  article.date = "2025-01-22";
  article.text = bytes;
  check(extractor().extract(article));
  return 0;
}
