#include "common/rpc/stream_window.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace communique::rpc {
namespace {

using ::testing::ElementsAre;

grpc::ByteBuffer Bytes(size_t size) {
  const grpc::Slice slice(std::string(size, 'x'));
  return {&slice, 1};
}

class StreamWindowTest : public ::testing::Test {
 protected:
  void Read(size_t bytes) {
    grpc::ByteBuffer message = Bytes(bytes);
    window_.AddRequest(&message);
  }

  std::vector<size_t> Take() {
    std::vector<size_t> sizes;
    for (const grpc::ByteBuffer& message : window_.TakeBatch()) sizes.push_back(message.Length());
    return sizes;
  }

  void Answer(std::vector<size_t> sizes) {
    std::vector<grpc::ByteBuffer> answers;
    for (const size_t size : sizes) answers.push_back(Bytes(size));
    window_.AddAnswers(std::move(answers));
  }

  StreamWindow window_{
      {.window_messages = 5, .window_bytes = 1000, .batch_messages = 3, .batch_bytes = 100}};
};

TEST_F(StreamWindowTest, ReadsUntilTheNumberOfMessagesIsReached) {
  EXPECT_TRUE(window_.empty());
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(window_.MayRead());
    Read(1);
  }
  EXPECT_FALSE(window_.MayRead());
}

TEST_F(StreamWindowTest, AMessageIsHeldUntilItsAnswerIsTaken) {
  for (int i = 0; i < 5; ++i) Read(1);
  EXPECT_THAT(Take(), ElementsAre(1, 1, 1));
  EXPECT_FALSE(window_.MayRead());
  Answer({1, 1, 1});
  EXPECT_FALSE(window_.MayRead());
  window_.PopAnswer();
  EXPECT_TRUE(window_.MayRead());
}

TEST_F(StreamWindowTest, BytesOfRequestsAndAnswersCountTogether) {
  Read(400);
  EXPECT_TRUE(window_.MayRead());
  Take();
  Read(500);
  EXPECT_TRUE(window_.MayRead());
  Answer({500});  // Instead of the 400 of its request.
  EXPECT_FALSE(window_.MayRead());
  window_.PopAnswer();
  EXPECT_TRUE(window_.MayRead());
}

TEST_F(StreamWindowTest, ABatchEndsBeforeItWouldPassABound) {
  for (const size_t size : {60, 40, 1, 200, 1}) Read(size);
  EXPECT_THAT(Take(), ElementsAre(60, 40));
  Answer({1, 1});
  EXPECT_THAT(Take(), ElementsAre(1));
  Answer({1});
  EXPECT_THAT(Take(), ElementsAre(200));  // Longer than a batch may be: alone.
  Answer({1});
  EXPECT_THAT(Take(), ElementsAre(1));
}

TEST_F(StreamWindowTest, CountsThePositionOfBatches) {
  for (int i = 0; i < 5; ++i) Read(1);
  Take();
  EXPECT_EQ(window_.batch_begin(), 0);
  Answer({1, 1, 1});
  Take();
  EXPECT_EQ(window_.batch_begin(), 3);
}

TEST_F(StreamWindowTest, OneBatchIsOutAtATime) {
  EXPECT_FALSE(window_.MayTakeBatch());
  for (int i = 0; i < 4; ++i) Read(1);
  EXPECT_TRUE(window_.MayTakeBatch());
  Take();
  EXPECT_FALSE(window_.MayTakeBatch());
  Answer({1, 1, 1});
  EXPECT_TRUE(window_.MayTakeBatch());
}

TEST_F(StreamWindowTest, NoBatchIsTakenWhileAnswersFillTheWindow) {
  for (int i = 0; i < 4; ++i) Read(1);
  Take();
  Answer({500, 500, 1});
  EXPECT_FALSE(window_.MayTakeBatch());
  window_.PopAnswer();
  EXPECT_TRUE(window_.MayTakeBatch());
}

TEST_F(StreamWindowTest, GivesUpRequestsButNotAnswers) {
  for (int i = 0; i < 4; ++i) Read(300);
  Take();
  Answer({7});
  Take();
  window_.DropRequests();
  EXPECT_TRUE(window_.has_answers());
  EXPECT_EQ(window_.front().Length(), 7U);
  EXPECT_TRUE(window_.MayRead());
  window_.PopAnswer();
  EXPECT_TRUE(window_.empty());
}

}  // namespace
}  // namespace communique::rpc
