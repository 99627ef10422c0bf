#include "common/rpc/termination.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

namespace communique::rpc {
namespace {

const TerminationSignal termination;  // Before any thread starts.

TEST(TerminationSignalTest, ReturnsTheSignalThatArrived) {
  for (const int signal : {SIGTERM, SIGINT}) {
    ASSERT_EQ(kill(getpid(), signal), 0);
    EXPECT_EQ(termination.Wait(), signal);
  }
}

TEST(TerminationSignalTest, WaitsWhileOtherThreadsRun) {
  std::thread other([] { kill(getpid(), SIGTERM); });
  EXPECT_EQ(termination.Wait(), SIGTERM);
  other.join();
}

TEST(TerminationSignalTest, AReaderThatGoesAwayDoesNotEndTheProcess) {
  int pipe_ends[2];
  ASSERT_EQ(pipe(pipe_ends), 0);
  close(pipe_ends[0]);
  EXPECT_EQ(write(pipe_ends[1], "x", 1), -1);
  EXPECT_EQ(errno, EPIPE);
  close(pipe_ends[1]);
}

}  // namespace
}  // namespace communique::rpc
