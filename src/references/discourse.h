// What has been spoken of so far, and where in its sentence: the memory that references look back into.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document.h"
#include "references/reference_words.h"

namespace claimgraph {

enum class Role : std::uint8_t { kSubject, kObject, kPossessor, kOblique, kOther };

/// A place where something was spoken of: a name, a joined reference, or a common noun that competes.
struct Occurrence {
  std::uint32_t entity = kNowhere;  // kNowhere: a common noun
  std::uint32_t head = 0;           // token
  std::uint32_t begin = 0;          // first token
  std::uint32_t sentence = 0;
  std::uint32_t governor = kNowhere;  // token the head (of its coordination) depends on
  Role role = Role::kOther;
  bool nested = false;             // inside another noun phrase
  bool plural = false;             // a common noun in the plural
  bool person = false;             // a common noun for a person
  char gender = 'u';               // of that
  std::uint32_t group = kNowhere;  // noun group of a common noun that names a party: may become an entity
  bool body = false;               // a common noun for a firm, an agency, a group: "it" of an act may mean it
  bool pronoun = false;            // was joined as a pronoun
};

/// The mention that begins at a token, of mentions in the order of the text; null where none does.
const EntityMention* mention_from(const Document& document, std::uint32_t token);
/// The date that holds a token, or null. O(log dates).
const TimeExpression* time_at(const Document& document, std::uint32_t token);
/// The token of a span on which its others depend.
std::uint32_t head_of(const Document& document, TokenSpan span);
/// Role, governor and nesting of a head token, read off the tree; conjuncts and appositions take their
/// head's.
void place_occurrence(const Document& document, Occurrence& occurrence);
/// The subject (token) of the clause a token stands in, or kNowhere; looks through infinitives and conjuncts.
std::uint32_t clause_subject(const Document& document, const std::vector<std::uint32_t>& subjects,
                             std::uint32_t token);

/// Names that are joined by "and".
struct Coordination {
  std::vector<std::uint32_t> entities;
  std::uint32_t sentence = 0;
  std::uint32_t head = 0;  // token of the first
};

/// Occurrences of a document up to the sentence in hand.
class Discourse {
 public:
  /// The words must outlive it.
  Discourse(const Document& document, const ReferenceWords& words);

  /// Adds the names of a sentence; `mentions` are the document's names, by token.
  void enter_sentence(std::uint32_t sentence);
  void add(const Occurrence& occurrence);
  /// An occurrence of a common noun stands for an entity from now on.
  void name(std::size_t occurrence, std::uint32_t entity);

  const std::vector<Occurrence>& occurrences() const { return occurrences_; }
  const std::vector<Coordination>& coordinations() const { return coordinations_; }
  /// How often an entity was spoken of so far.
  std::uint32_t count(std::uint32_t entity) const { return entity < counts_.size() ? counts_[entity] : 0; }
  /// How often the whole article names an entity.
  std::uint32_t named(std::uint32_t entity) const { return entity < named_.size() ? named_[entity] : 0; }
  /// The sentence that speaks of an entity first, or kNowhere.
  std::uint32_t first(std::uint32_t entity) const {
    return entity < first_.size() ? first_[entity] : kNowhere;
  }
  /// What the head token of an occurrence in the latest sentence stands for, or kNowhere.
  std::uint32_t entity_at(std::uint32_t head) const;
  /// Sentences of two sections are parted by a headline: two stories of a bulletin.
  std::uint32_t section(std::uint32_t sentence) const { return sections_[sentence]; }
  /// The subject token of each token that has one as a dependant, else kNowhere.
  const std::vector<std::uint32_t>& subjects() const { return subjects_; }

 private:
  void find_controlled_subjects();
  void find_plain_subjects();
  std::uint32_t verb_of(const EntityMention& name) const;
  std::uint32_t presented_by(const EntityMention& name) const;
  bool listed(const Occurrence& occurrence) const;
  void find_coordinations(std::size_t first);
  void find_sections();
  void count_one(const Occurrence& occurrence);

  const Document& document_;
  const ReferenceWords& words_;
  std::vector<Occurrence> occurrences_;
  std::vector<Coordination> coordinations_;
  std::vector<std::uint32_t> counts_;    // by entity
  std::vector<std::uint32_t> named_;     // by entity
  std::vector<std::uint32_t> first_;     // by entity: sentence
  std::vector<std::uint32_t> subjects_;  // by token
  std::vector<std::uint32_t> verb_of_;   // by token, of a name: the verb it is plainly the subject of
  std::vector<std::uint32_t> sections_;  // by sentence
  std::size_t next_name_ = 0;
};

/// A reference to be joined.
struct Query {
  std::uint32_t token = 0;
  std::uint32_t sentence = 0;
  std::uint32_t governor = kNowhere;
  Role role = Role::kOther;
  std::uint32_t subject = kNowhere;         // token: subject of its clause
  std::uint32_t subject_entity = kNowhere;  // what that stands for, where known
  std::vector<std::uint32_t> others;        // entities that its clause speaks of beside it: never meant
  bool possessive = false;
  bool reflexive = false;
  bool person = false;       // he, her: of a person
  bool conditional = false;  // "If it blocks the deal, Acme owes": mostly somebody else
  bool description = false;  // "the company": looks farther back, never at its own subject
};

/// What the place of an occurrence says for it; kImpossible when it cannot be meant.
inline constexpr int kImpossible = -1000;
int place_score(const Document& document, const Discourse& discourse, const Query& query,
                const Occurrence& occurrence);

}  // namespace claimgraph
