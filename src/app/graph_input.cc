#include "app/graph_input.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "app/exit_codes.h"
#include "app/messages.h"
#include "app/signals.h"

namespace claimgraph {
namespace {

constexpr std::size_t kLongest = std::size_t{4} << 30U;  // bytes of a graph
constexpr std::string_view kSpace = " \t\r\n";

// A pretty-printed graph is one document on many lines; else each line is a graph.
bool one_document(std::string_view start) {
  const std::size_t first = start.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return false;
  const std::size_t next = start.find_first_not_of(" \t\r", first + 1);
  return next != std::string_view::npos && start[next] == '\n';
}

}  // namespace

bool is_graph(std::string_view start) {
  const std::size_t brace = start.find_first_not_of(kSpace);
  if (brace == std::string_view::npos || start[brace] != '{') return false;
  const std::size_t key = start.find_first_not_of(kSpace, brace + 1);
  return key != std::string_view::npos && start.substr(key).starts_with("\"claimgraph\"");
}

int read_graphs(ByteSource& source, const std::string& name,
                const std::function<int(Graph, const std::string& where)>& take) {
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
    if (text.find_first_not_of(kSpace) == std::string::npos) continue;
    auto graph = graph_from_json(text);
    if (!graph.ok()) {
      say(where, graph.error().message);
      return kDamagedGraph;
    }
    if (const int code = take(std::move(graph).value(), where); code != kDone) return code;
    if (whole) return kDone;
  }
}

int with_file(const std::string& path,
              const std::function<int(ByteSource& source, const std::string& name)>& read) {
  const bool standard = path == "-";
  const int descriptor = standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    say(path, std::strerror(errno));
    return kUsage;
  }
  ByteSource source(pull_from(descriptor, &stop_requested()), &stop_requested());
  const int code = read(source, standard ? "standard input" : path);
  if (!standard) ::close(descriptor);
  return code;
}

}  // namespace claimgraph
