// Products of the tables: which ambiguous ones a text means, and where a version's name ends.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "document.h"
#include "names/name_runs.h"

namespace claimgraph {

/// Holds references to its arguments.
class ProductReader {
 public:
  ProductReader(const Document& document, const NameWords& words, const std::vector<ModelName>& names,
                const std::vector<NameCandidate>& candidates)
      : document_(document), words_(words), names_(names), candidates_(candidates) {}

  /// A candidate that begins with a product grows over the product's version ("iPhone [15 Pro]") and, if it
  /// is that alone, is known as it. An ambiguous product is one where a noun of its kind stands behind it
  /// ("Patriot missiles") or the text names who makes it ("Windows" beside "Microsoft"); else the candidate
  /// stays as it is.
  void settle(NameCandidate& candidate);
  /// Tokens of the maker before its product in a candidate: "[Acme] iPhone"; 0 = none.
  std::uint32_t maker_before(const NameCandidate& candidate) const;

 private:
  // `tagged`: the model sees a name of another kind there.
  bool meant(const KnownName& known, TokenSpan span, bool tagged);
  bool names_owner(std::string_view owner);
  void note_owner(TokenSpan span);
  std::uint32_t version_end(std::uint32_t at, std::uint32_t end) const;

  const Document& document_;
  const NameWords& words_;
  const std::vector<ModelName>& names_;
  const std::vector<NameCandidate>& candidates_;
  std::unordered_set<std::string_view> owners_;  // usual names of organisations the text names
  bool read_ = false;                            // ... once asked for
};

}  // namespace claimgraph
