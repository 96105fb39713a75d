// What one record may cost. Reaching a limit is always told: the record is refused, or its result says that
// it is cut short.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "claimgraph/result.h"

namespace claimgraph {

struct Limits {
  std::size_t record = std::size_t{16} << 20U;  // bytes of a JSON record
  std::size_t input = std::size_t{64} << 20U;   // bytes of an input that is one document
  std::size_t article = std::size_t{4} << 20U;  // bytes of an article's text
  std::size_t sentence = 1000;                  // tokens
  std::size_t time = 0;                         // milliseconds an article; 0 = none
};

/// A limit that can be set: its name, and what it says in words.
struct LimitRow {
  std::string_view name;
  std::size_t Limits::*value;
  std::string_view unit;
  std::string_view effect;
};
std::span<const LimitRow> limit_rows();

/// A limit that cannot be set: what is safe for all texts.
struct FixedLimit {
  std::string_view name, value, effect;
};
std::span<const FixedLimit> fixed_limits();

/// Sets what "article=1M" says (K and M count bytes by 1024). The error says what is wrong with it.
Result<bool> set_limit(std::string_view given, Limits& limits);

}  // namespace claimgraph
