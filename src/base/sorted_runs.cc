#include "base/sorted_runs.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <tuple>

namespace claimgraph {
namespace {

constexpr std::size_t kRunsAtOnce = 64;
constexpr std::size_t kBuffer = std::size_t{1} << 16U;

// A file without a name; errno tells of failure.
std::FILE* temporary_file() {
  const char* folder = std::getenv("TMPDIR");
  std::string name = folder == nullptr || *folder == '\0' ? "/tmp" : folder;
  name += "/claimgraph-XXXXXX";
  const int descriptor = ::mkstemp(name.data());
  if (descriptor < 0) return nullptr;
  ::unlink(name.c_str());
  std::FILE* file = ::fdopen(descriptor, "w+b");
  if (file == nullptr) {
    ::close(descriptor);
  } else {
    std::setvbuf(file, nullptr, _IOFBF, kBuffer);
  }
  return file;
}

bool put(std::FILE* file, const void* bytes, std::size_t size) {
  return size == 0 || std::fwrite(bytes, 1, size, file) == size;
}

bool put(std::FILE* file, const SortedRuns::Record& record) {
  const std::uint32_t sizes[] = {static_cast<std::uint32_t>(record.key.size()),
                                 static_cast<std::uint32_t>(record.value.size())};
  return put(file, sizes, sizeof sizes) && put(file, record.key.data(), record.key.size()) &&
         put(file, record.value.data(), record.value.size());
}

}  // namespace

struct SortedRuns::Run {
  std::FILE* file = nullptr;
  int level = 0;
  std::size_t number = 0;  // breaks ties: earlier runs hold what was added earlier
  std::string bytes;       // of the record at hand
  Record record;

  Run() = default;
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
  ~Run() {
    if (file != nullptr) std::fclose(file);
  }

  // 1 = there is a next record, 0 = the end, -1 = failure.
  int read() {
    std::uint32_t sizes[2];
    const std::size_t got = std::fread(sizes, 1, sizeof sizes, file);
    if (got == 0 && std::feof(file) != 0) return 0;
    if (got != sizeof sizes) return -1;
    bytes.resize(std::size_t{sizes[0]} + sizes[1]);
    if (std::fread(bytes.data(), 1, bytes.size(), file) != bytes.size()) return -1;
    record = {std::string_view(bytes).substr(0, sizes[0]), std::string_view(bytes).substr(sizes[0])};
    return 1;
  }

  static bool later(const Run* a, const Run* b) {
    return std::tie(b->record.key, b->number) < std::tie(a->record.key, a->number);
  }
};

SortedRuns::SortedRuns(std::size_t memory) : memory_(memory) {}
SortedRuns::~SortedRuns() = default;
SortedRuns::SortedRuns(SortedRuns&&) noexcept = default;
SortedRuns& SortedRuns::operator=(SortedRuns&&) noexcept = default;

void SortedRuns::fail(const char* what) {
  const char* folder = std::getenv("TMPDIR");
  error_ = std::string("cannot ") + what + " a temporary file in " +
           (folder == nullptr || *folder == '\0' ? "/tmp" : folder) + ": " + std::strerror(errno) +
           "; TMPDIR names another folder";
}

void SortedRuns::add(std::string_view key, std::string_view value) {
  if (!error_.empty()) return;
  slots_.push_back(
      {bytes_.size(), static_cast<std::uint32_t>(key.size()), static_cast<std::uint32_t>(value.size())});
  bytes_ += key;
  bytes_ += value;
  if (bytes_.size() + slots_.size() * sizeof(Slot) >= memory_) spill();
}

SortedRuns::Record SortedRuns::record(const Slot& slot) const {
  const std::string_view all = bytes_;
  return {all.substr(slot.begin, slot.key_size), all.substr(slot.begin + slot.key_size, slot.value_size)};
}

void SortedRuns::sort() {
  const auto before = [this](const Slot& a, const Slot& b) {
    const int order = record(a).key.compare(record(b).key);
    return order != 0 ? order < 0 : a.begin < b.begin;
  };
  if (!std::is_sorted(slots_.begin(), slots_.end(), before)) std::sort(slots_.begin(), slots_.end(), before);
}

// What memory holds becomes a run; where there are many of a level, they become one of the next.
void SortedRuns::spill() {
  sort();
  auto run = std::make_unique<Run>();
  run->file = temporary_file();
  if (run->file == nullptr) return fail("make");
  for (const Slot& slot : slots_) {
    if (!put(run->file, record(slot))) return fail("write");
  }
  slots_.clear();
  bytes_.clear();
  if (std::fflush(run->file) != 0) return fail("write");
  std::rewind(run->file);
  runs_.push_back(std::move(run));
  while (error_.empty() && runs_.size() >= kRunsAtOnce &&
         runs_[runs_.size() - kRunsAtOnce]->level == runs_.back()->level)
    join_runs(runs_.size() - kRunsAtOnce);
}

// The runs from `first` on become one.
void SortedRuns::join_runs(std::size_t first) {
  auto joined = std::make_unique<Run>();
  joined->level = runs_.back()->level + 1;
  joined->file = temporary_file();
  if (joined->file == nullptr) return fail("make");
  heap_.clear();
  for (std::size_t i = first; i < runs_.size(); ++i) {
    runs_[i]->number = i;
    advance(*runs_[i]);
  }
  while (!heap_.empty() && error_.empty()) {
    std::pop_heap(heap_.begin(), heap_.end(), Run::later);
    Run* least = heap_.back();
    heap_.pop_back();
    if (!put(joined->file, least->record)) return fail("write");
    advance(*least);
  }
  if (std::fflush(joined->file) != 0) return fail("write");
  std::rewind(joined->file);
  runs_.resize(first);
  runs_.push_back(std::move(joined));
}

// Reads a run's next record and puts the run in its place.
void SortedRuns::advance(Run& run) {
  const int got = run.read();
  if (got < 0) return fail("read");
  if (got == 0) return;
  heap_.push_back(&run);
  std::push_heap(heap_.begin(), heap_.end(), Run::later);
}

void SortedRuns::start() {
  started_ = true;
  if (runs_.empty()) return sort();
  if (!slots_.empty()) spill();
  heap_.clear();
  for (std::size_t i = 0; i < runs_.size() && error_.empty(); ++i) {
    runs_[i]->number = i;
    advance(*runs_[i]);
  }
  std::string().swap(bytes_);
  std::vector<Slot>().swap(slots_);
}

const SortedRuns::Record* SortedRuns::peek() {
  if (!taken_) return &at_hand_;
  if (!started_) {
    start();
  } else if (!heap_.empty()) {  // what was given last makes room
    std::pop_heap(heap_.begin(), heap_.end(), Run::later);
    Run* last = heap_.back();
    heap_.pop_back();
    advance(*last);
  }
  if (!error_.empty()) return nullptr;
  if (runs_.empty()) {
    if (given_ == slots_.size()) return nullptr;
    at_hand_ = record(slots_[given_++]);
  } else {
    if (heap_.empty()) return nullptr;
    at_hand_ = heap_.front()->record;
  }
  taken_ = false;
  return &at_hand_;
}

const SortedRuns::Record* SortedRuns::next() {
  const Record* record = peek();
  taken_ = true;
  return record;
}

}  // namespace claimgraph
