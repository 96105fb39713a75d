// Mixed-up spans and indices. Without MISTAKE this compiles; with any MISTAKE it must not.
#include "base/span.h"
#include "base/symbols.h"
#include "document.h"

namespace claimgraph {

std::uint32_t length(TokenSpan tokens) { return tokens.size(); }

std::uint32_t use(const Document& document, ByteSpan bytes, TokenSpan tokens, Symbol symbol) {
#if !defined(MISTAKE)
  const bool inside = tokens.contains(TokenSpan{1, 2}) && bytes == document.bytes_of(tokens);
  return length(tokens) + index(symbol) + (inside ? 1 : 0);
#elif MISTAKE == 1  // bytes where tokens are wanted
  return length(bytes) + index(symbol);
#elif MISTAKE == 2  // one kind inside the other
  return tokens.contains(bytes) ? 1 : index(symbol);
#elif MISTAKE == 3  // comparing the two
  return tokens == bytes ? 1 : index(symbol);
#elif MISTAKE == 4  // assigning one to the other
  tokens = bytes;
  return length(tokens) + index(symbol);
#elif MISTAKE == 5  // a symbol as a number
  return length(tokens) + symbol;
#elif MISTAKE == 6  // a number as a symbol
  return index(tokens.begin);
#elif MISTAKE == 7  // the text of bytes, as if they were tokens
  return static_cast<std::uint32_t>(document.span_text(bytes).size()) + index(symbol);
#else
#error "no such mistake"
#endif
}

}  // namespace claimgraph
