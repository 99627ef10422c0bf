#ifndef TESTS_SUPPORT_WAIT_UNTIL_H_
#define TESTS_SUPPORT_WAIT_UNTIL_H_

#include <gtest/gtest.h>

#include <functional>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace communique::testing {

// Asks again and again until `condition` holds; the test fails when it does not within 20 seconds.
inline void WaitUntil(const std::function<bool()>& condition) {
  const absl::Time end = absl::Now() + absl::Seconds(20);
  bool holds = condition();
  while (!holds && absl::Now() < end) {
    absl::SleepFor(absl::Milliseconds(1));
    holds = condition();
  }
  ASSERT_TRUE(holds);
}

}  // namespace communique::testing

#endif  // TESTS_SUPPORT_WAIT_UNTIL_H_
