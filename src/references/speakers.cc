// "We" and "I" inside quotations: whoever is said to speak, and whom they speak for.
#include <algorithm>

#include "parse/relation.h"
#include "references/context.h"
#include "tag/tagset.h"

namespace claimgraph {
namespace {

// Before and behind a quotation, in the sentences it touches.
struct Surroundings {
  TokenSpan before, behind;
};
Surroundings around(const Document& document, const Quote& quote) {
  const std::uint32_t first = document.sentence_of(quote.tokens.begin);
  const std::uint32_t last = document.sentence_of(quote.tokens.end - 1);
  return {{document.sentences[first].tokens.begin, quote.tokens.begin},
          {quote.tokens.end, document.sentences[last].tokens.end}};
}

class SpeakerReader {
 public:
  explicit SpeakerReader(ReferenceContext& context)
      : context_(context), document_(context.document), tokens_(context.document.tokens) {
    mentions_ = document_.mentions;
    mentions_.insert(mentions_.end(), context.joined.begin(), context.joined.end());
    std::stable_sort(mentions_.begin(), mentions_.end(), [](const EntityMention& a, const EntityMention& b) {
      return a.tokens.begin < b.tokens.begin;
    });
    context_.employers = Employers(document_, context_.names, mentions_);  // "its chairman, John Doe"
  }

  void read() {
    std::uint32_t last = kNowhere;
    std::uint32_t last_paragraph = kNowhere;
    for (const Quote& quote : document_.quotes) {
      const std::uint32_t sentence = document_.sentence_of(quote.tokens.begin);
      const std::uint32_t paragraph = document_.sentences[sentence].paragraph;
      std::uint32_t speaker = speaker_of(quote);
      if (speaker == kNowhere) speaker = labelled(quote);
      const bool follows =
          paragraph == last_paragraph ||
          (paragraph == last_paragraph + 1 && tokens_.has(quote.tokens.begin, TokenFlag::kLineStart));
      if (speaker == kNowhere && follows) speaker = last;
      if (speaker != kNowhere) {
        last = speaker;
        last_paragraph = paragraph;
        join(quote, speaker);
      }
    }
  }

 private:
  // The subject of a verb of saying beside the quotation.
  std::uint32_t speaker_of(const Quote& quote) const {
    const Surroundings sides = around(document_, quote);
    for (const TokenSpan part : {sides.behind, sides.before}) {
      for (std::uint32_t at = part.begin; at < part.end; ++at) {
        if (!is_verb(tokens_.tag[at]) || !context_.names.is(tokens_.lemma[at], NameWord::kSay)) continue;
        const std::uint32_t subject = context_.discourse.subjects()[at];
        std::uint32_t entity = subject == kNowhere ? kNowhere : entity_at(subject);
        if (entity == kNowhere && subject != kNowhere && tokens_.tag[subject] == Tag::kPRP)
          return kNowhere;  // "he told Acme": who stands beside the verb listens
        if (subject == kNowhere && at == part.begin && tokens_.tag[at] == Tag::kVBG)
          continue;  // "Speaking to Acme, she said'
        if (entity == kNowhere) entity = beside_verb(part, at);
        if (entity != kNowhere) return entity;
      }
    }
    return kNowhere;
  }

  // Where the parse gives no subject: the party between the quotation and its verb, or right behind a verb
  // that follows the quotation.
  std::uint32_t beside_verb(TokenSpan part, std::uint32_t verb) const {
    constexpr std::uint32_t kNear = 14;
    if (verb + 1 < part.end && verb <= part.begin + 1) {
      const std::uint32_t behind = entity_at(verb + 1);
      if (behind != kNowhere) return behind;
    }
    for (std::uint32_t at = part.begin; at < verb && at < part.begin + kNear; ++at) {
      const std::uint32_t entity = entity_at(at);
      if (entity != kNowhere) return entity;
    }
    return kNowhere;
  }

  // "DOBBINS (on tape): "We ...": the party before the colon.
  std::uint32_t labelled(const Quote& quote) const {
    const std::uint32_t begin = quote.tokens.begin;
    if (begin < 2 || document_.token_text(begin - 1) != ":") return kNowhere;
    constexpr std::uint32_t kNear = 8;
    for (std::uint32_t at = begin - 1; at-- > 0 && at + kNear > begin;) {
      const std::uint32_t entity = entity_at(at);
      if (entity != kNowhere) return entity;
      if (tokens_.has(at, TokenFlag::kLineStart)) break;
    }
    return kNowhere;
  }

  std::uint32_t entity_at(std::uint32_t token) const {
    std::uint32_t found = kNowhere;
    std::uint32_t size = kNowhere;
    const auto after =
        std::upper_bound(mentions_.begin(), mentions_.end(), token,
                         [](std::uint32_t at, const EntityMention& m) { return at < m.tokens.begin; });
    constexpr int kNear = 8;
    int left = kNear;
    for (auto at = after; at != mentions_.begin() && left-- > 0;) {
      --at;
      if (!at->tokens.contains(token) || document_.entities[at->entity].kind != EntityKind::kParty) continue;
      if (at->tokens.size() < size) {
        found = at->entity;
        size = at->tokens.size();
      }
    }
    return found;
  }

  void join(const Quote& quote, std::uint32_t speaker) {
    const bool person = document_.entities[speaker].type == "person";
    const std::uint32_t employer = person ? context_.employers.of(speaker) : speaker;
    for (std::uint32_t at = quote.tokens.begin; at < quote.tokens.end; ++at) {
      const bool one = context_.words.is(tokens_.norm[at], RefWord::kSpeaker) && tokens_.tag[at] != Tag::kCD;
      const bool many = context_.words.is(tokens_.norm[at], RefWord::kSpeakers);
      if (one && person) add(at, speaker, "speaker", 0.8F);
      if (many && employer != kNowhere) add(at, employer, person ? "speaker-for" : "speaker", 0.75F);
      if (many && employer == kNowhere) add(at, speaker, "speaker", 0.6F);
    }
  }
  void add(std::uint32_t at, std::uint32_t entity, std::string_view rule, float confidence) {
    context_.joined.push_back({{at, at + 1}, entity, MentionForm::kPronoun, rule, confidence});
  }

  ReferenceContext& context_;
  const Document& document_;
  const Tokens& tokens_;
  std::vector<EntityMention> mentions_;
};

}  // namespace

std::vector<std::uint32_t> speaker_tokens(const ReferenceContext& context) {
  const Document& document = context.document;
  std::vector<std::uint32_t> speakers;
  speakers.reserve(document.quotes.size());
  for (const Quote& quote : document.quotes) {
    const Surroundings sides = around(document, quote);
    std::uint32_t speaker = kNowhere;
    for (const TokenSpan part : {sides.behind, sides.before}) {
      for (std::uint32_t at = part.begin; at < part.end && speaker == kNowhere; ++at) {
        if (is_verb(document.tokens.tag[at]) && context.names.is(document.tokens.lemma[at], NameWord::kSay))
          speaker = context.discourse.subjects()[at];
      }
    }
    speakers.push_back(speaker);
  }
  return speakers;
}

void resolve_speakers(ReferenceContext& context) { SpeakerReader(context).read(); }

}  // namespace claimgraph
