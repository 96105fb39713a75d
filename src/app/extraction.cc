#include "app/extraction.h"

#include <exception>
#include <memory>
#include <utility>

#include "app/crash.h"
#include "app/exit_codes.h"
#include "app/merge.h"
#include "app/messages.h"
#include "app/progress.h"
#include "app/signals.h"
#include "base/sha256.h"
#include "document.h"
#include "extractor.h"
#include "graph/build.h"
#include "graph/confident.h"
#include "graph/load.h"
#include "graph/spelling.h"
#include "resources.h"

namespace claimgraph {
namespace {

// The digest over one record more.
std::string next_chain(const std::string& chain, const Article& article, const Reject& refused) {
  std::string next;
  append_sha256_hex({chain, article_record(article), "\n", refused.why, "\n", refused.raw}, 64, next);
  return next;
}

}  // namespace

Extraction::Extraction(const ExtractOptions& options, const Extractor& extractor, Format format,
                       Output& output, Output* rejects, State* state)
    : options_(options),
      extractor_(extractor),
      format_(format),
      output_(output),
      rejects_(rejects),
      state_(state),
      resumed_(state == nullptr ? 0 : state->last().tally.records()),
      resumed_chain_(state == nullptr ? "" : state->last().chain),
      crashed_(state == nullptr ? std::map<std::uint64_t, int>() : crashes_in(state->file(kCrashes))) {
  if (state == nullptr) return;
  tally_ = state->last().tally;
  internal_error_ = state->last().internal_error;
  chain_ = resumed_chain_;
  saved_records_ = resumed_;
}

int Extraction::run(const std::function<bool(const Receiver&)>& read) {
  {
    Pool pool(
        options_.jobs, [this] { return worker(); }, [this](Made made) { return consume(std::move(made)); });
    if (pool.workers() < options_.jobs)
      say("", "only " + std::to_string(pool.workers()) + " threads could be started", Level::kWarning);
    Receiver receiver;
    receiver.take = [&](Record record) { return take(std::move(record), pool); };
    receiver.refuse = [&](const Refusal& r) {
      put_refused({r.where, r.why, r.format, r.id, std::string(r.raw), !r.raw.empty()}, Outcome::kRejected,
                  pool);
    };
    receiver.skip = [&](const std::string& where, const std::string& why) {
      put_refused({where, why, InputFormat::kAuto, "", "", false}, Outcome::kLeftOut, pool);
    };
    read(receiver);
    pool.finish();
  }
  show_progress("");
  const int code = finish();
  if (code != kReaderGone) tell_sum(tally_);
  return code;
}

bool Extraction::take(Record record, Pool& pool) {
  Article& article = record.article;
  if (article.date.empty()) article.date = options_.date;
  article.id = metadata_of(article).id;
  std::string first;
  switch (seen_.arrive(article, record.where, first)) {
    case Arrival::kAgain:
      return put_refused({record.where, "the same text has come by: " + first, {}, "", "", false},
                         Outcome::kLeftOut, pool);
    case Arrival::kClash:
      return put_refused({record.where, "another text has the id \"" + article.id + "\" already: " + first,
                          InputFormat::kJsonl, "", article_record(article), true},
                         Outcome::kRejected, pool);
    case Arrival::kFailed:
      say("", "no room for what has come by: " + first);
      seen_failed_ = true;
      return false;
    case Arrival::kNew:
    case Arrival::kNewer:
      break;
  }
  const std::size_t weight = article.text.size();
  return put({Outcome::kDone, std::move(record), {}, ""}, weight, pool);
}

bool Extraction::put_refused(Reject refused, Outcome fate, Pool& pool) {
  const std::size_t weight = refused.raw.size();
  return put({fate, {}, std::move(refused), ""}, weight, pool);
}

// Every record passes here, in order.
bool Extraction::put(Item item, std::size_t weight, Pool& pool) {
  item.number = ++read_;
  if (state_ != nullptr)
    item.chain = read_chain_ = next_chain(read_chain_, item.record.article, item.refused);
  refuse_what_crashed(item);
  if (read_ > resumed_) return pool.put(std::move(item), weight) && !stop_requested().load();
  input_changed_ = read_ == resumed_ && read_chain_ != resumed_chain_;
  return !input_changed_ && !stop_requested().load();
}

void Extraction::refuse_what_crashed(Item& item) const {
  const auto crash = crashed_.find(item.number);
  if (crash == crashed_.end() || item.fate != Outcome::kDone) return;
  item.fate = Outcome::kRejected;
  item.refused = {item.record.where,
                  "internal error: the program crashed on it with signal " + std::to_string(crash->second),
                  InputFormat::kJsonl,
                  "",
                  article_record(item.record.article),
                  true};
}

std::function<Extraction::Made(Extraction::Item)> Extraction::worker() const {
  prepare_thread_for_crashes();
  auto document = std::make_shared<Document>(&extractor_.resources().symbols);
  document->limits = options_.limits;
  return [this, document](Item item) {
    Made made;
    made.outcome = item.fate;
    made.chain = std::move(item.chain);
    made.internal_error = item.fate == Outcome::kRejected && crashed_.count(item.number) > 0;
    if (item.fate == Outcome::kDone) {
      const InHand hand(item.number, item.record.where);
      extract(item.record, *document, made);
    } else {
      refuse(item.refused, made);
    }
    return made;
  };
}

void Extraction::refuse(const Reject& refused, Made& made) const {
  made.where = refused.where;
  made.message = refused.why;
  if (rejects_ != nullptr && made.outcome == Outcome::kRejected) made.reject_line = reject_line(refused);
}

void Extraction::extract(Record& record, Document& document, Made& made) const {
  made.where = record.where;
  try {
    analyse(extractor_.resources(), record.article.text, metadata_of(record.article), document);
    made.graph = build_graph(extractor_.resources(), document);
    keep_confident(made.graph, options_.min_confidence);
    const auto add = [&](const std::string& what) {
      if (!what.empty()) made.message += (made.message.empty() ? "" : "; ") + what;
    };
    const std::uint32_t repaired = document.text.repaired + record.notes.repaired;
    if (repaired > 0) add(std::to_string(repaired) + " bad sequences read as U+FFFD");
    add(record.notes.warning);
    if (!document.truncated.empty()) add("cut short: " + document.truncated);
    if (!made.message.empty()) made.outcome = Outcome::kDegraded;
    if (!is_of_collection(format_)) made.lines = render(format_, std::exchange(made.graph, {}));
  } catch (const std::exception& error) {
    made.graph = {};
    made.outcome = Outcome::kRejected;
    made.internal_error = true;
    refuse({record.where, std::string("internal error: ") + error.what(), InputFormat::kJsonl, "",
            article_record(record.article), true},
           made);
  }
}

void Extraction::tell(const Made& made) const {
  switch (made.outcome) {
    case Outcome::kDone:
      break;
    case Outcome::kDegraded:
      say(made.where, made.message, Level::kWarning);
      break;
    case Outcome::kRejected:
      say(made.where, made.message, Level::kError);
      break;
    case Outcome::kLeftOut:
      say(made.where, "left out: " + made.message, Level::kNote);
      break;
  }
}

bool Extraction::consume(Made made) {
  tell(made);
  if (!made.reject_line.empty()) output_code_ = rejects_->write(made.reject_line);
  if (output_code_ == kDone) output_code_ = output_.write(made.lines);
  if (output_code_ != kDone) return false;
  tally_.count(made.outcome);
  internal_error_ = internal_error_ || made.internal_error;
  const bool has_graph = made.outcome == Outcome::kDone || made.outcome == Outcome::kDegraded;
  if (is_of_collection(format_) && has_graph) merger_.add(std::move(made.graph));
  if (state_ != nullptr) {
    chain_ = std::move(made.chain);
    const bool many = options_.checkpoint > 0 && tally_.records() - saved_records_ >= options_.checkpoint;
    if (many || std::chrono::steady_clock::now() - saved_ >= std::chrono::seconds(1))
      output_code_ = checkpoint(false);
    if (output_code_ != kDone) return false;
  }
  if (options_.progress != nullptr) options_.progress->show(tally_.records());
  return true;
}

// First the data, then what says that it is there.
int Extraction::checkpoint(bool all_read) {
  Checkpoint next = state_->last();
  if (const int code = output_.sync(); code != kDone) return code;
  if (rejects_ != nullptr) {
    if (const int code = rejects_->sync(); code != kDone) return code;
  }
  for (const auto& [file, mark] : {std::pair(&output_, &next.output), std::pair(rejects_, &next.rejects)}) {
    if (file == nullptr) continue;
    const auto made = mark_file(file->file(), file->size());
    if (!made.ok()) {
      say(file->file(), made.error().message);
      return kOutputFailed;
    }
    *mark = made.value();
  }
  next.tally = tally_;
  next.chain = chain_;
  next.internal_error = internal_error_;
  next.all_read = all_read;
  saved_ = std::chrono::steady_clock::now();
  saved_records_ = tally_.records();
  return state_->save(std::move(next));
}

// Did the records that an earlier run is done with come again?
bool Extraction::input_is_the_same() const {
  if (!input_changed_ && (read_ >= resumed_ || stop_requested().load())) return true;
  say(options_.state, "the input has changed since its first " + std::to_string(resumed_) +
                          " records were read: " +
                          (input_changed_ ? "they are others" : "it ends after " + std::to_string(read_)));
  return false;
}

int Extraction::finish() {
  if (output_code_ != kDone) return output_code_;
  if (seen_failed_) return kOutputFailed;
  if (!input_is_the_same()) return kDamagedGraph;
  const bool stopped = stop_requested().load();
  if (state_ != nullptr) {
    if (const int code = checkpoint(!stopped); code != kDone) return code;
  } else if (rejects_ != nullptr) {
    if (const int code = rejects_->sync(); code != kDone) return code;
  }
  if (stopped && !options_.output.empty()) return stop_exit_code();
  if (is_of_collection(format_)) {
    const Target target(options_.output, format_, options_.split);
    if (const int code = write_whole(format_, merger_, extractor_, target, output_); code != kDone)
      return code;
  }
  if (const int code = output_.commit(); code != kDone) return code;
  return stopped ? stop_exit_code() : end_code(tally_, internal_error_);
}

int end_code(const Tally& tally, bool internal_error) {
  if (internal_error) return kInternalError;
  return tally.rejected + tally.degraded > 0 ? kSomeRejected : kDone;
}

bool is_end(int code) { return code == kDone || code == kSomeRejected || code == kInternalError; }

void tell_sum(const Tally& tally) {
  const bool clean = tally.degraded + tally.rejected == 0;
  say_event(tally_json(tally), tally_text(tally), clean ? Level::kNote : Level::kWarning);
}

int write_whole(Format format, Merger& merger, const Extractor& extractor, const Target& target,
                Output& output) {
  merger.head({std::string(version()), extractor.patterns(), unicode_version()});
  return write_merged(format, merger, target, output);
}

}  // namespace claimgraph
