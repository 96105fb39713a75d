// What became of the records: each one counts once.
#pragma once

#include <cstdint>
#include <string>

namespace claimgraph {

enum class Outcome : std::uint8_t {
  kDone,
  kDegraded,  // done, but less than it could be: repaired bytes, a limit
  kRejected,  // no result
  kLeftOut,   // by a rule: another language, the same text again
};

struct Tally {
  std::uint64_t done = 0, degraded = 0, rejected = 0, left_out = 0;

  void count(Outcome outcome);
  std::uint64_t records() const { return done + degraded + rejected + left_out; }
};

/// "12 records: 9 done, 1 degraded, 1 rejected, 1 left out by rule".
std::string tally_text(const Tally& tally);
/// {"event":"sum","records":12,"done":9,"degraded":1,"rejected":1,"left_out":1}
std::string tally_json(const Tally& tally);

}  // namespace claimgraph
