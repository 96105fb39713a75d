// The total order of a graph, and the joining of what is the same: one code for one article and for many.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/graph.h"

namespace claimgraph {

/// Joins nodes of one id (the union of what they hold; where one value must be chosen, the greatest in a
/// total order, so that the order of joining does not matter), drops repeated edges and edges to nodes that
/// are not there, and sorts everything. O(n log n).
void put_in_order(Graph& graph);

/// The bytes by which a graph's nodes and edges are sorted.
std::string sort_key(const Node& node);
std::string sort_key(const Edge& edge);

/// Of two copies of one node, the union; tidy() must follow once all are joined.
void join(Node& into, Node&& from);
/// Sorts what a node holds, each thing once; where one value must be chosen, the surest.
void tidy(Node& node);
/// Sorted, each once.
void tidy(std::vector<std::string>& texts);

/// Which of two spellings of a name is shown: a total order. ASCII before others, then the longer, then by
/// bytes.
bool better_name(const std::string& a, const std::string& b);

/// White space runs as one space, none at the ends: how labels and tables show a text.
std::string one_line(std::string_view text);
void append_one_line(std::string_view text, std::string& out);

/// A confidence in thousandths, between 0 and 1.
double rounded(double confidence);

}  // namespace claimgraph
