#include "app/progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "app/messages.h"

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

std::uint64_t bytes_below(const std::string& path) {
  std::error_code error;
  if (fs::is_regular_file(path, error)) return fs::file_size(path, error);
  std::uint64_t bytes = 0;
  fs::recursive_directory_iterator it(path, error), end;
  for (; !error && it != end; it.increment(error)) {
    std::error_code unreadable;
    const bool regular = it->symlink_status(unreadable).type() == fs::file_type::regular;
    if (regular) bytes += it->file_size(unreadable);
  }
  return bytes;
}

}  // namespace

Progress::Progress(const std::vector<std::string>& paths) {
  if (!shows_progress() || std::find(paths.begin(), paths.end(), "-") != paths.end()) return;
  for (const std::string& path : paths) total_ += bytes_below(path);
}

void Progress::show(std::uint64_t records) {
  constexpr auto kPause = std::chrono::milliseconds(200);
  const auto now = Clock::now();
  if (!shows_progress() || now - shown_ < kPause) return;
  shown_ = now;
  show_progress(
      progress_text(records, read_.load(), total_, std::chrono::duration<double>(now - begun_).count()));
}

std::string progress_text(std::uint64_t records, std::uint64_t read, std::uint64_t total, double seconds) {
  char text[128];
  std::snprintf(text, sizeof text, "%llu records, %.0f a second", static_cast<unsigned long long>(records),
                static_cast<double>(records) / std::max(seconds, 1e-3));
  std::string line = text;
  if (total == 0 || read == 0) return line;
  const double part = std::min(1.0, static_cast<double>(read) / static_cast<double>(total));
  const auto left = static_cast<long>(std::ceil(seconds / part - seconds));
  std::snprintf(text, sizeof text, ", %.0f %%, %ld:%02ld left", 100 * part, left / 60, left % 60);
  return line + text;
}

}  // namespace claimgraph
