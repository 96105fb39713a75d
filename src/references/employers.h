// For whom a person of the article works or speaks: read off offices beside names.
//
//   Acme chief executive Jane Roe      Jane Roe, chief executive of Acme,    its chairman, John Doe,
//   Acme's founder, Jane Roe,          Jane Roe, who runs Acme,              John Doe of Acme
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "document.h"
#include "names/name_words.h"

namespace claimgraph {

class Employers {
 public:
  Employers() = default;
  /// `mentions` are all mentions of the document by their first token.
  Employers(const Document& document, const NameWords& words, std::span<const EntityMention> mentions);

  /// The entity a person (an entity) works for, by the first place that tells; kNowhere when none does.
  std::uint32_t of(std::uint32_t person) const { return person < of_.size() ? of_[person] : kNowhere; }
  /// What else tells for whom a person works, where no name beside it did.
  void add(std::uint32_t person, std::uint32_t employer) {
    if (person < of_.size() && of_[person] == kNowhere) of_[person] = employer;
  }

 private:
  std::vector<std::uint32_t> of_;  // by entity
};

}  // namespace claimgraph
