// What the captures of one match say, by name.
#pragma once

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "document.h"
#include "rules/surface.h"

namespace claimgraph {

/// Views into a match; lives no longer than what it is made of.
class Captures {
 public:
  Captures(const SurfaceRules& rules, const SurfaceMatches& matches, const SurfaceMatch& match,
           const Document& document)
      : rule_(rules.rules()[match.rule]), matches_(matches), match_(match), document_(document) {}

  const SurfaceRule& rule() const { return rule_; }

  /// The text of a capture, or of one of its further places ("year_b"); "" where none took part.
  std::string_view text(std::string_view name) const {
    return find([&](std::string_view group) {
      if (!group.starts_with(name)) return false;
      const std::string_view rest = group.substr(name.size());
      return rest.empty() || (rest.size() == 2 && rest[0] == '_');
    });
  }
  std::string_view only(std::string_view name) const {
    return find([&](std::string_view group) { return group == name; });
  }

 private:
  template <typename Wanted>
  std::string_view find(const Wanted& wanted) const {
    for (std::size_t at = 0; at < rule_.groups.size(); ++at) {
      const ByteSpan span = matches_.groups[match_.first_group + at];
      if (span.empty() || !wanted(rule_.groups[at])) continue;
      return std::string_view(document_.text.bytes).substr(span.begin, span.size());
    }
    return {};
  }

  const SurfaceRule& rule_;
  const SurfaceMatches& matches_;
  const SurfaceMatch& match_;
  const Document& document_;
};

/// The first number in `text`, or 0.
inline int number_of(std::string_view text) {
  const std::size_t from = text.find_first_of("0123456789");
  int number = 0;
  if (from != std::string_view::npos) std::from_chars(text.data() + from, text.data() + text.size(), number);
  return number;
}

}  // namespace claimgraph
