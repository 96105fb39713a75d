// Forms of clauses that decide how a claim stands, told by the tree alone ("went on to buy", "by selling",
// "talks about buying").
#pragma once

#include <cstdint>

#include "document.h"
#include "rules/lexicons.h"
#include "syntax/tree.h"

namespace claimgraph {

struct Resources;

class StandingForms {
 public:
  StandingForms(const Resources& resources, const SyntaxTree& tree)
      : resources_(resources), tree_(tree), document_(tree.document()) {}

  /// "I'd seen it": had.
  bool is_had(const VerbGroup& group) const;
  /// "Beta, bought by Acme in May", "having bought Beta", "after buying Beta"
  bool is_done(const VerbGroup& group, std::uint32_t node) const;
  /// "did not say why, and noted": a verb with a tense of its own has its own modal and negation, too.
  bool stands_alone(std::uint32_t node) const;
  /// "was put off for Acme to buy it"
  bool has_actor(std::uint32_t node) const;
  /// "went on to win" tells what came next, not "is going to win".
  bool goes_on_to(std::uint32_t node, std::uint32_t above) const;
  /// "will close the mill, costing 300 jobs": it comes when the clause before does; but not "will go,
  /// saying".
  bool goes_along(std::uint32_t node, std::uint32_t above) const;
  /// "recommended buying Beta", read as an adverbial clause
  bool follows_at_once(std::uint32_t node, std::uint32_t above) const;
  /// "went on to buy": it did.
  bool goes_on(std::uint32_t verb) const;
  /// "the sale did not happen", "will go ahead": the verb tells no more than that what its subject names is
  /// done.
  bool takes_place(std::uint32_t verb) const;
  /// "would pay by selling the mill": the means stand as the deed does; not "tried to pay by selling the
  /// mill".
  bool is_means(std::uint32_t node, std::uint32_t verb) const;
  /// "talks about buying", "is looking at buying"
  bool governed_gerund(std::uint32_t node) const;
  /// "the chance that Acme will buy"
  bool said_that(std::uint32_t node) const;
  /// "denied reports it may buy a stake": with subject and object the clause tells what the noun says.
  bool lacks_nothing(std::uint32_t node) const;
  /// "to buy", and "(close) to buying", but not "is to buy"
  bool infinitive(std::uint32_t node) const;
  bool own_subject(std::uint32_t node) const;
  /// The noun right before the "to" or the preposition of a verb, or none: "is on track to win".
  std::uint32_t noun_before(std::uint32_t node) const;
  /// "insisted that it will pay": a clause that tells; not "that it pay", "that it should pay".
  bool tells(std::uint32_t node) const;
  /// "would like"
  bool would(std::uint32_t verb) const;
  /// The quotation a token stands in, or none.
  const Quote* quote_of(std::uint32_t token) const;
  /// Whether a lexicon of the patterns holds the word, or its lemma.
  bool in_lexicon(LexiconName name, std::uint32_t token) const;
  bool lemma_in(LexiconName name, std::uint32_t token) const;

 private:
  const Resources& resources_;
  const SyntaxTree& tree_;
  const Document& document_;
};

}  // namespace claimgraph
