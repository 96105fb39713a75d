// Records on their way from reading to writing: each extracted in some thread, all handed on in the order in
// which they were read, and every one of them counted.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/ordered_pool.h"
#include "app/output.h"
#include "app/seen.h"
#include "claimgraph/claimgraph.h"
#include "read/record.h"
#include "run/rejects.h"
#include "run/tally.h"
#include "write/formats.h"

namespace claimgraph {

struct Document;

class Extraction {
 public:
  /// All must outlive it; the outputs must be open. `rejects` may be null.
  Extraction(const ExtractOptions& options, const Extractor& extractor, Format format, Output& output,
             Output* rejects)
      : options_(options), extractor_(extractor), format_(format), output_(output), rejects_(rejects) {}

  /// Runs everything that `read` hands out; the program's exit code.
  int run(const std::function<bool(const Receiver&)>& read);

 private:
  // A record as it was read: to be extracted (kDone), or one that gave no article.
  struct Item {
    Outcome fate = Outcome::kDone;
    Record record;
    Reject refused;  // where and why, unless it is to be extracted
  };
  // What became of it.
  struct Made {
    Outcome outcome = Outcome::kDone;
    std::string where;
    std::string message;  // "" where there is nothing to say
    Graph graph;          // to be merged later
    std::string lines;    // or to be written now
    std::string reject_line;
    bool internal_error = false;
  };
  using Pool = OrderedPool<Item, Made>;

  // On the reading thread. False when reading is to end.
  bool take(Record record, Pool& pool);
  bool put_refused(Reject refused, Outcome fate, Pool& pool);

  // On the workers.
  std::function<Made(Item)> worker() const;
  void extract(Record& record, Document& document, Made& made) const;
  void refuse(const Reject& refused, Made& made) const;

  // On the consuming thread.
  bool consume(Made made);
  void tell(const Made& made) const;
  int finish();

  const ExtractOptions& options_;
  const Extractor& extractor_;
  const Format format_;
  Output& output_;
  Output* const rejects_;
  Seen seen_;    // reading thread
  Tally tally_;  // consuming thread, as all below
  bool internal_error_ = false;
  int output_code_ = 0;
  std::vector<Graph> graphs_;
};

}  // namespace claimgraph
