// The parser's weights: two hashed tables, the words they know, and the relations that need no weighing.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/flat_array.h"
#include "base/result.h"
#include "parse/relation.h"

namespace claimgraph {

enum class Move : std::uint8_t { kShift, kReduce, kLeft, kRight };
inline constexpr std::size_t kMoves = 4;
inline constexpr std::size_t kRelationLanes = 48;  // relations, rounded up to whole vectors
static_assert(kRelationLanes >= static_cast<std::size_t>(Relation::kCount));

/// Weights lie within [-largest, largest]. Four rows of relations add up in signed bytes.
inline constexpr int kLargestMoveWeight = 127;
inline constexpr int kLargestRelationWeight = 31;

/// A hashed linear model: rows of signed bytes. The upper bits of a feature's hash say its row, so unknown
/// features share rows with known ones and cost nothing.
template <std::size_t Lanes>
class WeightTable {
 public:
  using Row = std::array<std::int8_t, Lanes>;

  WeightTable() = default;
  /// Takes the rows: 2^n of them, n in [1, 24].
  explicit WeightTable(FlatArray<Row> all)
      : rows(std::move(all)), shift_(32 - std::countr_zero(rows.size())) {}
  const Row& row(std::uint32_t hash) const { return rows[hash >> shift_]; }
  /// How far to the right a hash is moved to be the number of a row.
  int shift() const { return shift_; }

  FlatArray<Row> rows;

 private:
  int shift_ = 32;
};

/// A set of 32-bit keys, each with a byte; open addressing, half full at most. Zero is no key.
class KeyTable {
 public:
  void build(const std::vector<std::uint32_t>& keys, const std::vector<std::uint8_t>& values);
  /// The byte of a key, else 0.
  std::uint8_t find(std::uint32_t key) const {
    for (std::size_t at = (key * 0x9E3779B1U) >> shift_;; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].key == key) return slots_[at].value;
      if (slots_[at].key == 0) return 0;
    }
  }

 private:
  struct Slot {
    std::uint32_t key = 0;
    std::uint8_t value = 0;
  };
  std::vector<Slot> slots_ = std::vector<Slot>(2);
  int shift_ = 31;
};

/// Immutable once loaded; shared by threads.
struct ParserModel {
  WeightTable<kMoves> moves;
  WeightTable<kRelationLanes> relations;
  std::vector<std::uint32_t> words;  // word_hash of words and lemmas seen twice or more in training, sorted
  std::vector<std::uint32_t> sure_keys;      // sure_key of arcs that had one relation in training, sorted
  std::vector<std::uint8_t> sure_relations;  // their relations
  KeyTable known_words;                      // of `words`
  KeyTable sure;                             // of `sure_keys`
  std::shared_ptr<const char[]> bytes;       // of the file, which the tables lie in

  /// Builds the tables of keys from the lists.
  void index();
};

/// FNV-1a, 32 bits; never 0.
std::uint32_t word_hash(std::string_view text);

/// Reads a model file. The error names the file and says how to mend it.
Result<ParserModel> load_parser_model(const std::string& path);
/// The bytes of a model file.
std::string parser_model_bytes(const ParserModel& model);

}  // namespace claimgraph
