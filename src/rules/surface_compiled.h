// The compiled form of surface rules; seen by the loader and the matcher only.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/surface.h"

namespace claimgraph {

/// The expressions of a rule, by their numbers.
struct SurfaceRules::Letters {
  std::uint32_t match = 0;
  std::vector<std::uint32_t> unless_left;   // each ends at the end of its text
  std::vector<std::uint32_t> unless_right;  // tried from the start of its text

  template <typename Archive>
  static void fields(Archive& archive, Letters& all) {
    auto& [match, unless_left, unless_right] = all;
    archive(match, unless_left, unless_right);
  }
};

/// One bit a rule of a kind.
using RuleBits = std::bitset<kMaxSurfaceRules>;

struct SurfaceRules::Kind {
  std::string emit;
  std::vector<std::uint32_t> rules;  // in file order
  std::vector<RuleBits> begins;      // by first byte: rules whose match may begin with it
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
  std::uint16_t first_flags = 0;     // those of by_flag that wake a rule alone
  FlatArray<std::uint16_t> by_word;  // by symbol of the norm, frozen ones only: index into word_wakes
  std::vector<Wake> word_wakes{Wake{}};
  std::vector<WakeText> wakes;

  /// What each word wakes; `symbols` are numbered below `size`.
  void set_wakes(const std::unordered_map<Symbol, Wake>& by_symbol, std::uint32_t size);
  RuleBits awake_at(const Tokens& tokens, std::uint32_t token, std::uint32_t end) const;

  /// Which rules a first byte may begin, from their expressions.
  void note_begins(const Expressions& expressions, const std::vector<Letters>& letters);

  template <typename Archive>
  static void fields(Archive& archive, Kind& all) {
    auto& [emit, rules, begins, by_flag, first_flags, by_word, word_wakes, wakes] = all;
    archive(emit, rules, begins, by_flag, first_flags, by_word, word_wakes);
  }
};

}  // namespace claimgraph
