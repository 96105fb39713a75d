// Tells what a candidate is: a person, an organisation, a place ... by its words, the words around it, and
// all other places of the document that bear the name.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "document.h"
#include "names/name_runs.h"

namespace claimgraph {

/// Coarse kinds compete; the finer type is read off the winner's own words.
enum class NameClass : std::uint8_t { kPerson, kOrganization, kPlace, kProduct, kAgreement, kOther };
inline constexpr int kNameClassCount = 6;

NameClass class_of(NameType type);

/// Points for each class; more is surer.
using ClassScores = std::array<int, kNameClassCount>;

/// All candidates of one spelling (legal form and case aside).
struct NameGroup {
  std::string key;                        // words in lower case, single spaces
  std::vector<Symbol> words;              // norms, without the legal form
  std::vector<std::uint32_t> candidates;  // in text order
  ClassScores scores{};
  ClassScores own{};                    // what the words of the name say
  int tabled = 0;                       // points of a place that tables give
  ClassScores votes{};                  // of the model, at all places together
  std::uint32_t voters = 0;             // places but those found as repeats, which the model did not see
  NameType type = NameType::kNone;      // decided
  const LexiconEntry* entry = nullptr;  // of a table, where one knows it
  bool gazetteer = false;
  bool legal = false;  // a candidate bears a legal form
  char gender = 'u';
  std::uint32_t alias_of = kNowhere;  // another group of the same thing: "Cook" of "Tim Cook"
};

/// The class with most points; of equals an organisation before a person before a place.
NameClass best_class(const ClassScores& scores);
/// What the model's votes count among the scores of a group.
int votes_of(const NameGroup& group, NameClass kind);
/// What the words of its name do.
int own_of(const NameGroup& group, NameClass kind);

/// The groups of the candidates, in order of first appearance, with scores from words and contexts.
std::vector<NameGroup> group_names(const Document& document, const NameWords& words,
                                   const std::vector<NameCandidate>& candidates);

/// Adds to the scores what the use of each name in the whole article tells of it.
void read_usage(const Document& document, const NameWords& words,
                const std::vector<NameCandidate>& candidates, std::vector<NameGroup>& groups);

/// Joins short names and acronyms to the groups they stand for (NameGroup::alias_of).
void join_aliases(const Document& document, const NameWords& words,
                  const std::vector<NameCandidate>& candidates, std::vector<NameGroup>& groups);

/// Joins aliases and settles every group's type: kNone for what
/// is no name.
void settle_types(const Document& document, const NameWords& words,
                  const std::vector<NameCandidate>& candidates, std::vector<NameGroup>& groups);

}  // namespace claimgraph
