// Result and Error (claimgraph/result.h), and the suggestions that error messages carry.
#pragma once

#include <string>
#include <string_view>

#include "claimgraph/result.h"

namespace claimgraph {

/// The nearest of `known` to `name` by edit distance, as "; did you mean X?", or "" when none is near.
template <typename Strings>
std::string did_you_mean(const std::string& name, const Strings& known);

/// Levenshtein distance in bytes; O(|a| |b|).
int edit_distance(std::string_view a, std::string_view b);

template <typename Strings>
std::string did_you_mean(const std::string& name, const Strings& known) {
  int best = static_cast<int>(name.size()) / 3 + 1;
  std::string found;
  for (const auto& candidate : known) {
    const int distance = edit_distance(name, candidate);
    if (distance < best || (distance == best && found.empty())) {
      best = distance;
      found = candidate;
    }
  }
  return found.empty() ? "" : "; did you mean " + found + "?";
}

}  // namespace claimgraph
