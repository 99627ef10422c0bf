// Thread sanitizer only: shows it the locks of absl and gRPC, which the distribution builds without
// instrumentation. The functions below stand in front of the library's own and tell the sanitizer
// what each lock and unlock means.
#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

#include "absl/synchronization/mutex.h"

namespace absl {
ABSL_NAMESPACE_BEGIN
namespace {

template <typename Function>
Function Next(const char* mangled) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, mangled));
}

#define NEXT(name, mangled, ...) \
  static auto* const name = Next<__VA_ARGS__>("_ZN4absl7debian3" mangled)

}  // namespace

void Mutex::Lock() {
  NEXT(next, "5Mutex4LockEv", void (*)(Mutex*));
  next(this);
  __tsan_acquire(this);
}

void Mutex::Unlock() {
  NEXT(next, "5Mutex6UnlockEv", void (*)(Mutex*));
  __tsan_release(this);
  next(this);
}

bool Mutex::TryLock() {
  NEXT(next, "5Mutex7TryLockEv", bool (*)(Mutex*));
  const bool locked = next(this);
  if (locked) __tsan_acquire(this);
  return locked;
}

void Mutex::ReaderLock() {
  NEXT(next, "5Mutex10ReaderLockEv", void (*)(Mutex*));
  next(this);
  __tsan_acquire(this);
}

void Mutex::ReaderUnlock() {
  NEXT(next, "5Mutex12ReaderUnlockEv", void (*)(Mutex*));
  __tsan_release(this);
  next(this);
}

void CondVar::Wait(Mutex* mutex) {
  NEXT(next, "7CondVar4WaitEPNS0_5MutexE", void (*)(CondVar*, Mutex*));
  __tsan_release(mutex);
  next(this, mutex);
  __tsan_acquire(mutex);
}

bool CondVar::WaitWithDeadline(Mutex* mutex, absl::Time deadline) {
  NEXT(next, "7CondVar16WaitWithDeadlineEPNS0_5MutexENS0_4TimeE",
       bool (*)(CondVar*, Mutex*, absl::Time));
  __tsan_release(mutex);
  const bool timed_out = next(this, mutex, deadline);
  __tsan_acquire(mutex);
  return timed_out;
}

bool CondVar::WaitWithTimeout(Mutex* mutex, absl::Duration timeout) {
  NEXT(next, "7CondVar15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE",
       bool (*)(CondVar*, Mutex*, absl::Duration));
  __tsan_release(mutex);
  const bool timed_out = next(this, mutex, timeout);
  __tsan_acquire(mutex);
  return timed_out;
}

ABSL_NAMESPACE_END
}  // namespace absl
