#include "stages/references.h"

#include <algorithm>

#include "references/context.h"
#include "resources.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

bool worth_reading(const Sentence& sentence) {
  return sentence.kind != UnitKind::kLabel && sentence.kind != UnitKind::kByline &&
         sentence.kind != UnitKind::kDateline;
}

// Pronouns and noun groups of one sentence, in reading order.
void read_sentence(ReferenceContext& context, std::uint32_t number, std::uint32_t& group) {
  const Document& document = context.document;
  const TokenSpan span = document.sentences[number].tokens;
  const auto& groups = document.noun_groups;
  while (group < groups.size() && groups[group].tokens.begin < span.begin) ++group;
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    const Symbol norm = document.tokens.norm[at];
    if (context.words.pronoun(norm) || context.words.is(norm, RefWord::kRelative)) {
      const Tag tag = document.tokens.tag[at];
      const bool pronoun =
          tag == Tag::kPRP || tag == Tag::kPRPS || tag == Tag::kWP || tag == Tag::kWPS || tag == Tag::kWDT;
      if (pronoun) resolve_pronoun(context, at, number);
    }
    // A group is read at its last token, when its possessive pronoun is joined.
    while (group < groups.size() && groups[group].tokens.end <= at + 1) {
      if (!groups[group].pronoun || context.words.is(document.tokens.norm[groups[group].head], RefWord::kTwo))
        resolve_description(context, group, number);
      ++group;
    }
  }
}

// Appends what was joined to the document's mentions, in order, and the parts of agreements.
void write_back(ReferenceContext& context) {
  Document& document = context.document;
  auto& mentions = document.mentions;
  mentions.insert(mentions.end(), context.joined.begin(), context.joined.end());
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const EntityMention& a, const EntityMention& b) { return a.tokens < b.tokens; });
  for (const PartyOfAgreement& part : context.parts) {
    const auto found =
        std::lower_bound(mentions.begin(), mentions.end(), part.party,
                         [](const EntityMention& m, TokenSpan span) { return m.tokens < span; });
    if (found == mentions.end() || found->tokens != part.party) continue;
    document.agreement_parts.push_back(
        {part.agreement, static_cast<std::uint32_t>(found - mentions.begin()), part.open});
  }
}

}  // namespace

void resolve_references(const Resources& resources, Document& document) {
  const NameWords& names = resources.name_words;
  ReferenceContext context{resources.reference_words,
                           names,
                           document,
                           Discourse(document, resources.reference_words),
                           Employers(document, names, document.mentions),
                           {},
                           {},
                           {},
                           KnownAs(resources.reference_words, names),
                           {}};
  context.known.read_names(document);
  context.speakers = speaker_tokens(context);
  std::uint32_t group = 0;
  for (std::uint32_t number = 0; number < document.sentences.size(); ++number) {
    context.discourse.enter_sentence(number);
    if (worth_reading(document.sentences[number])) read_sentence(context, number, group);
  }
  resolve_headlines(context);
  resolve_speakers(context);
  resolve_agreements(context);
  write_back(context);
}

}  // namespace claimgraph
