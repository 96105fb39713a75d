// The words of the contract for the enums of a document.
#pragma once

#include <string_view>

#include "claimgraph/graph.h"
#include "document.h"

namespace claimgraph {

std::string_view name_of(Dimension dimension);
std::string_view name_of(Modifier modifier);
std::string_view name_of(Change change);  // "" for none
std::string_view name_of(TimexType type);
std::string_view name_of(MentionForm form);
std::string_view name_of(Polarity polarity);
std::string_view name_of(Modality modality);
std::string_view name_of(Status status);  // "" for none
NodeKind kind_of(EntityKind kind);

}  // namespace claimgraph
