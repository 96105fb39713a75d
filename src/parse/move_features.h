// The parser's features of a move.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "parse/beam.h"
#include "parse/features.h"
#include "parse/hashing.h"

namespace claimgraph {

inline constexpr std::uint32_t kFrontFeatures = 8;   // of the front of the buffer alone
inline constexpr std::uint32_t kStackFeatures = 43;  // ... and of the stack, too
inline constexpr std::uint32_t kMoveFeatures = kFrontFeatures + kStackFeatures;

/// Hashes of the features that ask of the token at the front of the buffer and of those around it alone;
/// `out` has room for kFrontFeatures.
void front_features(const std::vector<ParseToken>& tokens, std::int32_t front, std::uint32_t* out);

/// Hashes of the features of the stack. As a hash is a sum with a summand for each thing a feature asks for,
/// all hashes are made as one vector: what the front and the top of the stack add to each is known once the
/// sentence is.
class StackFeatures {
 public:
  using Four [[gnu::vector_size(16)]] = std::uint32_t;
  static constexpr std::size_t kFours = (kStackFeatures + 3) / 4;
  struct Hashes {
    Four four[kFours];
  };

  /// `tokens` with the root last.
  void begin(const std::vector<ParseToken>& tokens);
  /// The hashes of a tree in work with something on its stack, in no order that matters, and behind them what
  /// fills the vector up. REQUIRES the beam to be of the same sentence.
  void hash(const Beam& beam, const BeamItem& item, Hashes& out) const;

 private:
  struct Parts {
    Hashes front, top;  // of a token that stands there
  };
  std::vector<Parts> parts_;
};

}  // namespace claimgraph
