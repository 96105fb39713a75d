#include "tag/tag_stage.h"

#include <span>

#include "document.h"
#include "resources.h"
#include "tag/tag_repairs.h"

namespace claimgraph {

void tag_tokens(const Resources& resources, Document& document) {
  Tokens& tokens = document.tokens;
  tokens.tag.resize(tokens.size());
  tokens.lemma.resize(tokens.size());
  TagScratch scratch;
  for (const Sentence& sentence : document.sentences) {
    const std::size_t begin = sentence.tokens.begin, size = sentence.tokens.size();
    resources.tagger.tag(document.symbols, std::span(tokens.form).subspan(begin, size),
                         std::span(tokens.norm).subspan(begin, size),
                         std::span(tokens.tag).subspan(begin, size), scratch);
    repair_tags(resources, document, sentence.tokens);
  }
  for (std::uint32_t token = 0; token < tokens.size(); ++token)
    tokens.lemma[token] = resources.lemmatizer.lemma(tokens.norm[token], tokens.tag[token], document.symbols);
}

}  // namespace claimgraph
