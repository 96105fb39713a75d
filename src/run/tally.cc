#include "run/tally.h"

namespace claimgraph {

void Tally::count(Outcome outcome) {
  switch (outcome) {
    case Outcome::kDone:
      ++done;
      break;
    case Outcome::kDegraded:
      ++degraded;
      break;
    case Outcome::kRejected:
      ++rejected;
      break;
    case Outcome::kLeftOut:
      ++left_out;
      break;
  }
}

std::string tally_text(const Tally& tally) {
  return std::to_string(tally.records()) + (tally.records() == 1 ? " record: " : " records: ") +
         std::to_string(tally.done) + " done, " + std::to_string(tally.degraded) + " degraded, " +
         std::to_string(tally.rejected) + " rejected, " + std::to_string(tally.left_out) +
         " left out by rule";
}

std::string tally_json(const Tally& tally) {
  return R"({"event":"sum","records":)" + std::to_string(tally.records()) +
         ",\"done\":" + std::to_string(tally.done) + ",\"degraded\":" + std::to_string(tally.degraded) +
         ",\"rejected\":" + std::to_string(tally.rejected) +
         ",\"left_out\":" + std::to_string(tally.left_out) + "}";
}

}  // namespace claimgraph
