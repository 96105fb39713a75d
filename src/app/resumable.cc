#include "app/resumable.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "app/crash.h"
#include "app/exit_codes.h"
#include "app/extraction.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/state.h"

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

std::string absolute(const std::string& path) {
  std::error_code error;
  return path.empty() ? "" : fs::absolute(path, error).lexically_normal().string();
}

std::string limits_of(const Limits& limits) {
  std::string text;
  for (const LimitRow& row : limit_rows())
    text += std::string(row.name) + "=" + std::to_string(limits.*row.value) + " ";
  return text;
}

// All that another output would follow from.
Settings settings_of(const ExtractOptions& options, const Extractor& extractor, Format format,
                     const std::string& target) {
  std::string fields;
  for (const OwnField& field : options.read.fields)
    fields += std::string(name_of(field.field)) + "=" + field.pointer + " ";
  return {{"version", std::string(version())},
          {"pattern folder", extractor.patterns()},
          {"--format", format_names()[static_cast<std::size_t>(format)]},
          {"--output", absolute(target)},
          {"--rejects", absolute(options.rejects)},
          {"--min-confidence", options.min_confidence ? std::to_string(*options.min_confidence) : "unset"},
          {"--date", options.date},
          {"--input-format", input_format_names()[static_cast<std::size_t>(options.read.format)]},
          {"--limit", limits_of(options.limits)},
          {"--encoding", options.read.charset},
          {"--field", fields},
          {"--repair-utf8", options.read.repair ? "yes" : "no"},
          {"--any-language", options.read.any_language ? "yes" : "no"}};
}

// Is the file still what the checkpoint says of it?
bool is_marked(const std::string& file, const FileMark& mark) {
  if (mark.bytes == 0) return true;
  const auto now = mark_file(file, mark.bytes);
  if (now.ok() && now.value() == mark) return true;
  say(file, "is not as the last run left it: " + (now.ok() ? "it was changed" : now.error().message) +
                "; delete it and the state folder to begin anew");
  return false;
}

// What an earlier run has written whole gets its name, unless it has it already.
int finish_lines(const Checkpoint& last, const std::string& partial, const std::string& target) {
  std::error_code error;
  if (!fs::exists(partial, error)) return is_marked(target, last.output) ? kDone : kDamagedGraph;
  if (!is_marked(partial, last.output)) return kDamagedGraph;
  Output output(target);
  if (const int code = output.open_kept(partial, last.output.bytes); code != kDone) return code;
  return output.commit();
}

int write_collection(const ExtractOptions& options, const Checkpoint& last, const std::string& lines,
                     Format format, const Extractor& extractor) {
  if (!is_marked(lines, last.output)) return kDamagedGraph;
  if (last.output.bytes > 0) {
    MergeOptions merging;
    merging.paths = {lines};
    merging.output = options.output;
    merging.split = options.split;
    merging.format = format;
    return run_merge(merging);
  }
  const Target target(options.output, format, options.split);
  Output output(target.file());
  if (const int code = output.open(); code != kDone) return code;
  Merger none;
  if (const int code = write_whole(format, none, extractor, target, output); code != kDone) return code;
  return output.commit();
}

}  // namespace

int run_resumable(const ExtractOptions& options, const Extractor& extractor, Format format,
                  const std::function<bool(const Receiver&)>& source) {
  const std::string target = Target(options.output, format, options.split).file();
  State state;
  if (const int code = state.open(options.state, settings_of(options, extractor, format, target));
      code != kDone)
    return code;
  if (const int code = keep_crashes_in(state.file(kCrashes)); code != kDone) return code;
  const bool graph = is_of_collection(format);
  const std::string partial = graph            ? state.file("graphs.jsonl")
                              : options.follow ? target
                                               : target + ".partial";
  if (!state.last().all_read) {
    const Checkpoint& last = state.last();
    if (!is_marked(partial, last.output)) return kDamagedGraph;
    Output output(graph ? partial : target);
    if (const int code = output.open_kept(partial, last.output.bytes); code != kDone) return code;
    std::optional<Output> rejects;
    if (!options.rejects.empty()) {
      if (!is_marked(options.rejects, last.rejects)) return kDamagedGraph;
      rejects.emplace(options.rejects);
      if (const int code = rejects->open_kept("", last.rejects.bytes); code != kDone) return code;
    }
    Extraction extraction(options, extractor, graph ? Format::kJsonl : format, output,
                          rejects ? &*rejects : nullptr, &state);
    if (const int code = extraction.run(source); !state.last().all_read || !is_end(code)) return code;
  } else {
    say(options.state, "this run was read to its end", Level::kNote);
    if (!graph) {
      if (const int code = finish_lines(state.last(), partial, target); code != kDone) return code;
    }
    tell_sum(state.last().tally);
  }
  if (graph) {
    if (const int code = write_collection(options, state.last(), partial, format, extractor); code != kDone)
      return code;
  }
  return end_code(state.last().tally, state.last().internal_error);
}

}  // namespace claimgraph
