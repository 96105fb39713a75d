#include "graph/names.h"

#include <cstddef>

namespace claimgraph {
namespace {

// The name at an enum's number; the tables below stand in the order of the enums.
template <typename Enum, std::size_t N>
std::string_view pick(const std::string_view (&names)[N], Enum value) {
  return names[static_cast<std::size_t>(value)];
}

constexpr std::string_view kKinds[] = {"party",  "place", "product", "agreement",
                                       "amount", "date",  "clause",  "claim"};
constexpr std::string_view kDimensions[] = {"money", "percent", "count", "quantity"};
constexpr std::string_view kModifiers[] = {"exact",   "about",     "at_least", "more_than",
                                           "at_most", "less_than", "between"};
constexpr std::string_view kChanges[] = {"", "up", "down"};
constexpr std::string_view kTimexTypes[] = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::string_view kForms[] = {"name", "alias", "nominal", "pronoun"};
constexpr std::string_view kPolarities[] = {"positive", "negative"};
constexpr std::string_view kModalities[] = {"asserted",  "planned",      "possible", "expected", "required",
                                            "permitted", "hypothetical", "denied",   "asked"};
constexpr std::string_view kStatuses[] = {"",         "rumoured", "talks",     "proposed", "agreed",
                                          "approved", "blocked",  "completed", "ended",    "expired"};

}  // namespace

std::string_view name_of(NodeKind kind) { return pick(kKinds, kind); }
std::string_view name_of(Dimension dimension) { return pick(kDimensions, dimension); }
std::string_view name_of(Modifier modifier) { return pick(kModifiers, modifier); }
std::string_view name_of(Change change) { return pick(kChanges, change); }
std::string_view name_of(TimexType type) { return pick(kTimexTypes, type); }
std::string_view name_of(MentionForm form) { return pick(kForms, form); }
std::string_view name_of(Polarity polarity) { return pick(kPolarities, polarity); }
std::string_view name_of(Modality modality) { return pick(kModalities, modality); }
std::string_view name_of(Status status) { return pick(kStatuses, status); }

NodeKind kind_of(EntityKind kind) {
  constexpr NodeKind kNodeKinds[] = {NodeKind::kParty, NodeKind::kPlace, NodeKind::kProduct,
                                     NodeKind::kAgreement};
  return kNodeKinds[static_cast<std::size_t>(kind)];
}

}  // namespace claimgraph
