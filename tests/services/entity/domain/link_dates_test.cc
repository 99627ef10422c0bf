#include "services/entity/domain/link_dates.h"

#include <gtest/gtest.h>

#include "tests/support/proto_matchers.h"

namespace communique::entity {
namespace {

using communique::testing::EqualsProto;

TEST(LinkDatesTest, ReadsDatesOfEveryPrecision) {
  EXPECT_THAT(ToPartialDate("2024-05-07"), EqualsProto("year: 2024 month: 5 day: 7"));
  EXPECT_THAT(ToPartialDate("2024-05"), EqualsProto("year: 2024 month: 5"));
  EXPECT_THAT(ToPartialDate("2024"), EqualsProto("year: 2024"));
  EXPECT_THAT(ToPartialDate(""), EqualsProto(""));
  EXPECT_THAT(ToPartialDate("unknown"), EqualsProto(""));
}

}  // namespace
}  // namespace communique::entity
