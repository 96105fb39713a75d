#include "app/messages.h"

#include <unistd.h>

#include <cstdio>
#include <mutex>

namespace claimgraph {
namespace {

std::mutex mutex;
bool progress_shown = false;

std::string printable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      out += c;
    } else {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\x%02x", byte);
      out += escaped;
    }
  }
  return out;
}

void clear_progress() {
  if (progress_shown) std::fputs("\r\x1b[K", stderr);
  progress_shown = false;
}

}  // namespace

void say(std::string_view where, std::string_view what) {
  std::string line = "claimgraph: ";
  if (!where.empty()) line += printable(where) + ": ";
  line += printable(what) + "\n";
  const std::lock_guard lock(mutex);
  clear_progress();
  std::fputs(line.c_str(), stderr);
}

void show_progress(std::string_view text) {
  static const bool terminal = ::isatty(STDERR_FILENO) != 0;
  if (!terminal) return;
  const std::lock_guard lock(mutex);
  clear_progress();
  std::fputs(printable(text).c_str(), stderr);
  std::fflush(stderr);
  progress_shown = !text.empty();
}

}  // namespace claimgraph
