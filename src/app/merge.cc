#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "app/commands.h"
#include "app/exit_codes.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/signals.h"

namespace claimgraph {
namespace {

constexpr std::size_t kLongest = std::size_t{4} << 30U;  // bytes of a graph

// A pretty-printed graph is one document on many lines; else each line is a graph.
bool one_document(std::string_view start) {
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  const std::size_t next = start.find_first_not_of(" \t\r", first + 1);
  return next != std::string_view::npos && start[next] == '\n';
}

// Appends the graphs of an open file; answers an exit code.
int read_graphs(ByteSource& source, const std::string& name, std::vector<Graph>& graphs) {
  const bool whole = one_document(source.peek_line(4096));
  std::string text;
  for (std::size_t number = 1;; ++number) {
    const std::string where = whole ? name : name + ":" + std::to_string(number);
    const ReadStatus status = whole ? source.rest(text, kLongest) : source.line(text, kLongest);
    if (status == ReadStatus::kEnd) return kDone;
    if (status == ReadStatus::kInterrupted) return stop_exit_code();
    if (status != ReadStatus::kData) {
      say(where, status == ReadStatus::kTooLong ? "too long" : source.error());
      return kDamagedGraph;
    }
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) continue;
    auto graph = graph_from_json(text);
    if (!graph.ok()) {
      say(where, graph.error().message);
      return kDamagedGraph;
    }
    graphs.push_back(std::move(graph).value());
    if (whole) return kDone;
  }
}

int read_file(const std::string& path, std::vector<Graph>& graphs) {
  const bool standard = path == "-";
  const int descriptor = standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    say(path, std::strerror(errno));
    return kUsage;
  }
  ByteSource source(pull_from(descriptor, &stop_requested()), &stop_requested());
  const int code = read_graphs(source, standard ? "standard input" : path, graphs);
  if (!standard) ::close(descriptor);
  return code;
}

}  // namespace

int run_merge(const MergeOptions& options) {
  std::vector<Graph> graphs;
  for (const std::string& path : options.paths) {
    if (const int code = read_file(path, graphs); code != kDone) return code;
  }
  std::vector<std::string> dropped;
  const Graph whole = merge(std::move(graphs), &dropped);
  for (const std::string& id : dropped)
    say(id, "another text of this document was left out: an older version");
  Output output(output_file(options.output, options.format));
  if (const int code = output.open(); code != kDone) return code;
  if (const int code = output.write(render(options.format, whole, output.is_terminal())); code != kDone)
    return code;
  return output.commit();
}

}  // namespace claimgraph
