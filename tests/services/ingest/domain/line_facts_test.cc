#include "services/ingest/domain/line_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

LineFacts Facts(const std::string& text) {
  Block block;
  block.content.text = text;
  static std::vector<Block>* const kept = new std::vector<Block>();
  kept->reserve(64);
  kept->push_back(block);
  return FactsOf(kept->back(), TestLexicon(), NumericOrder::kDayFirst);
}

TEST(LineFactsTest, KnowsRunningText) {
  EXPECT_TRUE(Facts("The ministers met in Oslo on Tuesday.").IsBody());
  EXPECT_FALSE(Facts("Ministers in Oslo").IsBody());
  EXPECT_TRUE(Facts("PRESIDENT LEE: Thank you.").IsBody());
}

TEST(LineFactsTest, KnowsSpeakers) {
  EXPECT_TRUE(StartsWithSpeaker("PRIME MINISTER: Yes."));
  EXPECT_TRUE(StartsWithSpeaker("MR. TOLL: Good morning."));
  EXPECT_TRUE(StartsWithSpeaker("Q: And the fish?"));
  EXPECT_FALSE(StartsWithSpeaker("THE LONG ROAD: A KING GOES NORTH"));
  EXPECT_FALSE(StartsWithSpeaker("The lesson: never hurry"));
}

TEST(LineFactsTest, KnowsLinesOfReleases) {
  EXPECT_TRUE(Facts("For Immediate Release").is_handling);
  EXPECT_TRUE(Facts("E M B A R G O E D: 1700 Sunday").is_handling);
  EXPECT_TRUE(Facts("10:05 A.M. EDT").is_time);
  EXPECT_TRUE(Facts("[Ends]").is_end_mark);
  EXPECT_TRUE(Facts("https://x.example/a").is_address);
  EXPECT_TRUE(Facts("____").is_rule);
}

}  // namespace
}  // namespace communique::ingest
