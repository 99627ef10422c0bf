#include "services/cli/ordered_work.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace communique::cli {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Collect(size_t count, int jobs,
                                 const std::function<absl::StatusOr<std::string>(size_t)>& work) {
  std::vector<std::string> taken;
  WorkInOrder(count, jobs, work, [&](size_t i, const absl::StatusOr<std::string>& result) {
    EXPECT_EQ(i, taken.size());
    taken.push_back(result.ok() ? *result : std::string(result.status().message()));
    return true;
  });
  return taken;
}

TEST(WorkInOrderTest, HandsResultsOverInOrderThoughLaterOnesAreReadyFirst) {
  const auto slow_first = [](size_t i) -> absl::StatusOr<std::string> {
    if (i == 0) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    return std::to_string(i);
  };
  EXPECT_THAT(Collect(5, 3, slow_first), ElementsAre("0", "1", "2", "3", "4"));
}

TEST(WorkInOrderTest, HandsErrorsOverLikeResults) {
  const auto fails_once = [](size_t i) -> absl::StatusOr<std::string> {
    if (i == 1) return absl::InternalError("bad");
    return std::string("good");
  };
  EXPECT_THAT(Collect(3, 2, fails_once), ElementsAre("good", "bad", "good"));
}

TEST(WorkInOrderTest, DoesNothingForNothing) {
  EXPECT_TRUE(
      Collect(0, 4, [](size_t) -> absl::StatusOr<std::string> { return std::string(); }).empty());
}

TEST(WorkInOrderTest, BeginsAtMostFourTimesJobsBeforeTheEarliestIsTaken) {
  std::atomic<size_t> most{0};
  std::atomic<size_t> taken{0};
  const auto work = [&](size_t i) -> absl::StatusOr<std::string> {
    if (i == 0) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const size_t ahead = i - taken.load();
    size_t seen = most.load();
    while (seen < ahead && !most.compare_exchange_weak(seen, ahead)) {
    }
    return std::string();
  };
  WorkInOrder(200, 2, work, [&](size_t, const absl::StatusOr<std::string>&) {
    ++taken;
    return true;
  });
  EXPECT_EQ(taken, 200);
  EXPECT_LE(most, 8);
}

TEST(WorkInOrderTest, StopsWhenTheTakerSaysSo) {
  std::atomic<size_t> begun{0};
  size_t taken = 0;
  WorkInOrder(
      1000, 2,
      [&](size_t) -> absl::StatusOr<std::string> {
        ++begun;
        return std::string();
      },
      [&](size_t, const absl::StatusOr<std::string>&) { return ++taken < 3; });
  EXPECT_EQ(taken, 3);
  EXPECT_LT(begun, 20);
}

}  // namespace
}  // namespace communique::cli
