#include "services/ingest/domain/word_shapes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace communique::ingest {
namespace {

TEST(WordShapesTest, HasEveryWordOfTheSet) {
  WordShapes shapes;
  const std::string words[] = {"share", "#", "\xC3\xA9t\xC3\xA9", std::string(100, 'x')};
  for (const std::string& word : words) shapes.Add(word);
  for (const std::string& word : words) EXPECT_TRUE(shapes.MayHave(word)) << word;
}

TEST(WordShapesTest, RefusesWordsOfOtherShapes) {
  WordShapes shapes;
  EXPECT_FALSE(shapes.MayHave("share"));
  shapes.Add("share");
  EXPECT_FALSE(shapes.MayHave("shares"));
  EXPECT_FALSE(shapes.MayHave("price"));
  EXPECT_TRUE(shapes.MayHave("shore")) << "looks alike";
}

}  // namespace
}  // namespace communique::ingest
