#include "parse/relation.h"

#include <array>
#include <cstddef>

namespace claimgraph {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Relation::kCount)> kRelationNames = {
    "_",      "root",      "acl",          "acl:relcl", "advcl",         "advcl:relcl", "advmod",
    "amod",   "appos",     "aux",          "aux:pass",  "case",          "cc",          "cc:preconj",
    "ccomp",  "compound",  "compound:prt", "conj",      "cop",           "csubj",       "dep",
    "det",    "discourse", "expl",         "fixed",     "flat",          "iobj",        "list",
    "mark",   "nmod",      "nmod:desc",    "nmod:poss", "nmod:unmarked", "nsubj",       "nsubj:pass",
    "nummod", "obj",       "obl",          "obl:agent", "obl:unmarked",  "parataxis",   "punct",
    "xcomp"};

}  // namespace

std::string_view relation_name(Relation relation) {
  return kRelationNames[static_cast<std::size_t>(relation)];
}

Relation relation_from(std::string_view label) {
  for (std::size_t i = 1; i < kRelationNames.size(); ++i) {
    if (kRelationNames[i] == label) return static_cast<Relation>(i);
  }
  const std::size_t colon = label.find(':');
  return colon == std::string_view::npos ? Relation::kDep : relation_from(label.substr(0, colon));
}

}  // namespace claimgraph
