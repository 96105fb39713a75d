#include "app/extraction.h"

#include <exception>
#include <memory>
#include <utility>

#include "app/exit_codes.h"
#include "app/messages.h"
#include "app/signals.h"
#include "document.h"
#include "extractor.h"
#include "graph/build.h"
#include "graph/confident.h"
#include "graph/load.h"
#include "resources.h"

namespace claimgraph {

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
  const bool clean = tally_.degraded + tally_.rejected == 0;
  if (code != kReaderGone)
    say_event(tally_json(tally_), tally_text(tally_), clean ? Level::kNote : Level::kWarning);
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
    case Arrival::kNew:
    case Arrival::kNewer:
      break;
  }
  const std::size_t weight = article.text.size();
  return pool.put({Outcome::kDone, std::move(record), {}}, weight) && !stop_requested().load();
}

bool Extraction::put_refused(Reject refused, Outcome fate, Pool& pool) {
  const std::size_t weight = refused.raw.size();
  return pool.put({fate, {}, std::move(refused)}, weight) && !stop_requested().load();
}

std::function<Extraction::Made(Extraction::Item)> Extraction::worker() const {
  auto document = std::make_shared<Document>(&extractor_.resources().symbols);
  return [this, document](Item item) {
    Made made;
    made.outcome = item.fate;
    if (item.fate == Outcome::kDone)
      extract(item.record, *document, made);
    else
      refuse(item.refused, made);
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
    if (options_.min_confidence > 0) keep_confident(made.graph, options_.min_confidence);
    const auto add = [&](const std::string& what) {
      if (!what.empty()) made.message += (made.message.empty() ? "" : "; ") + what;
    };
    const std::uint32_t repaired = document.text.repaired + record.notes.repaired;
    if (repaired > 0) add(std::to_string(repaired) + " bad sequences read as U+FFFD");
    add(record.notes.warning);
    if (!document.truncated.empty()) add("cut short: " + document.truncated);
    if (!made.message.empty()) made.outcome = Outcome::kDegraded;
    if (format_ != Format::kGraph) made.lines = render(format_, std::exchange(made.graph, {}));
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
  if (format_ == Format::kGraph && has_graph) graphs_.push_back(std::move(made.graph));
  if (tally_.records() % 16 == 0) show_progress(std::to_string(tally_.records()) + " records");
  return true;
}

int Extraction::finish() {
  if (output_code_ != kDone) return output_code_;
  if (rejects_ != nullptr) {
    if (const int code = rejects_->sync(); code != kDone) return code;
  }
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
  if (internal_error_) return kInternalError;
  return tally_.rejected + tally_.degraded > 0 ? kSomeRejected : kDone;
}

}  // namespace claimgraph
