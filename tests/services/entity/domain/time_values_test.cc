#include "services/entity/domain/time_values.h"

#include <gtest/gtest.h>

namespace communique::entity {
namespace {

TEST(TimeValuesTest, WritesEdtf) {
  EXPECT_EQ(Edtf({2031, 5, 9}, false), "2031-05-09");
  EXPECT_EQ(Edtf({0, 5, 9}, false), "XXXX-05-09");
  EXPECT_EQ(Edtf({2031, 5, 0}, true), "2031-05~");
  EXPECT_EQ(Edtf({2031, 0, 0}, false), "2031");
  EXPECT_EQ(Edtf({0, 0, 12}, false), "XXXX-XX-12");
  EXPECT_EQ(Edtf({}, false), "");
}

TEST(TimeValuesTest, WritesRangesWithOpenEnds) {
  EXPECT_EQ(ToRange({2031, 5, 7}, {2031, 5, 9}, false).edtf(), "2031-05-07/2031-05-09");
  EXPECT_EQ(ToRange({2031, 5, 7}, {2031, 5, 7}, false).edtf(), "2031-05-07");
  EXPECT_EQ(ToRange({2031, 5, 7}, {}, false).edtf(), "2031-05-07/..");
  EXPECT_FALSE(ToRange({2031, 5, 7}, {}, false).has_end());
}

TEST(TimeValuesTest, KnowsWhichDatesArePossible) {
  EXPECT_TRUE(IsPossible({2032, 2, 29}));
  EXPECT_FALSE(IsPossible({2031, 2, 29}));
  EXPECT_TRUE(IsPossible({0, 2, 29}));
  EXPECT_FALSE(IsPossible({2031, 13, 1}));
  EXPECT_FALSE(IsPossible({2031, 4, 31}));
}

TEST(TimeValuesTest, CountsWeekdaysFromMonday) {
  EXPECT_EQ(WeekdayNumber(ToDay({2030, 3, 13})), 3);
  EXPECT_EQ(FromDay(ToDay({2030, 2, 28}) + 1), (CalendarDate{2030, 3, 1}));
}

}  // namespace
}  // namespace communique::entity
