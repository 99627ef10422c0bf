#include "services/entity/domain/time_anchor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/entity/domain/time_ranges.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

std::vector<PlacedTime> Place(const Annotated& annotated) {
  const std::vector<VerbGroup> groups = FindVerbGroups(TestRules().verbs, annotated.text());
  return PlaceTimes(TestRules().times.lexicon(), annotated.text(), groups,
                    JoinRanges(annotated.text(), TestRules().times.Match(annotated.text())));
}

TEST(TimeAnchorTest, TakesTheYearFromTheSameSentenceFirst) {
  const Annotated annotated("He came on 30 December and left on 2 January 2031.");
  const std::vector<PlacedTime> times = Place(annotated);
  ASSERT_EQ(times.size(), 2u);
  EXPECT_EQ(times[0].start, (CalendarDate{2030, 12, 30}));
  EXPECT_EQ(times[0].anchoring, v1::TIME_ANCHORING_CONTEXT);
  EXPECT_EQ(times[1].anchoring, v1::TIME_ANCHORING_EXPLICIT);
}

TEST(TimeAnchorTest, LeavesOpenWhatNothingAnchors) {
  const Annotated annotated("He left on Monday, yesterday or the following day.");
  for (const PlacedTime& time : Place(annotated)) {
    EXPECT_TRUE(time.start.IsEmpty());
    EXPECT_EQ(time.anchoring, v1::TIME_ANCHORING_NONE);
  }
}

TEST(TimeAnchorTest, DropsImpossibleDays) {
  EXPECT_TRUE(Place(Annotated("He left on 31 June 2031.")).empty());
}

}  // namespace
}  // namespace communique::entity
