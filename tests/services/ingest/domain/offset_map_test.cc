#include "services/ingest/domain/offset_map.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(OffsetMapTest, IdentityShiftsByTheOffset) {
  const OffsetMap map = OffsetMap::Identity(3, 10);
  EXPECT_EQ(map.RawOffset(0), 3u);
  EXPECT_EQ(map.RawOffset(10), 13u);
  EXPECT_EQ(map.RawEnd(4), 7u);
}

TEST(OffsetMapTest, MapsCharactersOfOtherWidths) {
  OffsetMap map;
  map.Append(1, 0, 1, true);   // 'a'
  map.Append(2, 1, 1, false);  // A Cyrillic letter: two bytes from one.
  map.Append(2, 2, 1, false);
  map.Append(1, 3, 1, true);
  EXPECT_EQ(map.RawOffset(1), 1u);
  EXPECT_EQ(map.RawOffset(3), 2u);
  EXPECT_EQ(map.RawEnd(5), 3u);
  EXPECT_EQ(map.RawOffset(5), 3u);
  EXPECT_EQ(map.RawOffset(6), 4u) << "the end";
}

TEST(OffsetMapTest, GivesOnlyTheRunsWithEqualBytes) {
  OffsetMap map;
  map.Append(3, 0, 3, true);
  map.Append(2, 3, 1, false);
  map.Append(4, 4, 4, true);
  std::vector<OffsetMap::Run> runs;
  map.AppendRuns(1, 8, &runs);
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_EQ(runs[0].text, 1u);
  EXPECT_EQ(runs[0].raw, 1u);
  EXPECT_EQ(runs[0].length, 2u);
  EXPECT_EQ(runs[1].text, 5u);
  EXPECT_EQ(runs[1].raw, 4u);
  EXPECT_EQ(runs[1].length, 3u);
}

}  // namespace
}  // namespace communique::ingest
