// What only a collection as a whole can tell.
#pragma once

#include <string_view>

#include "claimgraph/graph.h"

namespace claimgraph {

/// Whether edges of that role are found by tell_collection(): contradicts, revises, supersedes.
bool is_collection_role(std::string_view role);

/// Fills support, confusable_with and the edges between claims, anew, from the rest of the graph alone; keeps
/// its order. REQUIRES no edges of a collection role. O(n log n).
void tell_collection(Graph& graph);

/// Ids of named parties, places, products and agreements whose names look alike (UTS 39 skeletons of the name
/// without invisible characters, in compatibility form, with and without case) and are not the same name.
void find_confusables(Graph& graph);

/// Edges between claims of one type about the same parties and objects, each to the next in time. A differing
/// standing (negated, denied) and a differing exact amount at one time contradict; a differing amount or
/// status at a later time, at most a year later, revises; a later article at the same address supersedes.
void link_claims(Graph& graph);

}  // namespace claimgraph
