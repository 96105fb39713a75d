// Universal Dependencies relations (English, version 2, with the subtypes the treebanks use).
#pragma once

#include <cstdint>
#include <string_view>

namespace claimgraph {

enum class Relation : std::uint8_t {
  kNone,  // not parsed
  kRoot,
  kAcl,
  kAclRelcl,
  kAdvcl,
  kAdvclRelcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kAuxPass,
  kCase,
  kCc,
  kCcPreconj,
  kCcomp,
  kCompound,
  kCompoundPrt,
  kConj,
  kCop,
  kCsubj,
  kDep,
  kDet,
  kDiscourse,
  kExpl,
  kFixed,
  kFlat,
  kIobj,
  kList,
  kMark,
  kNmod,
  kNmodDesc,
  kNmodPoss,
  kNmodUnmarked,
  kNsubj,
  kNsubjPass,
  kNummod,
  kObj,
  kObl,
  kOblAgent,
  kOblUnmarked,
  kParataxis,
  kPunct,
  kXcomp,
  kCount  // number of relations, none itself
};

/// "nsubj:pass"; "_" for kNone.
std::string_view relation_name(Relation relation);
/// The relation of a UD label; a subtype not listed falls back to its main type, an unknown label to kDep.
Relation relation_from(std::string_view label);

}  // namespace claimgraph
