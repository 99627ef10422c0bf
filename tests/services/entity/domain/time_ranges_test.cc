#include "services/entity/domain/time_ranges.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

std::vector<TimeMatch> Join(const std::string& text) {
  const Annotated annotated(text);
  return JoinRanges(annotated.text(), TestRules().times.Match(annotated.text()));
}

TEST(TimeRangesTest, JoinsNeighboursOverAJoiner) {
  for (const char* text :
       {"from 30 June to 2 July", "30 June - 2 July", "between 30 June and 2 July",
        "from Monday until Friday", "from May through July"}) {
    const std::vector<TimeMatch> matches = Join(text);
    ASSERT_EQ(matches.size(), 1u) << text;
    EXPECT_EQ(matches[0].form, TimeForm::kRange) << text;
  }
}

TEST(TimeRangesTest, JoinsNothingElse) {
  EXPECT_EQ(Join("on 30 June and 2 July").size(), 2u);
  EXPECT_EQ(Join("on 30 June, 2 July").size(), 2u);
  EXPECT_EQ(Join("Moved to Monday. To Friday").size(), 2u);
}

TEST(TimeRangesTest, TakesPairsOfDaysApart) {
  const std::vector<TimeMatch> two = Join("on 7 and 12 May 2031");
  ASSERT_EQ(two.size(), 2u);
  EXPECT_EQ(two[0].start.day, 7);
  EXPECT_EQ(two[0].start.month, 5);
  EXPECT_EQ(two[1].start.day, 12);
  EXPECT_EQ(two[1].start.year, 2031);
  EXPECT_EQ(Join("between 7 and 12 May 2031").size(), 1u);
  EXPECT_EQ(Join("on 7 and 8 May 2031").size(), 1u);
}

}  // namespace
}  // namespace communique::entity
