// When the program itself crashes within a record (SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT): the record is
// named and, in a run with a state, left out from then on, while the run begins again where its last
// checkpoint stood.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace claimgraph {

/// Where a state folder keeps what crashed.
inline constexpr const char* kCrashes = "crashes";

/// Installs the handlers; `argv` must stay. Not in builds with sanitizers, which report better.
void watch_crashes(char** argv);

/// Gives the calling thread a stack of its own to handle a crash on.
void prepare_thread_for_crashes();

/// Says which record the calling thread has in hand while this object lives.
class InHand {
 public:
  InHand(std::uint64_t number, std::string_view where);
  ~InHand();
  InHand(const InHand&) = delete;
  InHand& operator=(const InHand&) = delete;
};

/// From now on a crash is written to this file and the program runs itself again. 0, or the exit code of the
/// failure, whose message stands on standard error then.
int keep_crashes_in(const std::string& file);
/// The records (from 1) that such a file names, and the signals they ended in.
std::map<std::uint64_t, int> crashes_in(const std::string& file);

}  // namespace claimgraph
