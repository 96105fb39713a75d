#include "bench/report.h"

#include <cstdio>

namespace claimgraph::bench {
namespace {

// Nanoseconds a token on one core of the machine the budget was made on; 670 are 8 MB/s.
struct Budget {
  const char* what;
  std::vector<std::string> stages;
  int may_spend, aim;
};
const std::vector<Budget>& budgets() {
  static const std::vector<Budget> kBudgets = {
      {"read, tokens, sentences, quotes", {"read", "tokens", "sentences", "quotes"}, 60, 40},
      {"tags and lemmas", {"tags"}, 60, 40},
      {"groups", {"groups"}, 40, 25},
      {"amounts and dates", {"amounts", "dates"}, 60, 40},
      {"names", {"names", "name tags"}, 120, 70},
      {"references", {"references"}, 40, 25},
      {"parse", {"parse"}, 120, 50},
      {"places, rules, claims", {"places", "claims"}, 110, 50},
      {"graph and JSON", {"graph", "write"}, 60, 20},
  };
  return kBudgets;
}

}  // namespace

void Collector::ReportRuns(const std::vector<Run>& runs) {
  ConsoleReporter::ReportRuns(runs);
  for (const Run& run : runs) {
    failed_ = failed_ || run.error_occurred;
    const double time = run.real_accumulated_time / static_cast<double>(run.iterations);
    seconds_[run.run_name.function_name] = time;
  }
}

double Collector::seconds(const std::string& name) const {
  const auto found = seconds_.find(name);
  return found == seconds_.end() ? 0 : found->second;
}

void print_budget(const Collector& times, const std::vector<std::string>& stages, std::size_t bytes,
                  std::size_t tokens) {
  const double per_token = 1e9 / static_cast<double>(tokens);
  std::printf("\n%-34s %10s %10s %6s\n", "ns a token", "measured", "may spend", "aim");
  double sum = 0;
  int may_spend = 0;
  int aim = 0;
  for (const Budget& budget : budgets()) {
    double measured = 0;
    for (const std::string& stage : budget.stages) measured += times.seconds(stage) * per_token;
    std::printf("%-34s %10.0f %10d %6d\n", budget.what, measured, budget.may_spend, budget.aim);
    sum += measured;
    may_spend += budget.may_spend;
    aim += budget.aim;
  }
  std::printf("%-34s %10.0f %10d %6d\n\n", "sum", sum, may_spend, aim);
  for (const std::string& stage : stages)
    std::printf("%-34s %10.1f\n", stage.c_str(), times.seconds(stage) * per_token);
  const double whole = times.seconds("whole");
  const double words = times.seconds("icu_words");
  if (whole <= 0 || words <= 0) return;
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("\nwhole %.2f MB/s, ICU word breaks %.1f MB/s; ratio %.3f (at least 0.08, aim 0.16)\n",
              megabytes / whole, megabytes / words, words / whole);
}

}  // namespace claimgraph::bench
