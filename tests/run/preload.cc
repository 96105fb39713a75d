// Loaded before the C library (LD_PRELOAD): allocation number FAIL_AT and the FAIL_FOR - 1 after it fail;
// clocks are CLOCK_SHIFT seconds off.
#include <dlfcn.h>
#include <sys/time.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <ctime>

extern "C" {

void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);

static long number_from(const char* name, long otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atol(text);
}

static bool fails() {
  static std::atomic<long> count{0};
  static std::atomic<long> first{-1}, length{0};
  if (first.load() < 0) {
    length = number_from("FAIL_FOR", 1);
    first = number_from("FAIL_AT", 0);
  }
  const long now = ++count, at = first.load();
  if (at == 0 || now < at || now - at >= length.load()) return false;
  errno = ENOMEM;
  return true;
}

void* malloc(std::size_t size) { return fails() ? nullptr : __libc_malloc(size); }
void* calloc(std::size_t count, std::size_t size) { return fails() ? nullptr : __libc_calloc(count, size); }
void* realloc(void* block, std::size_t size) { return fails() ? nullptr : __libc_realloc(block, size); }

int clock_gettime(clockid_t clock, timespec* time) noexcept {
  using Function = int (*)(clockid_t, timespec*);
  static const auto kReal = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "clock_gettime"));
  const int result = kReal(clock, time);
  if (clock == CLOCK_REALTIME) time->tv_sec += number_from("CLOCK_SHIFT", 0);
  return result;
}

std::time_t time(std::time_t* into) noexcept {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  if (into != nullptr) *into = now.tv_sec;
  return now.tv_sec;
}

int gettimeofday(timeval* into, void*) noexcept {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  *into = {now.tv_sec, now.tv_nsec / 1000};
  return 0;
}

}  // extern "C"
