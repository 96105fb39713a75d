// A fact told twice in an article is one claim: what one sentence tells of it and another leaves out belongs
// to both.
#pragma once

#include "document.h"

namespace claimgraph {

struct Resources;

/// Gives claims of deals that are of one type, stand alike, have the same agreement and the same parties in
/// the same roles, and contradict each other in no amount, date or word, the roles of all of them. Claims
/// with a condition, or that point to claims, stay apart. Without an agreement two purchases of shares may be
/// two.
void join_facts(const Resources& resources, Document& document);

/// Are two fillers one party, the same amount, the same date, or the same words?
bool same_filler(const Document& document, const Filler& a, const Filler& b);

}  // namespace claimgraph
