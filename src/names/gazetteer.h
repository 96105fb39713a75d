// Files of a user's own names: --gazetteer FILE.
//
//   Acme Robotics<TAB>party<TAB>organization<TAB>wikidata:Q1;lei:529900
//   {"name": "Acme Robotics", "kind": "party", "type": "organization", "same_as": ["wikidata:Q1"]}
//
// Tab-separated or JSON Lines, told apart by the first letter; `#` begins a comment line of the first form
// and a header line "name<TAB>kind..." is skipped. Only the name is required: the rest is a party, an
// organization.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "rules/lexicons.h"

namespace claimgraph {

/// The table of lexicon `gazetteer` a file stands for: attributes type= and same_as= (ids joined by spaces).
/// Errors name file and line: a line without a name, an unknown kind or type, broken JSON.
Result<LexiconTable> gazetteer_table(const std::string& path, std::string_view text);

}  // namespace claimgraph
