// Questions to an index of claims.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/claim_index.h"

namespace claimgraph {

/// What is asked for; an empty field asks for nothing. All of it must hold.
struct SearchQuery {
  std::string
      words;  // each word, and each "quoted phrase", must stand in the claim; a last * means any ending
  std::string party;        // a whole name or whole words of one: "acme" finds "Acme Corp"
  std::string role;         // which the party fills
  std::string type;         // "deal.acquisition", or a family: "deal"
  std::string clause;       // the type of the clause, or of a clause that the claim grants, ends or states
  std::string least, most;  // decimals: an amount that lies within them as a whole
  std::string unit;         // of that amount: "USD", "percent"
  std::string from, to;     // ISO days: the claim's time reaches into them, `to` included
  std::string modality, polarity, status;
  std::string source;    // who said it, or who published it: whole words
  std::string document;  // id
  std::int64_t limit = 20;
};

/// A claim found. `highlights` are half-open ranges of code points of `text`.
struct SearchHit {
  std::string id, type, text, modality, status, source, json;
  std::string parties, amounts;  // "Acme Corp (buyer); ..." and "1200000000 USD (price); ..."
  std::string begin, end;        // its time, half-open
  double confidence = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> highlights;
  std::vector<TextPlace> evidence;  // in document order
};

/// The words as a query of FTS5: every word quoted, so that no character of them is an operator. Empty when
/// nothing in them can be searched for.
std::string match_expression(std::string_view words);

/// Best first: by relevance where there are words, then by confidence and id.
Result<std::vector<SearchHit>> search(ClaimIndex& index, const SearchQuery& query);

}  // namespace claimgraph
