#include "services/ingest/domain/lines_below.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(LinesBelowTest, FindsNamesThatComeAgain) {
  std::vector<Block> blocks(3);
  blocks[0].content.text = "Baltic Crossroads";
  blocks[1].content.text = "The ministers met in Oslo on Tuesday and spoke.";
  blocks[2].content.text = "Baltic Crossroads | Contact";
  std::vector<LineFacts> facts;
  for (const Block& block : blocks)
    facts.push_back(FactsOf(block, TestLexicon(), NumericOrder::kDayFirst));
  const LinesBelow below(facts, 1);
  EXPECT_TRUE(below.Begin("baltic crossroads"));
  EXPECT_FALSE(
      below.Begin("baltic"
                  " cross"));
  EXPECT_FALSE(below.Begin("the ministers")) << "running text";
}

}  // namespace
}  // namespace communique::ingest
