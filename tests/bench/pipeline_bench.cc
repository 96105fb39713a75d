// Every stage by itself, the whole way from JSON Lines to JSON Lines, and a pass of ICU's word breaks over
// the same text: time of one core is told as a ratio to that pass, since machines differ.
//   claimgraph_bench [FILE.jsonl] [--benchmark_...]      without a file: the corpus, 20 times over
#include <unicode/brkiter.h>

#include <algorithm>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench/articles.h"
#include "bench/report.h"
#include "claimgraph/claimgraph.h"
#include "document.h"
#include "extractor.h"
#include "graph/build.h"
#include "graph/load.h"
#include "pipeline.h"
#include "read/article_json.h"
#include "resources.h"
#include "write/formats.h"

namespace claimgraph::bench {
namespace {

struct Setting {
  std::unique_ptr<Extractor> extractor;
  std::vector<std::string> lines;
  std::vector<std::string> stages;  // read, the pipeline's, graph, write
  std::size_t bytes = 0;            // of the texts
  std::size_t tokens = 0;
  std::size_t claims = 0;  // nodes that are claims or clauses
};
Setting& setting() {
  static Setting made;
  return made;
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::size_t count_claims(const Graph& graph) {
  return static_cast<std::size_t>(std::count_if(graph.nodes.begin(), graph.nodes.end(), [](const Node& node) {
    return node.kind == NodeKind::kClaim || node.kind == NodeKind::kClause;
  }));
}

// One article as far as `stage`; what that stage took is added to `seconds`.
void run_to(std::size_t stage, const std::string& line, Document& document, double& seconds,
            std::size_t& claims) {
  const Resources& resources = setting().extractor->resources();
  double began = cpu_seconds();
  const auto article = article_from_json(line);
  const auto done = [&](std::size_t number) {
    if (number == stage) seconds += cpu_seconds() - began;
    return number == stage;
  };
  if (done(0)) return;
  std::size_t number = 1;
  begin_analysis(article.value().text, metadata_of(article.value()), document);
  for (const Stage& each : pipeline()) {
    if (number == stage) began = cpu_seconds();
    each.run(resources, document);
    if (done(number++)) return;
  }
  if (number == stage) began = cpu_seconds();
  const Graph graph = build_graph(resources, document);
  if (done(number++)) return;
  began = cpu_seconds();
  benchmark::DoNotOptimize(render(Format::kJsonl, graph));
  done(number);
  claims += count_claims(graph);
}

void time_stage(benchmark::State& state, std::size_t stage) {
  Document document(&setting().extractor->resources().symbols);
  for (auto _ : state) {
    double seconds = 0;
    std::size_t claims = 0;
    for (const std::string& line : setting().lines) run_to(stage, line, document, seconds, claims);
    state.SetIterationTime(seconds);
    const bool whole_way = stage + 1 == setting().stages.size();
    if (whole_way && claims != setting().claims) state.SkipWithError("another number of claims");
  }
}

// What `extract -i jsonl -f jsonl -j1` does between reading and writing bytes.
void time_whole(benchmark::State& state) {
  const Resources& resources = setting().extractor->resources();
  Document document(&resources.symbols);
  for (auto _ : state) {
    const double began = cpu_seconds();
    std::size_t claims = 0;
    for (const std::string& line : setting().lines) {
      const auto article = article_from_json(line);
      analyse(resources, article.value().text, metadata_of(article.value()), document);
      const Graph graph = build_graph(resources, document);
      benchmark::DoNotOptimize(render(Format::kJsonl, graph));
      claims += count_claims(graph);
    }
    state.SetIterationTime(cpu_seconds() - began);
    if (claims != setting().claims) state.SkipWithError("another number of claims");
  }
}

void time_icu_words(benchmark::State& state) {
  std::vector<std::string> texts;
  for (const std::string& line : setting().lines) texts.push_back(article_from_json(line).value().text);
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), error));
  if (U_FAILURE(error)) return state.SkipWithError("ICU has no word breaks");
  for (auto _ : state) {
    const double began = cpu_seconds();
    std::size_t breaks = 0;
    for (const std::string& text : texts) {
      const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
      words->setText(wide);
      while (words->next() != icu::BreakIterator::DONE) ++breaks;
    }
    state.SetIterationTime(cpu_seconds() - began);
    if (breaks < setting().tokens) state.SkipWithError("fewer word breaks than tokens");
  }
}

void time_load(benchmark::State& state) {
  for (auto _ : state) {
    const double began = cpu_seconds();
    if (!Extractor::load().ok()) state.SkipWithError("the patterns do not load");
    state.SetIterationTime(cpu_seconds() - began);
  }
}

// What must come out, from the library's public face.
void count_answer() {
  Setting& made = setting();
  Document document(&made.extractor->resources().symbols);
  for (const std::string& line : made.lines) {
    const auto article = article_from_json(line);
    if (!article.ok()) {
      std::fprintf(stderr, "bench: %s\n", article.error().text().c_str());
      std::exit(2);
    }
    made.bytes += article.value().text.size();
    made.claims += count_claims(made.extractor->extract(article.value()));
    analyse(made.extractor->resources(), article.value().text, {}, document);
    made.tokens += document.tokens.size();
  }
}

void register_all() {
  const auto add = [](const std::string& name, auto... how) {
    return benchmark::RegisterBenchmark(name.c_str(), how...)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond)
        ->Iterations(1);
  };
  setting().stages = {"read"};
  for (const Stage& stage : pipeline()) setting().stages.emplace_back(stage.name);
  setting().stages.insert(setting().stages.end(), {"graph", "write"});
  for (std::size_t i = 0; i < setting().stages.size(); ++i) add(setting().stages[i], time_stage, i);
  add("icu_words", time_icu_words);
  add("whole", time_whole);
  add("load", time_load)->Iterations(3);
}

int run(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  auto extractor = Extractor::load();
  if (!extractor.ok()) {
    std::fprintf(stderr, "bench: %s\n", extractor.error().text().c_str());
    return 2;
  }
  Setting& made = setting();
  made.extractor = std::make_unique<Extractor>(std::move(extractor).value());
  made.lines = argc > 1 ? lines_of(argv[1]) : corpus_lines(20);
  count_answer();
  register_all();
  Collector collector;
  benchmark::RunSpecifiedBenchmarks(&collector);
  std::printf("\n%zu articles, %zu bytes, %zu tokens, %zu claims\n", made.lines.size(), made.bytes,
              made.tokens, made.claims);
  print_budget(collector, made.stages, made.bytes, made.tokens);
  return collector.failed() ? 1 : 0;
}

}  // namespace
}  // namespace claimgraph::bench

int main(int argc, char** argv) { return claimgraph::bench::run(argc, argv); }
