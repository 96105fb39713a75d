// The compiled form of surface rules; seen by the loader and the matcher only.
#pragma once

#include <re2/re2.h>
#include <re2/set.h>

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/surface.h"

namespace claimgraph {

/// RE2's budget for programs and automata of one expression or set.
inline constexpr std::int64_t kAutomatonBytes = 64 << 20;

inline re2::RE2::Options surface_options() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kAutomatonBytes);
  return options;
}

/// An expression known to be well formed, compiled when it is first asked for: most texts need few of them.
/// Safe to share between threads.
class LazyExpression {
 public:
  explicit LazyExpression(std::string source) : source_(std::move(source)) {}
  const std::string& source() const { return source_; }
  const re2::RE2& get() const {
    std::call_once(once_, [this] { compiled_ = std::make_unique<re2::RE2>(source_, surface_options()); });
    return *compiled_;
  }

 private:
  std::string source_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2> compiled_;
};

struct SurfaceRules::Expressions {
  explicit Expressions(std::string source) : match(std::move(source)) {}

  LazyExpression match;
  std::deque<LazyExpression> unless_left;   // each ends at the end of its text
  std::deque<LazyExpression> unless_right;  // tried from the start of its text
};

struct SurfaceRules::Kind {
  std::string emit;
  std::vector<std::uint32_t> rules;  // in file order
  // One bit a rule: which rules a token wakes, by its flags and by its word.
  struct FlagWake {
    TokenFlag flag;
    std::uint64_t rules = 0;
  };
  std::vector<FlagWake> by_flag;
  std::vector<std::uint16_t> by_word;  // by symbol of the norm, frozen ones only: index into word_wakes
  std::vector<std::uint64_t> word_wakes{0};
  std::vector<std::pair<std::string_view, std::uint64_t>> wakes;  // texts, until intern_words() takes them

  /// The rules that each word wakes; `symbols` are numbered below `size`.
  void set_wakes(const std::unordered_map<Symbol, std::uint64_t>& woken_by, std::uint32_t size);

  /// Matches from the start of a text: tells which rules to run. `expressions` are those of all rules, by
  /// their number. Null when the automaton would be too big, and for the first looks (unless it is wanted
  /// `now`), as building it costs more than a short article: then all woken rules run, and find the same.
  const re2::RE2::Set* set(const std::vector<std::unique_ptr<Expressions>>& expressions, bool now) const;

 private:
  mutable std::atomic<std::uint32_t> asked_ = 0;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2::Set> set_;
};

}  // namespace claimgraph
