#include "support.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>

#include "extractor.h"

namespace claimgraph::test {

const Resources& shipped() {
  static const auto kLoaded = load_resources({CLAIMGRAPH_SOURCE_PATTERNS, {}, {}});
  if (!kLoaded.ok()) {
    std::fprintf(stderr, "%s\n", kLoaded.error().text().c_str());
    std::exit(1);
  }
  return *kLoaded.value();
}

std::unique_ptr<Document> analysed(std::string_view text, std::string_view date, std::string_view title) {
  auto document = std::make_unique<Document>(&shipped().symbols);
  Metadata meta;
  meta.id = "test";
  meta.date = date;
  meta.title = title;
  analyse(shipped(), text, meta, *document);
  return document;
}

TEST(Patterns, TheShippedPatternsLoad) { EXPECT_FALSE(shipped().ontology.types.empty()); }

}  // namespace claimgraph::test
