#include "services/ingest/domain/json_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(JsonTreeTest, ReadsObjects) {
  const JsonTree tree("{\"a\": {\"name\": \"x\"}, \"b\": [\"y\", {\"name\": \"z\"}], \"c\": 1}");
  const JsonTree::Node& root = tree.nodes()[0];
  EXPECT_THAT(tree.Texts(tree.Child(root, "a"), "name"), ElementsAre("x"));
  EXPECT_THAT(tree.Texts(tree.Child(root, "b"), "name"), ElementsAre("y", "z"));
  EXPECT_EQ(tree.Child(root, "none"), nullptr);
}

TEST(JsonTreeTest, DecodesEscapes) {
  const JsonTree tree("{\"a\": \"caf\\u00e9 \\ud83d\\ude00 \\ud800 \\/\"}");
  EXPECT_THAT(tree.Texts(tree.Child(tree.nodes()[0], "a"), ""),
              ElementsAre("caf\xC3\xA9 \xF0\x9F\x98\x80 \xEF\xBF\xBD /"));
}

TEST(JsonTreeTest, ForgivesWhatPagesDo) {
  const JsonTree tree("// x\n{\"a\": \"line\nbreak\", \"b\": \"y\",}");
  EXPECT_THAT(tree.Texts(tree.Child(tree.nodes()[0], "b"), ""), ElementsAre("y"));
}

TEST(JsonTreeTest, IsBounded) {
  EXPECT_LE(JsonTree(std::string(1000000, '[')).nodes().size(), JsonTree::kMostNodes);
  EXPECT_THAT(JsonTree("\"unclosed").nodes(), ::testing::SizeIs(1));
  EXPECT_THAT(JsonTree("}]\\").nodes(), IsEmpty());
}

}  // namespace
}  // namespace communique::ingest
