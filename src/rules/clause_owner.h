// Which clause a token belongs to: the innermost verb predicate whose clause holds it.
#pragma once

#include <cstdint>
#include <vector>

#include "document.h"

namespace claimgraph {

struct SentenceView;

inline constexpr int kLongestVerbChain = 4;  // verbs that stand as complements of each other

/// The clause of a predicate; for a noun, that of the verb it hangs on. May be empty.
TokenSpan clause_of(const Document& document, std::uint32_t predicate);

/// Fills the owners of all tokens of a sentence. O(tokens + verbs).
void find_owners(const Document& document, TokenSpan sentence, std::vector<std::uint32_t>& owner);

/// The verb predicate that owns a token, or kNowhere. The owners of a sentence are found at the first call.
std::uint32_t owner_at(const SentenceView& view, std::uint32_t token);

/// True when a token belongs to the clause of `owner`, or of a verb that `owner` is the complement of
/// ("agreed on Monday to buy").
bool same_clause(const SentenceView& view, std::uint32_t owner, std::uint32_t token);

}  // namespace claimgraph
