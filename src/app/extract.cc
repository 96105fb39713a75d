#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "app/commands.h"
#include "app/exit_codes.h"
#include "app/extraction.h"
#include "app/follow.h"
#include "app/loading.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/pieces.h"
#include "app/progress.h"
#include "app/resumable.h"
#include "app/signals.h"
#include "read/archive.h"
#include "read/inputs.h"
#include "run/rejects.h"

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

using Source = std::function<bool(const Receiver&)>;

bool lies_in(const fs::path& file, const fs::path& folder) {
  std::error_code error;
  const fs::path inner = fs::weakly_canonical(file, error), outer = fs::weakly_canonical(folder, error);
  return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

// The file that standard output is, "" where it is none.
std::string standard_output_file() {
  struct stat info {};
  std::error_code error;
  if (::fstat(STDOUT_FILENO, &info) != 0 || !S_ISREG(info.st_mode)) return "";
  return fs::read_symlink("/proc/self/fd/1", error).string();
}

// A run with a state must be able to go back to it; a folder that is read must not hold what is written: the
// program would read its own output.
bool outputs_make_sense(const ExtractOptions& options) {
  if (!options.state.empty() && options.output.empty()) {
    say("--state", "needs --output FILE: what standard output has taken cannot be taken back");
    return false;
  }
  std::error_code error;
  for (const std::string& input : options.paths) {
    const bool folder = fs::is_directory(input, error);
    for (const std::string& output :
         {options.output.empty() ? standard_output_file() : options.output, options.rejects, options.state}) {
      if (output.empty()) continue;
      if (folder ? lies_in(output, input) : fs::equivalent(output, input, error)) {
        say(output,
            folder ? "would be written into the folder that is read: " + input + "; name a place outside it"
                   : "is read and would be written over; name another place");
        return false;
      }
    }
  }
  return true;
}

int run_source(const ExtractOptions& options, const Extractor& extractor, Format format,
               const Source& source) {
  if (!options.state.empty()) return run_resumable(options, extractor, format, source);
  Output output(Target(options.output, format, options.split).file());
  const bool grows = options.follow && !options.output.empty();  // there is no end at which to rename it
  if (const int code = grows ? output.open_kept("", 0) : output.open(); code != kDone) return code;
  std::optional<Output> rejects;
  if (!options.rejects.empty()) {
    rejects.emplace(options.rejects);
    if (const int code = rejects->open_kept("", 0); code != kDone) return code;
  }
  return Extraction(options, extractor, format, output, rejects ? &*rejects : nullptr, nullptr).run(source);
}

// Null and a message where the patterns have errors. They stay until the process ends, which frees their
// memory faster than they would.
const Extractor* loaded(const PatternOptions& patterns) {
  static const Extractor* kept = nullptr;
  if (auto extractor = load_extractor(patterns)) kept = new Extractor(*std::move(extractor));
  return kept;
}

// Reads one refused record as it was read first; what comes of it carries the name it had.
bool read_again(const Reject& reject, ReadOptions options, const Receiver& receiver) {
  if (!reject.kept) {
    receiver.reject(reject.where, reject.why + "; its bytes were not kept");
    return true;
  }
  if (options.format == InputFormat::kAuto && reject.format != InputFormat::kText)
    options.format = reject.format;
  ByteSource source(pull_from(std::string_view(reject.raw)), options.stop);
  Receiver renaming;
  renaming.take = [&](Record record) {
    record.where = reject.where;
    return receiver.take(std::move(record));
  };
  renaming.refuse = [&](Refusal refusal) {
    refusal.where = reject.where;
    receiver.refuse(refusal);
  };
  renaming.skip = [&](const std::string&, const std::string& why) { receiver.skip(reject.where, why); };
  return read_input(source, options, reject.where, reject.id, renaming);
}

// Every refused record of a file that --rejects wrote.
bool read_rejects(ByteSource& source, const std::string& name, const ReadOptions& options,
                  const Receiver& receiver) {
  constexpr std::size_t kLongest = 2 * ByteSource::kWholeLimit;  // a document in base64
  std::string line;
  for (std::size_t number = 1;; ++number) {
    const ReadStatus status = source.line(line, kLongest);
    if (status == ReadStatus::kEnd) return true;
    if (status == ReadStatus::kInterrupted) return false;
    const std::string where = name + ":" + std::to_string(number);
    if (status != ReadStatus::kData) {
      receiver.reject(where, status == ReadStatus::kTooLong ? "too long" : source.error());
      if (status == ReadStatus::kFailed) return true;
      continue;
    }
    const auto reject = reject_from_line(line);
    if (!reject.ok()) {
      receiver.refuse({where, "no refused record: " + reject.error().message, line, InputFormat::kJsonl, ""});
    } else if (!read_again(reject.value(), options, receiver)) {
      return false;
    }
  }
}

}  // namespace

// What comes of one path that grows.
int run_following(const ExtractOptions& options, const Extractor& extractor) {
  const Format format = options.format.value_or(Format::kJsonl);
  if (options.paths.size() != 1 || options.paths[0] == "-" || is_of_collection(format)) {
    say("--follow", "needs one file or folder, and a format of lines: jsonl, claims, triples");
    return kUsage;
  }
  Follower follower(options.paths[0], options.read);
  if (!options.state.empty()) {
    std::error_code error;
    fs::create_directories(options.state, error);
    if (const int code = follower.keep_order(options.state + "/order"); code != kDone) return code;
  }
  const int code = run_source(options, extractor, format,
                              [&](const Receiver& receiver) { return follower.read(receiver); });
  return follower.code() == kDone ? code : follower.code();
}

int run_extract(const ExtractOptions& given) {
  if (!outputs_make_sense(given)) return kUsage;
  Progress progress(given.paths);
  ExtractOptions options = given;
  options.progress = &progress;
  options.read.stop = &stop_requested();
  options.read.bytes_read = progress.bytes_read();
  const Extractor* const extractor = loaded(options.patterns);
  if (extractor == nullptr) return kUsage;
  ByteSource standard_input(pull_from(STDIN_FILENO, &stop_requested()), &stop_requested());
  if (options.follow) return run_following(options, *extractor);
  const bool from_input = options.paths.empty() || (options.paths.size() == 1 && options.paths[0] == "-");
  ReadOptions& read = options.read;
  if (from_input && read.format == InputFormat::kAuto) {
    if (::isatty(STDIN_FILENO) != 0) say("", "reading standard input; end it with Ctrl-D", Level::kNote);
    constexpr std::size_t kLook = 1U << 16U;
    // What is packed shows its format member by member.
    if (packed_kind(standard_input) == nullptr)
      read.format = guess_format(standard_input.peek_line(kLook), "");
  }
  const bool lines = from_input && read.format == InputFormat::kJsonl;
  const Format format = options.format.value_or(lines ? Format::kJsonl : Format::kGraph);
  return run_source(options, *extractor, format, [&](const Receiver& receiver) {
    if (from_input) return read_input(standard_input, read, "standard input", "", receiver);
    return read_paths(options.paths, read, receiver);
  });
}

int run_replay(const ExtractOptions& options) {
  if (!outputs_make_sense(options)) return kUsage;
  const std::string& file = options.paths.front();
  const int descriptor = file == "-" ? STDIN_FILENO : ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    say(file, std::strerror(errno));
    return kUsage;
  }
  const Extractor* const extractor = loaded(options.patterns);
  if (extractor == nullptr) return kUsage;
  ReadOptions read = options.read;
  read.stop = &stop_requested();
  ByteSource source(pull_from(descriptor, read.stop), read.stop);
  return run_source(options, *extractor, options.format.value_or(Format::kJsonl),
                    [&](const Receiver& receiver) { return read_rejects(source, file, read, receiver); });
}

}  // namespace claimgraph
