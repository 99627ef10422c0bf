#include "common/rpc/work_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <set>
#include <vector>

namespace communique::rpc {
namespace {

TEST(WorkPoolTest, RunsEveryAcceptedTaskBeforeItEnds) {
  std::atomic<int> run = 0;
  {
    WorkPool pool(2, 1000);
    for (int i = 0; i < 1000; ++i) ASSERT_TRUE(pool.TrySubmit([&run] { ++run; }));
  }
  EXPECT_EQ(run, 1000);
}

TEST(WorkPoolTest, RefusesATaskPastWorkersAndQueue) {
  std::latch release(1);
  WorkPool pool(2, 3);
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(pool.TrySubmit([&release] { release.wait(); }));
  }
  EXPECT_EQ(pool.pending(), 5u);
  EXPECT_FALSE(pool.TrySubmit([] { FAIL() << "a refused task was run"; }));
  release.count_down();
}

TEST(WorkPoolTest, TakesATaskPastItsBoundOnlyWhenItIsToldTo) {
  std::latch release(1);
  std::atomic<int> run = 0;
  {
    WorkPool pool(1, 0);
    EXPECT_TRUE(pool.HasRoom());
    ASSERT_TRUE(pool.TrySubmit([&release] { release.wait(); }));
    EXPECT_FALSE(pool.HasRoom());
    for (int i = 0; i < 3; ++i) pool.Submit([&run] { ++run; });
    EXPECT_EQ(pool.pending(), 4u);
    release.count_down();
  }
  EXPECT_EQ(run, 3);
}

TEST(WorkPoolTest, TakesTasksAgainWhenSomeHaveEnded) {
  WorkPool pool(1, 0);
  std::atomic<int> run = 0;
  for (int i = 0; i < 100; ++i) {
    while (!pool.TrySubmit([&run] { ++run; })) std::this_thread::yield();
  }
  while (pool.pending() > 0) std::this_thread::yield();
  EXPECT_EQ(run, 100);
}

TEST(WorkPoolTest, RunsTasksInTheirOrder) {
  std::vector<int> order;
  {
    WorkPool pool(1, 100);
    for (int i = 0; i < 100; ++i) {
      ASSERT_TRUE(pool.TrySubmit([&order, i] { order.push_back(i); }));
    }
  }
  ASSERT_EQ(order.size(), 100u);
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
}

TEST(WorkPoolTest, RunsAsManyTasksAtATimeAsItHasThreads) {
  std::latch all_running(3);
  WorkPool pool(3, 0);
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(pool.TrySubmit([&all_running] { all_running.arrive_and_wait(); }));
  }
  all_running.wait();
}

}  // namespace
}  // namespace communique::rpc
