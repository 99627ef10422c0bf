#include "tests/corpus/message_walk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "communique/ingest/v1/document.pb.h"

namespace communique::testing {
namespace {

using ::testing::UnorderedElementsAre;

std::vector<std::string> Paths(const google::protobuf::Message& root, bool deep) {
  std::vector<std::string> paths;
  WalkMessages(root, [&](const std::string& path, const google::protobuf::Message&) {
    paths.push_back(path);
    return deep;
  });
  return paths;
}

TEST(WalkMessagesTest, VisitsEveryMessageOnceWithItsPath) {
  ingest::v1::Document document;
  document.mutable_metadata()->mutable_title()->set_value("a");
  document.add_sections()->add_blocks()->mutable_span();
  document.add_sections();
  EXPECT_THAT(Paths(document, true),
              UnorderedElementsAre("", ".metadata", ".metadata.title", ".sections[0]",
                                   ".sections[0].blocks[0]", ".sections[0].blocks[0].span",
                                   ".sections[1]"));
}

TEST(WalkMessagesTest, LeavesOutWhatTheVisitorDoesNotWant) {
  ingest::v1::Document document;
  document.mutable_metadata()->mutable_title();
  EXPECT_THAT(Paths(document, false), UnorderedElementsAre(""));
}

}  // namespace
}  // namespace communique::testing
