#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/commands.h"
#include "app/exit_codes.h"
#include "app/graph_input.h"
#include "app/loading.h"
#include "app/messages.h"
#include "app/signals.h"
#include "index/claim_index.h"

namespace claimgraph {
namespace {

// Graphs gather up to a batch, which goes into the database as one transaction.
class Indexing {
 public:
  Indexing(const IndexOptions& options, ClaimIndex& index) : options_(options), index_(index) {}

  int take(const std::string& input) {
    std::error_code error;
    if (std::filesystem::is_directory(input, error)) return take_articles(input, nullptr);
    return with_file(input, [&](ByteSource& source, const std::string& name) {
      if (!is_graph(source.peek_line(4096))) return take_articles(input, input == "-" ? &source : nullptr);
      return read_graphs(source, name,
                         [&](Graph graph, const std::string&) { return add(std::move(graph)); });
    });
  }

  int flush() {
    const auto done = index_.add(batch_);
    batch_.clear();
    claims_ = 0;
    if (done.ok()) return kDone;
    say(options_.database, done.error().message);
    return kOutputFailed;
  }

  bool rejected() const { return rejected_; }

 private:
  int add(Graph graph) {
    claims_ += graph.nodes.size();
    batch_.push_back(std::move(graph));
    constexpr std::size_t kBatch = 20000;  // nodes
    return claims_ < kBatch ? static_cast<int>(kDone) : flush();
  }

  int take_articles(const std::string& path, ByteSource* standard_input) {
    if (!extractor_) {
      extractor_ = load_extractor(options_.patterns);
      if (!extractor_) return kUsage;
    }
    int code = kDone;
    Receiver receiver;
    receiver.take = [&](Record record) {
      if (record.article.date.empty()) record.article.date = options_.date;
      code = add(extractor_->extract(record.article));
      return code == kDone && !stop_requested().load();
    };
    receiver.refuse = [&](const Refusal& refusal) {
      say(refusal.where, refusal.why);
      rejected_ = true;
    };
    receiver.skip = [](const std::string& where, const std::string& why) { say(where, why); };
    ReadOptions reading;
    reading.stop = &stop_requested();
    if (standard_input != nullptr) {
      read_input(*standard_input, reading, "standard input", "", receiver);
    } else {
      read_paths({path}, reading, receiver);
    }
    return code;
  }

  const IndexOptions& options_;
  ClaimIndex& index_;
  std::optional<Extractor> extractor_;
  std::vector<Graph> batch_;
  std::size_t claims_ = 0;
  bool rejected_ = false;
};

int check(ClaimIndex& index, const std::string& path) {
  const std::vector<std::string> wrong = index.check();
  for (const std::string& what : wrong) say(path, what);
  return wrong.empty() ? kDone : kDamagedGraph;
}

}  // namespace

int run_index(const IndexOptions& options) {
  auto opened = ClaimIndex::open(options.database, Database::Mode::kWrite);
  if (!opened.ok()) {
    say("", opened.error().text());
    return kDamagedGraph;
  }
  ClaimIndex index = std::move(opened).value();
  Indexing indexing(options, index);
  for (const std::string& input : options.inputs) {
    if (const int code = indexing.take(input); code != kDone) return code;
  }
  if (const int code = indexing.flush(); code != kDone) return code;
  if (options.check) {
    if (const int code = check(index, options.database); code != kDone) return code;
  }
  const ClaimIndex::Counts counts = index.counts();
  say(options.database, std::to_string(counts.documents) + " documents, " + std::to_string(counts.claims) +
                            " claims and clauses, " + std::to_string(counts.evidence) +
                            " places of evidence");
  if (stop_requested().load()) return stop_exit_code();
  return indexing.rejected() ? kSomeRejected : kDone;
}

}  // namespace claimgraph
