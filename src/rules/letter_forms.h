// Forms of a letter that are one to an expression.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace claimgraph {

/// The first character outside ASCII.
inline constexpr std::uint32_t kFirstWide = 0x80;
/// In any case an "s" and a "k" are also these.
inline constexpr std::uint32_t kLongS = 0x17F, kKelvin = 0x212A;
/// Spaces of any kind: {_}.
inline constexpr std::array<std::uint32_t, 8> kSpaces{'\t', '\n', '\f', '\r', ' ', 0xA0, 0x2009, 0x202F};

std::string utf8_of(std::uint32_t character);
/// The character and the other forms of it where case does not count.
std::vector<std::uint32_t> any_case_of(std::uint32_t character);

}  // namespace claimgraph
