#include "tag/groups_stage.h"

#include <utility>

#include "document.h"
#include "resources.h"
#include "tag/noun_groups.h"
#include "tag/verb_groups.h"

namespace claimgraph {
namespace {

// The noun group that ends before the 's before `token`, "<Acme Corp>'s", or kNowhere.
std::uint32_t possessor_of(const TaggedSentence& sentence, const Document& document, std::uint32_t token) {
  if (sentence.tag_before(token) != Tag::kPOS || document.noun_groups.empty()) return kNowhere;
  const std::uint32_t end = document.noun_groups.back().tokens.end;
  const bool adjoins = end + 1 == token || (end + 2 == token && document.token_text(end) == ">");
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

void find_groups_again(const Resources& resources, Document& document, const std::vector<bool>& changed) {
  const std::vector<NounGroup> nouns = std::exchange(document.noun_groups, {});
  const std::vector<VerbGroup> verbs = std::exchange(document.verb_groups, {});
  std::uint32_t noun = 0, verb = 0;
  for (std::size_t number = 0; number < document.sentences.size(); ++number) {
    const TaggedSentence sentence{document.tokens, resources.group_words, document.sentences[number].tokens};
    // A possessive mark that opens a sentence belongs to the group before it.
    const bool anew = changed[number] || sentence.tag(sentence.span.begin) == Tag::kPOS;
    const auto kept = static_cast<std::uint32_t>(document.noun_groups.size());
    const std::uint32_t first = noun;
    if (anew) find_groups_of(sentence, document);
    for (; noun < nouns.size() && nouns[noun].tokens.begin < sentence.span.end; ++noun) {
      if (anew) continue;
      document.noun_groups.push_back(nouns[noun]);
      std::uint32_t& possessor = document.noun_groups.back().possessor;
      if (possessor != kNowhere) possessor = possessor - first + kept;
    }
    for (; verb < verbs.size() && verbs[verb].tokens.begin < sentence.span.end; ++verb) {
      if (!anew) document.verb_groups.push_back(verbs[verb]);
    }
  }
}

}  // namespace claimgraph
