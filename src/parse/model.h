// The parser's weights: two hashed tables and the words they know.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "parse/relation.h"

namespace claimgraph {

enum class Move : std::uint8_t { kShift, kReduce, kLeft, kRight };
inline constexpr std::size_t kMoves = 4;
inline constexpr std::size_t kRelationLanes = 48;  // relations, rounded up to whole vectors
static_assert(kRelationLanes >= static_cast<std::size_t>(Relation::kCount));

/// A hashed linear model. Rows of int16 weights; a feature's row is its hash modulo the number of rows (a
/// power of two), so unknown features share rows with known ones and cost nothing.
template <std::size_t Lanes>
struct WeightTable {
  std::vector<std::array<std::int16_t, Lanes>> rows;

  const std::array<std::int16_t, Lanes>& row(std::uint32_t hash) const {
    return rows[hash & static_cast<std::uint32_t>(rows.size() - 1)];
  }
};

/// Immutable once loaded; shared by threads.
struct ParserModel {
  WeightTable<kMoves> moves;
  WeightTable<kRelationLanes> relations;
  std::unordered_set<std::uint32_t> words;  // word_hash of lower-case words seen twice or more in training

  bool loaded() const { return !moves.rows.empty(); }
};

/// FNV-1a, 32 bits.
std::uint32_t word_hash(std::string_view text);

/// Reads a model file. The error names the file and says how to mend it.
Result<ParserModel> load_parser_model(const std::string& path);
/// The bytes of a model file: a header with version and checksum, then the words and the two tables.
std::string parser_model_bytes(const ParserModel& model);

}  // namespace claimgraph
