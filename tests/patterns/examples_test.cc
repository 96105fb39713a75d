// The `yes` and `no` lines beside the shipped rules, one test a line; a failure stands at the line of its
// pattern file.
#include "rules/examples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "support.h"

namespace claimgraph {

void PrintTo(const ExamplePlace& place, std::ostream* out) { *out << place.file << ":" << place.line; }

namespace {

const ExampleReport& report() {
  static const auto kReport = run_examples(test::shipped());
  return kReport.value();
}

class RuleExamples : public testing::TestWithParam<ExamplePlace> {};

TEST_P(RuleExamples, Hold) {
  const ExamplePlace& place = GetParam();
  for (const ExampleFailure& failure : report().failures) {
    if (failure.file != place.file || failure.line != place.line) continue;
    ADD_FAILURE_AT(place.file.c_str(), place.line) << failure.text();
  }
}

std::string place_name(const testing::TestParamInfo<ExamplePlace>& info) {
  std::string name = std::filesystem::path(info.param.file).stem().string() + "_line_" +
                     std::to_string(info.param.line) + "_" + std::to_string(info.index);
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Patterns, RuleExamples, testing::ValuesIn(report().examples), place_name);

}  // namespace
}  // namespace claimgraph
