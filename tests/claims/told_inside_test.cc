#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support.h"

namespace claimgraph {
namespace {

// The verbs of the open claims of a text.
std::vector<std::string> open_verbs(std::string_view text) {
  const auto document = test::analysed(text);
  std::vector<std::string> verbs;
  for (const Claim& claim : document->claims) {
    if (claim.rule == kNowhere) verbs.emplace_back(document->token_text(claim.anchor));
  }
  return verbs;
}

}  // namespace
}  // namespace claimgraph
