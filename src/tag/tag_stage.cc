#include "tag/tag_stage.h"

#include <span>

#include "document.h"
#include "resources.h"
#include "tag/tag_repairs.h"
#include "tag/tagset.h"
#include "tag/verb_forms.h"

namespace claimgraph {

void tag_tokens(const Resources& resources, Document& document) {
  Tokens& tokens = document.tokens;
  const std::uint32_t frozen = resources.symbols.size();
  tokens.tag.resize(tokens.size());
  tokens.lemma.resize(tokens.size());
  TagScratch scratch;
  for (const Sentence& sentence : document.sentences) {
    const std::size_t begin = sentence.tokens.begin, size = sentence.tokens.size();
    resources.tagger.tag(document.symbols, std::span(tokens.form).subspan(begin, size),
                         std::span(tokens.norm).subspan(begin, size),
                         std::span(tokens.tag).subspan(begin, size), scratch);
  }
  repair_tags(resources, document);
  settle_verb_forms(resources, document);
  for (std::uint32_t token = 0; token < tokens.size(); ++token) {
    const Tag tag = tokens.tag[token];
    Symbol& lemma = tokens.lemma[token];
    lemma = resources.lemmatizer.lemma(tokens.norm[token], tag, document.symbols);
    const bool unknown = index(tokens.norm[token]) >= frozen && index(lemma) >= frozen;
    if (!unknown || !(is_verb(tag) || tag == Tag::kNN || tag == Tag::kNNS)) continue;
    if (const Symbol meant = resources.slips.meant(document.symbols.view(lemma)); meant != kNoSymbol)
      lemma = meant;
  }
}

}  // namespace claimgraph
