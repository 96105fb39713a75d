// A state folder: one run at a time, and how far it has come.
#pragma once

#include <string>

#include "run/checkpoint.h"

namespace claimgraph {

/// Its functions answer 0, or the exit code of the failure, whose message stands on standard error then.
class State {
 public:
  State() = default;
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  /// Makes the folder where there is none, keeps other runs out while this object lives, and reads the last
  /// checkpoint; it must have been made with these settings.
  int open(const std::string& folder, const Settings& settings);

  /// What open() found, then what save() was given.
  const Checkpoint& last() const { return last_; }
  /// Takes the place of the last checkpoint, whole or not at all. What it stands for must be on disk already.
  int save(Checkpoint checkpoint);

  /// A file of this folder.
  std::string file(const std::string& name) const { return folder_ + "/" + name; }

 private:
  int lock();
  int load(const Settings& settings);

  std::string folder_;
  int lock_ = -1;
  Checkpoint last_;
};

}  // namespace claimgraph
