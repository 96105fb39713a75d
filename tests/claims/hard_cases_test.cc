// Negation, modality and attribution, a row each: hard_cases.tsv.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "rules/standing_names.h"
#include "support.h"

namespace claimgraph {
namespace {

struct HardCase {
  int line = 0;
  std::string word, wanted, text;
};

std::vector<HardCase> read_cases() {
  std::vector<HardCase> cases;
  std::ifstream file(CLAIMGRAPH_SOURCE_PATTERNS "/../tests/claims/hard_cases.tsv");
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    if (line.empty() || line[0] == '#' || second == std::string::npos) continue;
    cases.push_back(
        {number, line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)});
  }
  return cases;
}

// The claim anchored at the first token of that form, or null.
const Claim* claim_at(const Document& document, std::string_view word) {
  for (const Claim& claim : document.claims) {
    if (document.token_text(claim.anchor) == word) return &claim;
  }
  return nullptr;
}

std::vector<std::string> fillers(const Document& document, const Claim& claim, std::string_view role) {
  std::vector<std::string> texts;
  for (const RoleFiller& each : claim.roles) {
    // A condition that is a claim is the same words.
    const bool words = each.filler.kind != FillerKind::kClaim || role == "condition";
    if (words && document.symbols.view(each.role) == role)
      texts.emplace_back(document.span_text(each.filler.tokens));
  }
  return texts;
}

// The parties that speak.
std::vector<std::string> speakers(const Document& document, const Claim& claim) {
  std::vector<std::string> names;
  for (const RoleFiller& each : claim.roles) {
    if (each.filler.kind == FillerKind::kEntity && document.symbols.view(each.role) == "speaker")
      names.push_back(document.entities[document.mentions[each.filler.index].entity].label);
  }
  return names;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : " ## ") + text;
  return all;
}

bool holds(const std::vector<std::string>& texts, const std::string& wanted) {
  return std::find(texts.begin(), texts.end(), wanted) != texts.end();
}

// What one "key=value" asks of a claim: "" where it holds, else what was found.
std::string differs(const Document& document, const Claim& claim, const std::string& key,
                    const std::string& value) {
  if (key == "polarity" || key == "modality" || key == "status") {
    const std::string found(key == "polarity"   ? kPolarities[static_cast<std::size_t>(claim.polarity)]
                            : key == "modality" ? kModalities[static_cast<std::size_t>(claim.modality)]
                                                : kStatuses[static_cast<std::size_t>(claim.status)]);
    return found == value ? "" : key + " is " + found;
  }
  if (key == "triple") {
    const std::string found(std::string(document.span_text(claim.subject)) + " # " +
                            std::string(document.span_text(claim.relation)) + " # " +
                            std::string(document.span_text(claim.object)));
    return found == value ? "" : "triple is " + found;
  }
  if (key == "content") {
    const std::string found = joined(fillers(document, claim, "content"));
    return found == value ? "" : "content is " + found;
  }
  std::vector<std::string> found;
  if (key == "cue") {
    for (const TokenSpan cue : claim.cues) found.emplace_back(document.span_text(cue));
  } else if (key == "means") {
    found = speakers(document, claim);
    if (value.empty() && found.empty()) return "";
  } else {
    found = fillers(document, claim, key);
    if (value.empty() && found.empty()) return "";
  }
  return holds(found, value) ? "" : key + " is " + joined(found);
}

TEST(HardCases, StandAndAreSaidAsTheTableSays) {
  const std::vector<HardCase> cases = read_cases();
  ASSERT_GE(cases.size(), 150U);
  for (const HardCase& each : cases) {
    SCOPED_TRACE("hard_cases.tsv:" + std::to_string(each.line) + ": " + each.text);
    const auto analysed = test::analysed(each.text);
    const Document& document = *analysed;
    const Claim* claim = claim_at(document, each.word);
    if (each.wanted == "none") {
      EXPECT_EQ(claim, nullptr);
      continue;
    }
    if (claim == nullptr) {
      ADD_FAILURE() << "no claim at " << each.word;
      continue;
    }
    for (std::size_t at = 0; at < each.wanted.size();) {
      const std::size_t end = std::min(each.wanted.find("; ", at), each.wanted.size());
      const std::string pair = each.wanted.substr(at, end - at);
      const std::size_t equals = pair.find('=');
      ASSERT_NE(equals, std::string::npos) << pair;
      const bool missed = pair.compare(equals + 1, 1, "?") == 0;
      const std::string value = pair.substr(equals + (missed ? 2 : 1));
      const std::string fault = differs(document, *claim, pair.substr(0, equals), value);
      EXPECT_EQ(fault.empty(), !missed) << "wanted " << pair << "; " << fault;
      at = end + 2;
    }
  }
}

}  // namespace
}  // namespace claimgraph
