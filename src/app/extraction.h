// Records on their way from reading to writing: each extracted in some thread, all handed on in the order in
// which they were read, and every one of them counted.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/ordered_pool.h"
#include "app/output.h"
#include "app/pieces.h"
#include "app/seen.h"
#include "app/state.h"
#include "claimgraph/claimgraph.h"
#include "graph/merger.h"
#include "read/record.h"
#include "run/rejects.h"
#include "run/tally.h"
#include "write/formats.h"

namespace claimgraph {

struct Document;

class Extraction {
 public:
  /// All must outlive it; the outputs must be open. `rejects` and `state` may be null. With a state the
  /// format is one of lines, and the records that its checkpoint counts are read but not run again.
  Extraction(const ExtractOptions& options, const Extractor& extractor, Format format, Output& output,
             Output* rejects, State* state);

  /// Runs everything that `read` hands out; the program's exit code.
  int run(const std::function<bool(const Receiver&)>& read);

 private:
  // A record as it was read: to be extracted (kDone), or one that gave no article.
  struct Item {
    Outcome fate = Outcome::kDone;
    Record record;
    Reject refused;            // where and why, unless it is to be extracted
    std::string chain;         // with a state: digest over all records up to this one
    std::uint64_t number = 0;  // from 1
  };
  // What became of it.
  struct Made {
    Outcome outcome = Outcome::kDone;
    std::string where;
    std::string message;  // "" where there is nothing to say
    Graph graph;          // to be merged later
    std::string lines;    // or to be written now
    std::string reject_line;
    std::string chain;
    bool internal_error = false;
  };
  using Pool = OrderedPool<Item, Made>;

  // On the reading thread. False when reading is to end.
  bool take(Record record, Pool& pool);
  bool put_refused(Reject refused, Outcome fate, Pool& pool);
  bool put(Item item, std::size_t weight, Pool& pool);
  void refuse_what_crashed(Item& item) const;

  // On the workers.
  std::function<Made(Item)> worker() const;
  void extract(Record& record, Document& document, Made& made) const;
  void refuse(const Reject& refused, Made& made) const;

  // On the consuming thread.
  bool consume(Made made);
  void tell(const Made& made) const;
  int checkpoint(bool all_read);

  // When all is consumed.
  int finish();
  bool input_is_the_same() const;

  const ExtractOptions& options_;
  const Extractor& extractor_;
  const Format format_;
  Output& output_;
  Output* const rejects_;
  State* const state_;
  const std::uint64_t resumed_;  // records that an earlier run is done with
  const std::string resumed_chain_;
  Seen seen_;               // reading thread, as these
  std::uint64_t read_ = 0;  // records
  std::string read_chain_;
  bool input_changed_ = false;
  bool seen_failed_ = false;
  const std::map<std::uint64_t, int>
      crashed_;  // records, and the signals that they ended an earlier run with
  Tally tally_;  // consuming thread, as all below
  bool internal_error_ = false;
  int output_code_ = 0;
  std::string chain_;
  std::chrono::steady_clock::time_point saved_ = std::chrono::steady_clock::now();
  std::uint64_t saved_records_ = 0;
  Merger merger_;  // of the graphs, where the format tells of a collection
};

/// The exit code of a run that came to its end; is_end() says whether a code is one of these.
int end_code(const Tally& tally, bool internal_error);
bool is_end(int code);

/// Says what became of all records.
void tell_sum(const Tally& tally);

/// Writes one graph made of many; the exit code.
int write_whole(Format format, Merger& merger, const Extractor& extractor, const Target& target,
                Output& output);

}  // namespace claimgraph
