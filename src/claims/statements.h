// Statements: which words of a sentence somebody is said to have said.
#pragma once

#include <cstdint>
#include <vector>

#include "claims/builder.h"

namespace claimgraph {

/// A claim of a statement type and what is found out about it. Spans are tokens of the document.
struct Statement {
  std::uint32_t claim = kNowhere;
  std::uint32_t anchor = kNowhere;
  std::uint32_t node = kNowhere;  // tree node of its verb or noun
  bool verb = false;
  bool takes_clause = false;         // its rule reads a clause as content: "said that ..."
  bool takes_quotation = false;      // and a quotation
  bool silent = false;               // it needs no content: "would not comment"
  bool thought = false;              // "I think" inside a quotation: no statement of its own
  TokenSpan cue;                     // verb group or noun
  TokenSpan source;                  // the words that name who speaks; may be empty
  TokenSpan named;                   // and the noun among them that the party is read from
  std::uint32_t speaker = kNowhere;  // mention of who speaks, where the source is a pronoun that has none
  bool nameless = false;             // the source is a pronoun for somebody who is no party
  TokenSpan seen;                    // its sentence; the inside of the quotation where it stands in one
  TokenSpan aside;                   // ", Acme said," where it is set off from what is said, else empty
  TokenSpan captured;                // content its rule found, behind the cue; may be empty
  std::vector<TokenSpan> content;    // quotation marks included, "that" not; in text order
  TokenSpan topic;                   // "the ban, which Acme said was illegal": the noun before, else empty
  TokenSpan noun;                    // the content where it is a noun phrase, else empty
  std::uint32_t root = kNowhere;     // tree node of the clause that is its content, where that is known
};

/// The statements of the document with their content, by anchor. A quotation that runs over sentences belongs
/// as a whole to the statement beside it; one without words of saying to the statement before it in its
/// paragraph. Statements for which nothing said was found have no content.
std::vector<Statement> find_statements(ClaimBuilder& builder);

}  // namespace claimgraph
