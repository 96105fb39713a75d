// The Penn tags of the treebanks (their XPOS column) and the universal tags they map to.
#pragma once

#include <cstdint>
#include <string_view>

namespace claimgraph {

/// Neighbouring enumerators form the classes below; the order is part of the model files.
enum class Tag : std::uint8_t {
  kNone,
  // nominal
  kNN,
  kNNS,
  kNNP,
  kNNPS,
  kPRP,
  kEX,
  kWP,
  kCD,
  kADD,  // web and mail addresses
  kFW,
  kGW,  // part of a word written apart
  // before a noun
  kDT,
  kPDT,
  kWDT,
  kPRPS,  // PRP$
  kWPS,   // WP$
  kPOS,
  kJJ,
  kJJR,
  kJJS,
  kAFX,
  kDollar,  // $
  // verbal
  kMD,
  kVB,
  kVBP,
  kVBZ,
  kVBD,
  kVBN,
  kVBG,
  kTO,
  kRP,
  // adverbs and small words
  kRB,
  kRBR,
  kRBS,
  kWRB,
  kIN,
  kCC,
  kUH,
  kLS,
  kSYM,
  // punctuation
  kHYPH,
  kNFP,
  kComma,       // ,
  kPeriod,      // .
  kColon,       // : ; dashes
  kOpenQuote,   // ``
  kCloseQuote,  // ''
  kLRB,         // -LRB-
  kRRB,         // -RRB-
};
inline constexpr int kTagCount = static_cast<int>(Tag::kRRB) + 1;

/// Universal part of speech. A table of the Penn tag alone: be, have, do stay VERB, "in", "that" ADP.
enum class UniversalTag : std::uint8_t {
  kX,
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
};

/// "NN", "PRP$", "-LRB-" ...; "" for kNone.
std::string_view tag_name(Tag tag);
/// The tag of a name; kNone when it is unknown.
Tag tag_of(std::string_view name);
/// "NOUN", "PROPN" ...
std::string_view universal_name(UniversalTag tag);
UniversalTag universal(Tag tag);

constexpr bool between(Tag tag, Tag first, Tag last) { return first <= tag && tag <= last; }
/// NN, NNS, NNP, NNPS.
constexpr bool is_noun(Tag tag) { return between(tag, Tag::kNN, Tag::kNNPS); }
constexpr bool is_proper(Tag tag) { return tag == Tag::kNNP || tag == Tag::kNNPS; }
/// VB, VBP, VBZ, VBD, VBN, VBG; not the modals.
constexpr bool is_verb(Tag tag) { return between(tag, Tag::kVB, Tag::kVBG); }
/// VBD, VBP, VBZ and modals.
constexpr bool is_finite(Tag tag) {
  return tag == Tag::kVBD || tag == Tag::kVBP || tag == Tag::kVBZ || tag == Tag::kMD;
}
constexpr bool is_participle(Tag tag) { return tag == Tag::kVBN || tag == Tag::kVBG; }
constexpr bool is_adjective(Tag tag) { return between(tag, Tag::kJJ, Tag::kJJS); }
constexpr bool is_adverb(Tag tag) { return between(tag, Tag::kRB, Tag::kRBS); }
/// "who", "which", "whose": begin relative clauses.
constexpr bool is_relative_word(Tag tag) { return tag == Tag::kWP || tag == Tag::kWDT || tag == Tag::kWPS; }
/// "who", "what", "where": begin clauses that ask.
constexpr bool is_wh(Tag tag) { return tag == Tag::kWP || tag == Tag::kWRB || tag == Tag::kWDT; }
/// May stand in a noun group, from its determiner to its head.
constexpr bool is_inside_group(Tag tag) {
  return is_noun(tag) || is_adjective(tag) || tag == Tag::kPOS || tag == Tag::kPRPS || tag == Tag::kDT ||
         tag == Tag::kCD || tag == Tag::kHYPH;
}
constexpr bool is_punctuation(Tag tag) { return tag >= Tag::kHYPH; }
constexpr bool is_quotation_mark(Tag tag) { return tag == Tag::kOpenQuote || tag == Tag::kCloseQuote; }

}  // namespace claimgraph
