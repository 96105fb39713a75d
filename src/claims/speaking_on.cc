#include "claims/speaking_on.h"

#include <algorithm>
#include <optional>

#include "claims/speakers.h"
#include "resources.h"

namespace claimgraph {
namespace {

constexpr std::uint32_t kSentences = 3;  // looked back at
constexpr int kStatements = 8;           // looked back at
constexpr int kMentions = 60;            // looked back at
constexpr int kDeepest = 8;              // heads between a subject and the verb of its sentence

/// The words that go on: "he", "she", "it", "they"; "the spokesman" behind "a spokesman for Acme".
enum class Word : std::uint8_t { kOther, kHe, kShe, kIt, kThey, kTitle };

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
      const Word word = word_of(statements_[s]);
      if (word == Word::kOther) continue;
      if (const auto mention = speaker_before(s, word)) give(statements_[s], *mention);
    }
  }

 private:
  // What a statement of the text itself has as its source.
  Word word_of(const Statement& statement) const {
    if (!statement.verb || statement.source.empty() || said_[statement.anchor]) return Word::kOther;
    if (speakers_.in_quotation(statement.anchor) || in_relative_clause(statement.node)) return Word::kOther;
    const Symbol word = document_.tokens.norm[statement.source.begin];
    if (statement.source.size() == 2 && document_.norm(statement.source.begin) == "the")
      return names_office(statement.source.begin + 1) ? Word::kTitle : Word::kOther;
    if (statement.source.size() != 1) return Word::kOther;
    if (builder_.in_lexicon("pronoun-male", word)) return Word::kHe;
    if (builder_.in_lexicon("pronoun-female", word)) return Word::kShe;
    if (builder_.in_lexicon("pronoun-plural", word)) return Word::kThey;
    return builder_.in_lexicon("pronoun-neuter", word) ? Word::kIt : Word::kOther;
  }
  bool names_office(std::uint32_t token) const {
    const std::uint32_t group = tree_.noun_group(token);
    if (group == kNowhere || tree_.tag(token) != Tag::kNN) return false;
    return builder_.in_lexicon("spokesperson", document_.tokens.lemma[token]) ||
           describes_person(document_.noun_groups[group]);
  }

  // "the only regret he acknowledged"
  bool in_relative_clause(std::uint32_t node) const {
    for (int i = 0; i < kDeepest && node != kNowhere; ++i, node = tree_.head(node)) {
      if (tree_.relation(node) == Relation::kAclRelcl || tree_.relation(node) == Relation::kAcl) return true;
    }
    return false;
  }

  void give(Statement& statement, std::uint32_t mention) {
    const std::uint32_t own = speakers_.mention_in(statement.named);
    if (mention == kNowhere) {
      statement.nameless = own == kNowhere || entity(own).named;
      return;
    }
    if (own == kNowhere) {
      statement.speaker = mention;
    } else {
      document_.mentions[own].entity = document_.mentions[mention].entity;
    }
  }

  // The mention of who goes on: kNowhere where nobody is named, none where it cannot be told.
  std::optional<std::uint32_t> speaker_before(std::size_t number, Word word) const {
    const std::uint32_t at = statements_[number].source.begin;
    int left = kStatements;
    for (std::size_t s = number; s-- > 0 && left-- > 0;) {
      const Statement& before = statements_[s];
      const std::uint32_t end = end_before(before, at);
      if (!near(std::max(before.anchor, end), at)) break;
      if (said_[before.anchor] || before.source.empty() || before.source.begin >= at) continue;
      if (before.content.empty() && !before.silent) continue;  // "to find a buyer"
      std::uint32_t mention = kNowhere;
      if (!speaks(before, statements_[number], word, mention)) continue;
      if (word != Word::kHe && word != Word::kShe) return mention;
      const std::uint32_t since = subject_since(std::max({before.anchor, before.source.end, end}), at, word);
      return since == kNowhere ? mention : since;
    }
    return {};
  }

  std::uint32_t end_before(const Statement& statement, std::uint32_t at) const {
    const std::uint32_t end = statement.content.empty() ? statement.anchor : statement.content.back().end - 1;
    return end < at ? end : statement.anchor;
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

  // Whether somebody speaks there whom the word may mean; "he" is no firm, officials or report.
  bool speaks(const Statement& statement, const Statement& later, Word word, std::uint32_t& mention) const {
    mention = statement.speaker != kNowhere ? statement.speaker : speakers_.mention_in(statement.named);
    if (statement.nameless) mention = kNowhere;
    if (word == Word::kTitle) {
      const bool told = mention != kNowhere || introduces(statement.source);
      return told && has_title(statement, document_.tokens.lemma[later.source.begin + 1]);
    }
    if (word == Word::kThey) return speak_together(statement.source, mention);
    if (mention != kNowhere && may_be(mention, word)) return true;
    const bool other = mention != kNowhere && entity(mention).type == "person";
    mention = kNowhere;
    if (word == Word::kIt)  // a body whose name is not known, a report
      return !other && (is_named(statement.source) || is_document(statement.source));
    const bool they = document_.norm(statement.source.begin) == "they";
    return (statement.nameless && !they) || (!other && introduces(statement.source));
  }
  // "officials said ... they added": the officials, not their ministry; "Acme and Beta" are a party together.
  bool speak_together(TokenSpan source, std::uint32_t& mention) const {
    if (mention != kNowhere && entity(mention).plural) return true;
    const std::uint32_t group = tree_.noun_group(source.begin);
    if (group == kNowhere || tree_.tag(document_.noun_groups[group].head) != Tag::kNNS) return false;
    mention = kNowhere;
    return true;
  }
  const Entity& entity(std::uint32_t mention) const {
    return document_.entities[document_.mentions[mention].entity];
  }
  bool may_be(std::uint32_t mention, Word word) const {
    const Entity& who = entity(mention);
    if (who.kind != EntityKind::kParty || who.plural) return false;
    if (word == Word::kIt) return who.type != "person";
    return who.type == "person" && (who.gender == 'u' || who.gender == (word == Word::kHe ? 'm' : 'f'));
  }
  bool is_named(TokenSpan source) const {
    const std::uint32_t group = tree_.noun_group(source.begin);
    return group != kNowhere && is_proper(tree_.tag(document_.noun_groups[group].head));
  }
  // "a statement", "the survey": what speaks and is neither a person nor a body.
  bool is_document(TokenSpan source) const {
    const std::uint32_t group = tree_.noun_group(source.begin);
    if (group == kNowhere) return false;
    const NounGroup& noun = document_.noun_groups[group];
    return tree_.tag(noun.head) == Tag::kNN &&
           builder_.in_lexicon("sayer", document_.tokens.lemma[noun.head]) && describes(noun) == 0;
  }
  // "a spokesman for Acme", "one dealer": new, hence nobody named before.
  bool introduces(TokenSpan source) const {
    if (source.size() == 1 && document_.norm(source.begin) == "another") return true;
    const std::uint32_t group = tree_.noun_group(source.begin);
    if (group == kNowhere) return false;
    const NounGroup& noun = document_.noun_groups[group];
    return tree_.tag(noun.head) == Tag::kNN && noun.possessor == kNowhere &&
           builder_.in_lexicon("introducer", document_.tokens.norm[noun.tokens.begin]) &&
           describes_person(noun);
  }
  std::uint8_t describes(const NounGroup& noun) const {
    return builder_.resources().reference_words.describe(document_, noun).kinds &
           (kDescribesPerson | kDescribesOrganization);
  }
  bool describes_person(const NounGroup& noun) const { return (describes(noun) & kDescribesPerson) != 0; }
  bool has_title(const Statement& statement, Symbol title) const {
    const std::uint32_t group = tree_.noun_group(statement.source.begin);
    return group != kNowhere && document_.tokens.lemma[document_.noun_groups[group].head] == title;
  }

  // The last whom a sentence of the text itself was about between two tokens, or kNowhere.
  std::uint32_t subject_since(std::uint32_t from, std::uint32_t to, Word word) const {
    const auto& mentions = document_.mentions;
    const auto after =
        std::lower_bound(mentions.begin(), mentions.end(), to,
                         [](const EntityMention& m, std::uint32_t t) { return m.tokens.begin < t; });
    int left = kMentions;
    for (auto at = static_cast<std::uint32_t>(after - mentions.begin()); at-- > 0 && left-- > 0;) {
      const EntityMention& mention = mentions[at];
      if (mention.tokens.begin <= from) break;
      const bool named = mention.form != MentionForm::kPronoun && may_be(at, word);
      if (!named || said_[mention.tokens.begin] || speakers_.in_quotation(mention.tokens.begin)) continue;
      if (near(mention.tokens.begin, to) && is_subject(mention.tokens)) return at;
    }
    return kNowhere;
  }
  bool is_subject(TokenSpan name) const {
    std::uint32_t at = name.end - 1;
    const std::uint32_t group = tree_.noun_group(at);
    if (group == kNowhere) return false;
    const std::uint32_t head = document_.noun_groups[group].head;
    if (head < name.begin || head >= name.end) return false;
    const auto joins = [](Relation r) {
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
