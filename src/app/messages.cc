#include "app/messages.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <nlohmann/json.hpp>

#include "text/unicode.h"
#include "write/terminal.h"

namespace claimgraph {
namespace {

std::mutex mutex;
bool progress_shown = false;
LogOptions log_options;

std::string printable(std::string_view text) {
  std::string valid;
  append_valid(text, valid);
  return visible(valid);
}

void clear_progress() {
  if (progress_shown) std::fputs("\r\x1b[K", stderr);
  progress_shown = false;
}

void write_line(const std::string& line) {
  const std::lock_guard lock(mutex);
  clear_progress();
  std::fputs(line.c_str(), stderr);
}

std::string json_line(std::string_view where, std::string_view what, Level level) {
  constexpr const char* kNames[] = {"note", "warning", "error"};
  nlohmann::ordered_json line{{"level", kNames[static_cast<std::size_t>(level)]}};
  if (!where.empty()) line["where"] = where;
  line["message"] = what;
  return line.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

void set_log(const LogOptions& options) { log_options = options; }

void say(std::string_view where, std::string_view what, Level level) {
  if (level == Level::kNote && log_options.quiet) return;
  if (log_options.json) return write_line(json_line(where, what, level));
  std::string line = "claimgraph: ";
  if (!where.empty()) line += printable(where) + ": ";
  write_line(line + printable(what) + "\n");
}

void say_event(std::string_view json, std::string_view text, Level level) {
  if (!log_options.json) return say("", text, level);
  if (level != Level::kNote || !log_options.quiet) write_line(std::string(json) + "\n");
}

bool shows_progress() {
  static const bool able = [] {
    const char* kind = std::getenv("TERM");
    return ::isatty(STDERR_FILENO) != 0 && kind != nullptr && std::string_view(kind) != "dumb";
  }();
  return able && !log_options.quiet && !log_options.json;
}

void show_progress(std::string_view text) {
  if (!shows_progress()) return;
  const std::lock_guard lock(mutex);
  clear_progress();
  std::fputs(printable(text).c_str(), stderr);
  std::fflush(stderr);
  progress_shown = !text.empty();
}

}  // namespace claimgraph
