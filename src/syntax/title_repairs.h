// Offices with a phrase of their own before a name: "Chancellor of the Exchequer Jane Roe".
#pragma once

namespace claimgraph {

struct Document;
struct Resources;

/// Makes the name of a person the head of the office right before it, where the tree took it for the end of
/// the office's own phrase ("of the Exchequer Jane Roe"). Names must be joined (join_names). O(tokens).
void repair_titles(const Resources& resources, Document& document);

}  // namespace claimgraph
