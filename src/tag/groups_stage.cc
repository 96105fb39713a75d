#include "tag/groups_stage.h"

#include "document.h"
#include "resources.h"
#include "tag/noun_groups.h"
#include "tag/verb_groups.h"

namespace claimgraph {
namespace {

// The noun group that ends before the 's before `token`, or kNowhere.
std::uint32_t possessor_of(const TaggedSentence& sentence, const Document& document, std::uint32_t token) {
  if (sentence.tag_before(token) != Tag::kPOS || document.noun_groups.empty()) return kNowhere;
  const bool adjoins = document.noun_groups.back().tokens.end + 1 == token;
  return adjoins ? static_cast<std::uint32_t>(document.noun_groups.size()) - 1 : kNowhere;
}

void find_groups_of(const TaggedSentence& sentence, Document& document) {
  for (std::uint32_t at = sentence.span.begin; at < sentence.span.end;) {
    if (!before_its_noun(sentence, at)) {
      if (const auto verb = verb_group_at(sentence, at)) {
        document.verb_groups.push_back(*verb);
        at = verb->tokens.end;
        continue;
      }
    }
    if (auto noun = noun_group_at(sentence, at)) {
      noun->possessor = possessor_of(sentence, document, at);
      document.noun_groups.push_back(*noun);
      at = noun->tokens.end;
      continue;
    }
    ++at;
  }
}

}  // namespace

void find_groups(const Resources& resources, Document& document) {
  for (const Sentence& sentence : document.sentences)
    find_groups_of({document.tokens, resources.group_words, sentence.tokens}, document);
}

}  // namespace claimgraph
