// What makes two things the same: the keys whose hashes are node ids. A key holds content, never an order of
// finding, so the same thing has the same id in every run, machine and document.
#pragma once

#include <string>
#include <string_view>

#include "claimgraph/graph.h"
#include "document.h"

namespace claimgraph {

/// Between the parts of a key.
inline constexpr char kKeySeparator = '\x1f';

/// `text` in ASCII lower case, without punctuation (quotes and dashes of any form among it), runs of white
/// space as one space.
std::string folded(std::string_view text);
void append_folded(std::string_view text, std::string& out);

/// The same of a name's compatibility form in full case folding, without what is not shown (Unicode's
/// toNFKC_Casefold, the same in every locale): "Ａｃｍｅ", "ACME" and "Ac\u200Dme" are "acme". Names that
/// only look alike keep keys of their own.
std::string name_key(std::string_view name);

/// "kind_" and 32 hex digits of the SHA-256 of the key.
std::string node_id(NodeKind kind, std::string_view key);

/// A named thing is its type and name wherever it stands (a gazetteer's id says more than a name); a person
/// known by one word only and a thing without a name are of their document: `place` is where they are first
/// mentioned.
std::string entity_key(const Entity& entity, const TextPlace& place);

/// An amount is its value in its unit; one without any value is its place.
std::string amount_key(const AmountFields& amount, const TextPlace& place);

/// A date is its type, value and bounds; one without a value is its place.
std::string date_key(std::string_view type, const DateFields& date, const TextPlace& place);

}  // namespace claimgraph
