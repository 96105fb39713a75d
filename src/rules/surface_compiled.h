// The compiled form of surface rules; seen by the loader and the matcher only.
#pragma once

#include <re2/re2.h>
#include <re2/set.h>

#include <atomic>
#include <bitset>
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
  LazyExpression() = default;
  explicit LazyExpression(std::string source) : source_(std::move(source)) {}
  const std::string& source() const { return source_; }
  const re2::RE2& get() const {
    std::call_once(once_, [this] {
      compiled_ = std::make_unique<re2::RE2>(source_, surface_options());
      ready_.store(true, std::memory_order_release);
    });
    return *compiled_;
  }
  /// True once it is compiled.
  bool ready() const { return ready_.load(std::memory_order_acquire); }

  template <typename Archive>
  static void fields(Archive& archive, LazyExpression& all) {
    auto& [source, once, compiled, ready] = all;
    archive(source);
  }

 private:
  std::string source_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2> compiled_;
  mutable std::atomic<bool> ready_ = false;
};

struct SurfaceRules::Expressions {
  Expressions() = default;
  Expressions(std::string source, std::string sketch_source, bool only_capture, bool alike)
      : match(std::move(source)),
        sketch(std::move(sketch_source)),
        one_capture(only_capture),
        digits_alike(alike) {}

  /// False where it surely does not match at the start of a text, while it has not been compiled: that takes
  /// milliseconds where it names many words, and its sketch much less.
  bool may_match(const re2::StringPiece& text) const {
    if (match.ready() || sketch.source().empty()) return true;
    const re2::RE2& rough = sketch.get();
    return !rough.ok() || rough.Match(text, 0, text.size(), re2::RE2::ANCHOR_START, nullptr, 0);
  }

  LazyExpression match;
  LazyExpression sketch;                    // matches wherever `match` does; "" where there is none
  bool one_capture = false;                 // of the whole match
  bool digits_alike = false;                // no digit is told from another one: "$3.2" is read as "$4.7"
  std::deque<LazyExpression> unless_left;   // each ends at the end of its text
  std::deque<LazyExpression> unless_right;  // tried from the start of its text

  template <typename Archive>
  static void fields(Archive& archive, Expressions& all) {
    auto& [match, sketch, one_capture, digits_alike, unless_left, unless_right] = all;
    archive(match, sketch, one_capture, digits_alike, unless_left, unless_right);
  }
};

/// One bit a rule of a kind.
using RuleBits = std::bitset<kMaxSurfaceRules>;

struct SurfaceRules::Kind {
  std::string emit;
  std::vector<std::uint32_t> rules;  // in file order
  // A rule is woken by a token that is `first`, or by one that `opens` before one that is `second`.
  struct Wake {
    using Flat = void;
    RuleBits first, opens, second;
    bool operator==(const Wake&) const = default;
  };
  enum class Role : std::uint8_t { kFirst, kOpens, kSecond };
  template <typename AnyWake>
  static auto& bits(AnyWake& wake, Role role) {
    return role == Role::kFirst ? wake.first : role == Role::kOpens ? wake.opens : wake.second;
  }
  struct FlagWake {
    TokenFlag flag{};
    Wake wake;

    template <typename Archive>
    static void fields(Archive& archive, FlagWake& all) {
      auto& [flag, wake] = all;
      archive(flag, wake);
    }
  };
  struct WakeText {  // the words of a field, until intern_words() takes them
    std::string_view text;
    Role role = Role::kFirst;
    std::size_t rule = 0;
  };
  std::vector<FlagWake> by_flag;
  std::uint16_t first_flags = 0;       // those of by_flag that wake a rule alone
  std::vector<std::uint16_t> by_word;  // by symbol of the norm, frozen ones only: index into word_wakes
  std::vector<Wake> word_wakes{Wake{}};
  std::vector<WakeText> wakes;

  /// What each word wakes; `symbols` are numbered below `size`.
  void set_wakes(const std::unordered_map<Symbol, Wake>& by_symbol, std::uint32_t size);
  RuleBits awake_at(const Tokens& tokens, std::uint32_t token, std::uint32_t end) const;

  /// Matches from the start of a text: tells which rules to run. `expressions` are those of all rules, by
  /// their number. Null when the automaton would be too big, and for the first looks (unless it is wanted
  /// `now`), as building it costs more than a short article: then all woken rules run, and find the same.
  const re2::RE2::Set* set(const std::vector<std::unique_ptr<Expressions>>& expressions, bool now) const;
  /// Leaves those of `places` (in `rules`) that may match at the start of `seen`, and compiles what runs for
  /// the first time, on two threads: in a first short article that is most of all work.
  void compile(const std::vector<std::unique_ptr<Expressions>>& expressions, std::string_view seen,
               std::vector<int>& places) const;

  template <typename Archive>
  static void fields(Archive& archive, Kind& all) {
    auto& [emit, rules, by_flag, first_flags, by_word, word_wakes, wakes, asked, once, set] = all;
    archive(emit, rules, by_flag, first_flags, by_word, word_wakes);
  }

 private:
  mutable std::atomic<std::uint32_t> asked_ = 0;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2::Set> set_;
};

}  // namespace claimgraph
