#include "app/graph_input.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <istream>
#include <memory>
#include <streambuf>
#include <utility>

#include "app/exit_codes.h"
#include "app/messages.h"
#include "app/signals.h"

namespace claimgraph {
namespace {

constexpr std::size_t kLongestGraph = std::size_t{4} << 30U;  // bytes of a graph
constexpr std::string_view kSpace = " \t\r\n";

// A pretty-printed graph is one document on many lines; else each line is a graph.
bool one_document(std::string_view start) {
  const std::size_t first = start.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return false;
  const std::size_t next = start.find_first_not_of(" \t\r", first + 1);
  return next != std::string_view::npos && start[next] == '\n';
}

// One line of a source, or all of it, as a stream. A NUL, which would pass for the end, becomes a byte that
// no JSON holds.
class GraphBytes : public std::streambuf {
 public:
  GraphBytes(ByteSource& source, bool whole) : source_(source), whole_(whole) {}

  // Whether there is a next line that holds something; skips the line break and empty lines before it.
  bool next_line() {
    line_ended_ = false;
    setg(nullptr, nullptr, nullptr);
    for (std::string_view bytes = source_.peek(1); !bytes.empty(); bytes = source_.peek(1)) {
      const std::size_t blank = std::min(bytes.find_first_not_of(kSpace), bytes.size());
      number_ += static_cast<std::size_t>(
          std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(blank), '\n'));
      source_.skip(blank);
      if (blank < bytes.size()) return true;
    }
    return false;
  }
  // Counts from 1.
  std::size_t line() const { return number_ + 1; }

 protected:
  int_type underflow() override {
    if (line_ended_) return traits_type::eof();
    const std::string_view waiting = source_.peek(1).substr(0, sizeof buffer_);
    const std::size_t end = whole_ ? waiting.size() : std::min(waiting.find('\n'), waiting.size());
    line_ended_ = end < waiting.size();
    if (end == 0) return traits_type::eof();
    std::replace_copy(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(end), buffer_, '\0',
                      '\1');
    source_.skip(end);
    setg(buffer_, buffer_, buffer_ + end);
    return traits_type::to_int_type(buffer_[0]);
  }

 private:
  ByteSource& source_;
  const bool whole_;
  bool line_ended_ = false;
  std::size_t number_ = 0;
  char buffer_[1U << 16U];
};

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
    const ReadStatus status = whole ? source.rest(text, kLongestGraph) : source.line(text, kLongestGraph);
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

int read_graph_parts(ByteSource& source, const std::string& name, const std::function<void()>& begin,
                     GraphSink& sink) {
  const bool whole = one_document(source.peek_line(4096));
  const auto bytes = std::make_unique<GraphBytes>(source, whole);
  while (bytes->next_line()) {
    const std::string where = whole ? name : name + ":" + std::to_string(bytes->line());
    std::istream stream(bytes.get());
    begin();
    std::string error;
    const bool read = read_graph_parts(stream, sink, error);
    if (source.interrupted()) return stop_exit_code();
    if (!source.error().empty()) error = source.error();
    if (!read || !source.error().empty()) {
      say(where, error);
      return kDamagedGraph;
    }
  }
  if (source.interrupted()) return stop_exit_code();
  if (source.error().empty()) return kDone;
  say(name, source.error());
  return kDamagedGraph;
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
