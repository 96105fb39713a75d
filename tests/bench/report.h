// The table at the end of a benchmark run: what each stage spent beside what it may spend.
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <string>
#include <vector>

namespace claimgraph::bench {

/// Prints what the console reporter prints, and keeps seconds of CPU by benchmark name.
class Collector : public benchmark::ConsoleReporter {
 public:
  Collector() : ConsoleReporter(OO_Tabular) {}
  void ReportRuns(const std::vector<Run>& runs) override;

  /// Seconds an iteration; 0 where that benchmark did not run.
  double seconds(const std::string& name) const;
  bool failed() const { return failed_; }

 private:
  std::map<std::string, double> seconds_;
  bool failed_ = false;
};

/// `stages` in the order of the pipeline; `bytes` and `tokens` of what one iteration reads.
void print_budget(const Collector& times, const std::vector<std::string>& stages, std::size_t bytes,
                  std::size_t tokens);

}  // namespace claimgraph::bench
