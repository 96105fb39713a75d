#include "app/merge.h"

#include <string>
#include <utility>
#include <vector>

#include "app/commands.h"
#include "app/exit_codes.h"
#include "app/graph_input.h"
#include "app/messages.h"

namespace claimgraph {
namespace {

// Takes the place of the newest version of a document that the graphs hold.
void retract(const std::string& id, Merger& merger) {
  DocumentInfo info;
  if (const DocumentInfo* newest = merger.newest(id)) {
    info = *newest;
  } else {
    info.id = id;
    info.sha256 = std::string(64, '0');
  }
  info.retracted = true;
  merger.begin();
  merger.document(std::move(info));
}

// The graph itself goes out part by part; other forms are made of the whole.
int write_json(Format format, Merger& merger, Output& output) {
  int code = kDone;
  GraphJson json(format == Format::kGraph && output.is_terminal() ? 2 : -1, [&](std::string_view piece) {
    code = output.write(piece);
    return code == kDone;
  });
  if (!merger.finish(json)) return code;
  json.end();
  return code == kDone ? output.write("\n") : code;
}

}  // namespace

int write_merged(Format format, Merger& merger, const Target& target, Output& output) {
  int code = kDone;
  if (format == Format::kGraph || format == Format::kJsonl) {
    code = write_json(format, merger, output);
  } else {
    WholeGraph whole;
    if (merger.finish(whole)) code = target.write(render(format, whole.graph), output);
  }
  if (code != kDone || merger.error().empty()) return code;
  say("", merger.error());
  return kOutputFailed;
}

int run_merge(const MergeOptions& options) {
  Merger merger;
  for (const std::string& path : options.paths) {
    const int code = with_file(path, [&](ByteSource& source, const std::string& name) {
      return read_graph_parts(
          source, name, [&] { merger.begin(); }, merger);
    });
    if (code != kDone) return code;
  }
  for (const std::string& id : options.retracted) retract(id, merger);
  for (const std::string& id : merger.dropped())
    say(id, "another text of this document was left out: an older version");
  if (merger.is_mixed()) {
    say("",
        "the graphs were made by different patterns or versions of Unicode: what is the same may stand "
        "twice; "
        "extract them anew with one program",
        Level::kWarning);
  }
  const Target target(options.output, options.format, options.split);
  Output output(target.file());
  if (const int code = output.open(); code != kDone) return code;
  if (const int code = write_merged(options.format, merger, target, output); code != kDone) return code;
  return output.commit();
}

}  // namespace claimgraph
