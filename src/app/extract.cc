#include <unistd.h>

#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "app/commands.h"
#include "app/exit_codes.h"
#include "app/messages.h"
#include "app/ordered_pool.h"
#include "app/output.h"
#include "app/seen.h"
#include "app/signals.h"
#include "document.h"
#include "extractor.h"
#include "graph/build.h"
#include "graph/confident.h"
#include "graph/load.h"
#include "resources.h"

namespace claimgraph {
namespace {

// What a worker makes of an article: a graph to merge later, or the lines to write now.
struct Extracted {
  std::string where;
  Graph graph;
  std::string lines;
  std::uint32_t repaired = 0;
  std::string warning;
  std::string truncated;
  std::string failure;
};

class Extraction {
 public:
  Extraction(const ExtractOptions& options, const Extractor& extractor, Format format, Output& output)
      : options_(options), extractor_(extractor), format_(format), output_(output) {}

  int run(const std::function<bool(const Receiver&)>& read) {
    {
      OrderedPool<Record, Extracted> pool(
          options_.jobs, [this] { return worker(); },
          [this](Extracted done) { return consume(std::move(done)); });
      Receiver receiver;
      receiver.take = [&](Record record) { return take(std::move(record), pool); };
      receiver.reject = [&](const std::string& where, const std::string& why) { reject(where, why); };
      receiver.skip = [&](const std::string& where, const std::string& why) { skip(where, why); };
      read(receiver);
      pool.finish();
    }
    show_progress("");
    return finish();
  }

 private:
  std::function<Extracted(Record)> worker() const {
    auto document = std::make_shared<Document>(&extractor_.resources().symbols);
    return [this, document](Record record) {
      Extracted done;
      done.where = std::move(record.where);
      try {
        Metadata meta = metadata_of(record.article);
        analyse(extractor_.resources(), record.article.text, std::move(meta), *document);
        done.graph = build_graph(extractor_.resources(), *document);
        if (options_.min_confidence > 0) keep_confident(done.graph, options_.min_confidence);
        done.repaired = document->text.repaired + record.notes.repaired;
        done.warning = std::move(record.notes.warning);
        done.truncated = document->truncated;
        if (format_ != Format::kGraph) done.lines = render(format_, std::exchange(done.graph, {}));
      } catch (const std::exception& error) {
        done.failure = error.what();
      }
      return done;
    };
  }

  // On the reading thread.
  bool take(Record record, OrderedPool<Record, Extracted>& pool) {
    Article& article = record.article;
    if (article.date.empty()) article.date = options_.date;
    article.id = metadata_of(article).id;
    std::string first;
    switch (seen_.arrive(article, record.where, first)) {
      case Arrival::kAgain:
        return true;
      case Arrival::kClash:
        reject(record.where, "another text has the id \"" + article.id + "\" already: " + first);
        return true;
      case Arrival::kNew:
      case Arrival::kNewer:
        break;
    }
    return pool.put(std::move(record)) && !stop_requested().load();
  }

  // On the consuming thread.
  bool consume(Extracted done) {
    if (!done.failure.empty()) {
      say(done.where, "internal error: " + done.failure);
      failed_ = true;
      return true;
    }
    if (done.repaired > 0) warn(done.where, std::to_string(done.repaired) + " bad sequences read as U+FFFD");
    if (!done.warning.empty()) warn(done.where, done.warning);
    if (!done.truncated.empty()) warn(done.where, "cut short: " + done.truncated);
    ++articles_;
    if (articles_ % 16 == 0) show_progress(std::to_string(articles_) + " articles");
    if (format_ == Format::kGraph) {
      graphs_.push_back(std::move(done.graph));
      return true;
    }
    output_code_ = output_.write(done.lines);
    return output_code_ == kDone;
  }

  int finish() {
    if (output_code_ != kDone) return output_code_;
    if (stop_requested().load() && !options_.output.empty()) return stop_exit_code();
    if (format_ == Format::kGraph) {
      Graph whole = merge(std::move(graphs_));
      whole.version = version();
      whole.patterns = extractor_.patterns();
      if (const int code = output_.write(render(format_, whole, output_.is_terminal())); code != kDone)
        return code;
    }
    if (const int code = output_.commit(); code != kDone) return code;
    if (stop_requested().load()) return stop_exit_code();
    if (failed_) return kInternalError;
    return rejected_ || degraded_ ? kSomeRejected : kDone;
  }

  void reject(const std::string& where, const std::string& why) {
    say(where, why);
    rejected_ = true;
  }
  // Left out by rule: no fault of the input.
  void skip(const std::string& where, const std::string& why) {
    say(where, "left out: " + why);
    ++skipped_;
  }
  void warn(const std::string& where, const std::string& what) {
    say(where, what);
    degraded_ = true;
  }

  const ExtractOptions& options_;
  const Extractor& extractor_;
  const Format format_;
  Output& output_;
  Seen seen_;                // reading thread
  bool rejected_ = false;    // reading thread
  std::size_t skipped_ = 0;  // reading thread
  bool degraded_ = false;    // consuming thread, as all below
  bool failed_ = false;
  int output_code_ = kDone;
  std::size_t articles_ = 0;
  std::vector<Graph> graphs_;
};

}  // namespace

std::string output_file(const std::string& output, Format format) {
  constexpr const char* kNames[] = {"graph.json", "graphs.jsonl", "claims.jsonl", "triples.tsv",
                                    "summary.txt"};
  std::error_code error;
  if (output.empty() || !std::filesystem::is_directory(output, error)) return output;
  return (std::filesystem::path(output) / kNames[static_cast<std::size_t>(format)]).string();
}

int run_extract(const ExtractOptions& options) {
  auto extractor = Extractor::load(options.patterns);
  if (!extractor.ok()) {
    say("", extractor.error().text());
    return kUsage;
  }
  ByteSource standard_input(pull_from(STDIN_FILENO, &stop_requested()), &stop_requested());
  const bool from_input = options.paths.empty() || (options.paths.size() == 1 && options.paths[0] == "-");
  ReadOptions read = options.read;
  read.stop = &stop_requested();
  if (from_input && read.format == InputFormat::kAuto) {
    if (::isatty(STDIN_FILENO) != 0) say("", "reading standard input; end it with Ctrl-D");
    constexpr std::size_t kLook = 1U << 16U;
    read.format = guess_format(standard_input.peek_line(kLook), "");
  }
  const bool lines = from_input && read.format == InputFormat::kJsonl;
  const Format format = options.format.value_or(lines ? Format::kJsonl : Format::kGraph);
  Output output(output_file(options.output, format));
  if (const int code = output.open(); code != kDone) return code;
  Extraction extraction(options, extractor.value(), format, output);
  return extraction.run([&](const Receiver& receiver) {
    if (from_input) return read_input(standard_input, read, "standard input", "", receiver);
    return read_paths(options.paths, read, receiver);
  });
}

}  // namespace claimgraph
