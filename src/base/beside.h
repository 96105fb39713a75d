// Work on a thread of its own.
#pragma once

#include <future>
#include <system_error>

namespace claimgraph {

/// Runs `work` beside the caller, or when its result is asked for where there can be no thread.
template <typename Work>
auto beside(Work work) {
  try {
    return std::async(std::launch::async, work);
  } catch (const std::system_error&) {
    return std::async(std::launch::deferred, work);
  }
}

}  // namespace claimgraph
