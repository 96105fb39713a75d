#include "claims/speaking_on.h"

#include <algorithm>

#include "claims/speakers.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kSentences = 3;  // looked back at
constexpr int kStatements = 8;           // looked back at
constexpr int kDeepest = 8;              // heads between a subject and the verb of its sentence

/// Somebody who may go on speaking, from a token on.
struct Voice {
  std::uint32_t token = kNowhere;
  std::uint32_t mention = kNowhere;  // kNowhere: nobody the text names or describes as a party
};

class Conversation {
 public:
  Conversation(ClaimBuilder& builder, const SpeakerReader& speakers, std::vector<Statement>& statements)
      : builder_(builder),
        tree_(builder.tree()),
        document_(builder.document()),
        speakers_(speakers),
        statements_(statements),
        said_(document_.tokens.size(), false) {
    for (const Statement& statement : statements) {
      for (const TokenSpan span : statement.content)
        std::fill(said_.begin() + span.begin, said_.begin() + span.end, true);
    }
  }

  void run() {
    for (std::size_t s = 0; s < statements_.size(); ++s) {
      const char gender = gender_of(statements_[s]);
      if (gender == 'u') continue;
      const Voice voice = voice_before(s, gender);
      if (voice.token != kNowhere) give(statements_[s], voice);
    }
  }

 private:
  // Of the pronoun a statement of the text itself has as its source.
  char gender_of(const Statement& statement) const {
    if (!statement.verb || statement.source.size() != 1 || said_[statement.anchor]) return 'u';
    if (speakers_.in_quotation(statement.anchor) || in_relative_clause(statement.node)) return 'u';
    const Symbol word = document_.tokens.norm[statement.source.begin];
    return builder_.in_lexicon("pronoun-male", word)     ? 'm'
           : builder_.in_lexicon("pronoun-female", word) ? 'f'
                                                         : 'u';
  }

  // "the only regret he acknowledged"
  bool in_relative_clause(std::uint32_t node) const {
    for (int i = 0; i < kDeepest && node != kNowhere; ++i, node = tree_.head(node)) {
      if (tree_.relation(node) == Relation::kAclRelcl || tree_.relation(node) == Relation::kAcl) return true;
    }
    return false;
  }

  void give(Statement& statement, Voice voice) {
    const std::uint32_t pronoun = speakers_.mention_in(statement.named);
    statement.nameless = voice.mention == kNowhere;
    if (statement.nameless) return;
    if (pronoun == kNowhere) {
      statement.speaker = voice.mention;
    } else {
      document_.mentions[pronoun].entity = document_.mentions[voice.mention].entity;
    }
  }

  Voice voice_before(std::size_t number, char gender) const {
    const std::uint32_t at = statements_[number].source.begin;
    int left = kStatements;
    for (std::size_t s = number; s-- > 0 && left-- > 0;) {
      const Statement& before = statements_[s];
      if (!near(std::max(before.anchor, end_of(before)), at)) break;
      if (said_[before.anchor] || before.source.empty() || before.source.begin >= at) continue;
      Voice voice;
      if (!speaks(before, gender, voice)) continue;
      const Voice since = subject_since(std::max(before.anchor, before.source.end), at, gender);
      return since.token == kNowhere ? voice : since;
    }
    return {};
  }

  std::uint32_t end_of(const Statement& statement) const {
    return statement.content.empty() ? statement.anchor : statement.content.back().end - 1;
  }
  // No headline and few sentences between.
  bool near(std::uint32_t from, std::uint32_t to) const {
    if (from >= to) return true;
    const std::uint32_t first = document_.sentence_of(from), last = document_.sentence_of(to);
    if (last - first > kSentences) return false;
    for (std::uint32_t s = first + 1; s < last; ++s) {
      if (document_.sentences[s].kind == UnitKind::kHeadline) return false;
    }
    return true;
  }

  // Whether one person speaks there who may be "he"; not a firm, officials or a report.
  bool speaks(const Statement& statement, char gender, Voice& voice) const {
    voice.token = statement.source.begin;
    voice.mention = statement.speaker != kNowhere ? statement.speaker : speakers_.mention_in(statement.named);
    if (statement.nameless) voice.mention = kNowhere;
    if (voice.mention != kNowhere && is_person(voice.mention, gender)) return true;
    const bool other = voice.mention != kNowhere && entity(voice.mention).type == "person";
    voice.mention = kNowhere;
    if (statement.nameless) return true;
    return !other && describes_person(statement.source);
  }
  const Entity& entity(std::uint32_t mention) const {
    return document_.entities[document_.mentions[mention].entity];
  }
  bool is_person(std::uint32_t mention, char gender) const {
    const Entity& who = entity(mention);
    return who.kind == EntityKind::kParty && who.type == "person" && !who.plural &&
           (who.gender == 'u' || who.gender == gender);
  }
  // "a spokesman for Acme"
  bool describes_person(TokenSpan source) const {
    const std::uint32_t group = tree_.noun_group(source.begin);
    if (group == kNowhere) return false;
    const NounGroup& noun = document_.noun_groups[group];
    if (tree_.tag(noun.head) != Tag::kNN || !is_new(noun)) return false;
    return (builder_.resources().reference_words.describe(document_, noun).kinds & kDescribesPerson) != 0;
  }

  // "a spokesman": nobody named before.
  bool is_new(const NounGroup& noun) const {
    return noun.determiner != kNowhere && noun.possessor == kNowhere &&
           builder_.in_lexicon("one", document_.tokens.norm[noun.determiner]);
  }

  // The last person that a sentence of the text itself was about between two tokens.
  Voice subject_since(std::uint32_t from, std::uint32_t to, char gender) const {
    const auto& mentions = document_.mentions;
    const auto after =
        std::lower_bound(mentions.begin(), mentions.end(), to,
                         [](const EntityMention& m, std::uint32_t t) { return m.tokens.begin < t; });
    for (auto at = static_cast<std::uint32_t>(after - mentions.begin()); at-- > 0;) {
      const EntityMention& mention = mentions[at];
      if (mention.tokens.begin <= from) break;
      const bool named = mention.form != MentionForm::kPronoun && is_person(at, gender);
      if (!named || said_[mention.tokens.begin] || speakers_.in_quotation(mention.tokens.begin)) continue;
      if (near(mention.tokens.begin, to) && is_subject(mention.tokens)) return {mention.tokens.begin, at};
    }
    return {};
  }
  bool is_subject(TokenSpan name) const {
    std::uint32_t at = name.end - 1;
    const std::uint32_t group = tree_.noun_group(at);
    if (group == kNowhere ||
        !name.contains({document_.noun_groups[group].head, document_.noun_groups[group].head + 1}))
      return false;
    const auto joins = [&](Relation r) {
      return r == Relation::kFlat || r == Relation::kCompound || r == Relation::kAppos;
    };
    for (int i = 0; i < kDeepest && joins(tree_.relation(at)) && tree_.head(at) != kNowhere; ++i)
      at = tree_.head(at);
    const Relation relation = tree_.relation(at);
    if (relation != Relation::kNsubj && relation != Relation::kNsubjPass) return false;
    for (int i = 0; i < kDeepest; ++i) {
      at = tree_.head(at);
      if (at == kNowhere) return true;
      const Relation r = tree_.relation(at);
      if (r == Relation::kCcomp || r == Relation::kXcomp || r == Relation::kAclRelcl || r == Relation::kAcl)
        return false;
    }
    return true;
  }

  ClaimBuilder& builder_;
  const SyntaxTree& tree_;
  Document& document_;
  const SpeakerReader& speakers_;
  std::vector<Statement>& statements_;
  std::vector<bool> said_;  // by token: stands in the content of a statement
};

}  // namespace

void let_speak_on(ClaimBuilder& builder, const SpeakerReader& speakers, std::vector<Statement>& statements) {
  Conversation(builder, speakers, statements).run();
}

}  // namespace claimgraph
