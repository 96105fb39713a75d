// Any bytes as a file of rules, and as a table of words: loaded, or an error that names a line.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/symbols.h"
#include "names/gazetteer.h"
#include "rules/block_file.h"
#include "rules/lexicons.h"
#include "rules/ontology.h"
#include "rules/rule_set.h"
#include "rules/surface.h"

namespace {

using namespace claimgraph;

constexpr std::string_view kOntology = R"(
common claim
  slot    object cue
common clause
  party   holder* grantor*
claim deal.acquisition
  doc     one company buys another
  tier    1
  party   buyer* target*
  amount  price
clause right_of_first_refusal
  doc     the right to match an offer
  tier    1
  slot    scope
)";

Ontology ontology(SymbolTable& symbols) {
  auto blocks = read_blocks("ontology", kOntology);
  if (!blocks.ok()) std::abort();
  auto loaded = load_ontology(blocks.value(), symbols);
  if (!loaded.ok()) std::abort();
  return std::move(loaded).value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  SymbolTable symbols;
  const Ontology types = ontology(symbols);
  (void)gazetteer_table("names.tsv", text);
  (void)load_lexicons({}, {{"words.tsv", text}}, symbols);
  const auto blocks = read_blocks("fuzz.rules", text);
  if (!blocks.ok()) return 0;
  const auto lexicons = load_lexicons(blocks.value(), {}, symbols);
  if (!lexicons.ok()) return 0;
  (void)load_surface_rules(blocks.value(), lexicons.value(), symbols);
  (void)load_rules(blocks.value(), lexicons.value(), types, symbols);
  return 0;
}
