#include "common/rpc/serve.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <latch>
#include <thread>

#include "tests/support/running_service.h"
#include "tests/support/status_matchers.h"
#include "tests/support/work_service.h"

namespace communique::rpc {
namespace {

using ::communique::testing::IsOk;
using ::communique::testing::RunningService;
using ::communique::testing::StatusIs;
using ::communique::testing::WorkService;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ProtoService = ::communique::testing::v1::WorkService;

const TerminationSignal termination;  // Before any thread starts.

class ServeTest : public ::testing::Test {
 protected:
  Executor executor_{{.log_calls = false}};
  WorkService service_{&executor_, [](auto&&...) { return absl::OkStatus(); }};
};

TEST_F(ServeTest, SaysWhereItServesAndThatItDrains) {
  ::testing::internal::CaptureStderr();
  ASSERT_EQ(kill(getpid(), SIGTERM), 0);  // Waits until somebody asks for it.
  EXPECT_THAT(ServeUntilTerminated(termination, RunningService<ProtoService>::QuickOptions(),
                                   {{ProtoService::service_full_name(), &service_}}),
              IsOk());
  const std::string output = ::testing::internal::GetCapturedStderr();
  EXPECT_THAT(output, ContainsRegex("\"message\":\"serving\",\"service\":\"communique.testing.v1."
                                    "WorkService\",\"port\":[1-9][0-9]*}"));
  EXPECT_THAT(output, HasSubstr("\"message\":\"draining\",\"signal\":15}"));
  EXPECT_THAT(output, HasSubstr("\"message\":\"drained\"}"));
}

TEST_F(ServeTest, ReturnsWhyItCannotStart) {
  EXPECT_THAT(ServeUntilTerminated(termination, {.listen = "nowhere.invalid:x"},
                                   {{ProtoService::service_full_name(), &service_}}),
              StatusIs(absl::StatusCode::kUnavailable, HasSubstr("nowhere.invalid:x")));
}

}  // namespace
}  // namespace communique::rpc
