// What the program says on standard error: one line a message, whatever the texts in it hold.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claimgraph {

/// kNote: nothing is wrong. kWarning: a result is less than it could be. kError: something was not done.
enum class Level : std::uint8_t { kNote, kWarning, kError };

/// `quiet` leaves out notes and progress; `json` writes each message as a JSON object.
struct LogOptions {
  bool quiet = false;
  bool json = false;
};

/// Holds from then on; call it before there are threads.
void set_log(const LogOptions& options);

/// "claimgraph: where: what", with control characters written as \x1b; or {"level","where","message"}.
/// Any thread may call it.
void say(std::string_view where, std::string_view what, Level level = Level::kError);

/// One line of a JSON object as it is, where JSON is asked for; else `text` as say() writes it.
void say_event(std::string_view json, std::string_view text, Level level);

/// A line of progress that is overwritten by the next; nothing where standard error is no terminal that can
/// do so, and with `quiet` or `json`.
void show_progress(std::string_view text);

/// Whether show_progress() shows anything.
bool shows_progress();

}  // namespace claimgraph
