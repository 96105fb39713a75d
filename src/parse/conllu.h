// A parsed article as CoNLL-U (universaldependencies.org/format): what other tools of the field read.
#pragma once

#include <string>

#include "document.h"

namespace claimgraph {

/// The sentences with forms as written, lemmas, universal and Penn tags, heads and relations; `SpaceAfter=No`
/// in MISC. Further roots, and tokens of units that are not parsed, hang on the first root.
std::string to_conllu(const Document& document);

}  // namespace claimgraph
