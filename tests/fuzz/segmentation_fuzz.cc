// Any bytes as a text: cut into tokens, sentences and quotations that cover it in order.
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "claimgraph/claimgraph.h"
#include "document.h"
#include "extractor.h"
#include "require.h"
#include "resources.h"
#include "text/quotes.h"
#include "text/sentences.h"
#include "text/tokenize.h"

namespace {

using namespace claimgraph;

const Resources& resources() {
  static const auto kLoaded = Extractor::load();
  if (!kLoaded.ok()) {
    std::fprintf(stderr, "%s\n", kLoaded.error().text().c_str());
    std::exit(2);
  }
  return kLoaded.value().resources();
}

void check_tokens(const Document& document) {
  std::uint32_t end = 0;
  for (std::uint32_t token = 0; token < document.tokens.size(); ++token) {
    require(document.tokens.begin[token] >= end && document.tokens.end[token] > document.tokens.begin[token]);
    end = document.tokens.end[token];
    require(!document.symbols.view(document.tokens.form[token]).empty());
  }
  require(end <= document.text.bytes.size());
  std::uint32_t next = 0;
  for (const Sentence& sentence : document.sentences) {
    require(sentence.tokens.begin == next && !sentence.tokens.empty());
    next = sentence.tokens.end;
  }
  require(next == document.tokens.size());
  for (const Quote& quote : document.quotes)
    require(!quote.tokens.empty() && quote.tokens.end <= document.tokens.size());
}

}  // namespace

// Loading is no part of the time of the first input.
extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
  resources();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t title = bytes.substr(0, 1) == "#" ? std::min(bytes.find('\n'), bytes.size()) : 0;
  Document document(&resources().symbols);
  Metadata meta;
  meta.title = bytes.substr(0, title);
  begin_analysis(bytes.substr(title), meta, document);
  tokenize(resources(), document);
  split_sentences(resources(), document);
  find_quotes(resources(), document);
  check_tokens(document);
  return 0;
}
