#include "tag/tagset.h"

#include <array>

namespace claimgraph {
namespace {

struct Row {
  std::string_view name;
  UniversalTag universal;
};

using enum UniversalTag;

// In the order of Tag.
constexpr std::array<Row, kTagCount> kRows{{
    {"", kX},          {"NN", kNoun},     {"NNS", kNoun}, {"NNP", kPropn}, {"NNPS", kPropn}, {"PRP", kPron},
    {"EX", kPron},     {"WP", kPron},     {"CD", kNum},   {"ADD", kPropn}, {"FW", kX},       {"GW", kX},
    {"DT", kDet},      {"PDT", kDet},     {"WDT", kPron}, {"PRP$", kPron}, {"WP$", kPron},   {"POS", kPart},
    {"JJ", kAdj},      {"JJR", kAdj},     {"JJS", kAdj},  {"AFX", kX},     {"$", kSym},      {"MD", kAux},
    {"VB", kVerb},     {"VBP", kVerb},    {"VBZ", kVerb}, {"VBD", kVerb},  {"VBN", kVerb},   {"VBG", kVerb},
    {"TO", kPart},     {"RP", kAdp},      {"RB", kAdv},   {"RBR", kAdv},   {"RBS", kAdv},    {"WRB", kAdv},
    {"IN", kAdp},      {"CC", kCconj},    {"UH", kIntj},  {"LS", kX},      {"SYM", kSym},    {"HYPH", kPunct},
    {"NFP", kPunct},   {",", kPunct},     {".", kPunct},  {":", kPunct},   {"``", kPunct},   {"''", kPunct},
    {"-LRB-", kPunct}, {"-RRB-", kPunct},
}};

constexpr std::array<std::string_view, 17> kUniversalNames{"X",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                                           "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                                           "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};

}  // namespace

std::string_view tag_name(Tag tag) { return kRows[static_cast<std::size_t>(tag)].name; }

Tag tag_of(std::string_view name) {
  for (std::size_t at = 1; at < kRows.size(); ++at) {
    if (kRows[at].name == name) return static_cast<Tag>(at);
  }
  return Tag::kNone;
}

std::string_view universal_name(UniversalTag tag) { return kUniversalNames[static_cast<std::size_t>(tag)]; }

UniversalTag universal(Tag tag) { return kRows[static_cast<std::size_t>(tag)].universal; }

}  // namespace claimgraph
