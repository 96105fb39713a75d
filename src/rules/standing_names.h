// The contract's names of polarity, modality and status, in the order of their enums.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "document.h"

namespace claimgraph {

inline constexpr std::array<std::string_view, 2> kPolarities{"positive", "negative"};
inline constexpr std::array<std::string_view, 9> kModalities{"asserted",     "planned",  "possible",
                                                             "expected",     "required", "permitted",
                                                             "hypothetical", "denied",   "asked"};
inline constexpr std::array<std::string_view, 10> kStatuses{"none",   "rumoured", "talks",   "proposed",
                                                            "agreed", "approved", "blocked", "completed",
                                                            "ended",  "expired"};

/// The enum value of a name among `names`, or nothing.
template <typename Value>
std::optional<Value> value_named(std::span<const std::string_view> names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

}  // namespace claimgraph
