// Which key of a JSON record holds what: the names that producers of news use, and the user's own.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claimgraph/result.h"

namespace claimgraph {

/// What an article has. The names of name_of() are those of `--field`.
enum class Field : std::uint8_t {
  kId,
  kText,
  kTitle,
  kDate,
  kModified,
  kLanguage,
  kUri,
  kSource,
  kVersion,
  kStatus,  // of publication: "canceled" and "withheld" records are left out
};
inline constexpr std::size_t kFieldCount = 10;

std::string_view name_of(Field field);

/// A key of a record that may hold a field; of several that do, the first of the table counts. `producers`
/// says who writes it so.
struct Alias {
  Field field;
  std::string_view key;
  std::string_view producers;
  bool html = false;  // its text is a fragment of HTML
};

/// All shipped aliases, by field, best first.
std::span<const Alias> shipped_aliases();

/// The shipped alias that is this key of a record, or null. O(log aliases).
const Alias* find_alias(std::string_view key);

/// `--field NAME=KEY` or `--field NAME=/a/b`: looked for before the shipped ones, in the order given.
struct OwnField {
  Field field;
  std::string pointer;  // JSON pointer
};

/// Reads "body=/a/b"; the name is one of name_of() or "body".
Result<OwnField> own_field(std::string_view given);

}  // namespace claimgraph
