// Work in threads, results in the order of the work: the same output for every number of threads.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace claimgraph {

/// A ring of slots: put() fills the next slot, a worker takes the oldest one not yet begun, and one thread
/// hands results to `consume` in put() order. At most 4 items a worker (and 4) are under way, and no more
/// than kMostWeight together (unless one alone weighs more): a slow consumer holds the producer up.
template <typename In, typename Out>
class OrderedPool {
 public:
  using Work = std::function<Out(In)>;
  static constexpr std::size_t kMostWeight = std::size_t{64} << 20U;

  /// `make_work` is called once in each worker: what it makes may keep state. `consume` answers false when
  /// nothing more is wanted. Neither may throw. Starts fewer workers where the system gives no more threads
  /// or memory; throws what the first of them throws where it gives none.
  OrderedPool(std::size_t workers, std::function<Work()> make_work, std::function<bool(Out)> consume)
      : slots_(4 * workers + 4), consume_(std::move(consume)) {
    threads_.emplace_back([this] { run_consumer(); });
    try {
      while (threads_.size() <= workers)
        threads_.emplace_back([this, make_work] { run_worker(make_work()); });
    } catch (...) {  // neither a thread nor the memory for one
      if (threads_.size() > 1) return;
      finish();
      throw;
    }
  }
  ~OrderedPool() { finish(); }
  OrderedPool(const OrderedPool&) = delete;
  OrderedPool& operator=(const OrderedPool&) = delete;

  std::size_t workers() const { return threads_.size() - 1; }

  /// Blocks while too much is under way. False when nothing more is wanted.
  bool put(In in, std::size_t weight = 0) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      const bool light = weight_ == 0 || weight_ + weight <= kMostWeight;
      return refused_ || (put_ - consumed_ < slots_.size() && light);
    });
    if (refused_) return false;
    Slot& slot = slots_[put_++ % slots_.size()];
    slot.in = std::move(in);
    slot.weight = weight;
    weight_ += weight;
    changed_.notify_all();
    return true;
  }

  /// Waits until everything that was put is consumed.
  void finish() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      changed_.notify_all();
    }
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

 private:
  struct Slot {
    std::optional<In> in;
    std::optional<Out> out;
    std::size_t weight = 0;
  };

  void run_worker(Work work) {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [&] { return refused_ || begun_ < put_ || closed_; });
      if (refused_ || begun_ == put_) return;
      Slot& slot = slots_[begun_++ % slots_.size()];
      In in = std::move(*slot.in);
      slot.in.reset();
      lock.unlock();
      Out out = work(std::move(in));
      lock.lock();
      slot.out = std::move(out);
      changed_.notify_all();
    }
  }

  void run_consumer() {
    std::unique_lock lock(mutex_);
    for (;;) {
      Slot& slot = slots_[consumed_ % slots_.size()];
      changed_.wait(lock, [&] { return slot.out.has_value() || (closed_ && consumed_ == put_); });
      if (!slot.out) return;
      Out out = std::move(*slot.out);
      slot.out.reset();
      lock.unlock();
      const bool more = consume_(std::move(out));
      lock.lock();
      weight_ -= slot.weight;
      ++consumed_;
      changed_.notify_all();
      if (more) continue;
      refused_ = true;
      return;
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Slot> slots_;
  std::size_t put_ = 0, begun_ = 0, consumed_ = 0;
  std::size_t weight_ = 0;  // of all that is under way
  bool closed_ = false, refused_ = false;
  std::function<bool(Out)> consume_;
  std::vector<std::thread> threads_;
};

}  // namespace claimgraph
