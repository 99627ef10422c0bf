#include "services/ingest/domain/rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(RowsTest, SkipsCommentsAndEmptyLines) {
  const auto rows = ParseRows("t", "# head\n\na\tb\n#\nc\td\n", 2);
  ASSERT_TRUE(rows.ok());
  EXPECT_THAT(*rows, ElementsAre(ElementsAre("a", "b"), ElementsAre("c", "d")));
}

TEST(RowsTest, NamesTheLineOfAWrongRow) {
  EXPECT_EQ(ParseRows("t.tsv", "a\tb\nc\n", 2).status().message(),
            "t.tsv line 2: want 2 filled columns");
  EXPECT_FALSE(ParseRows("t.tsv", "a\t\n", 2).ok()) << "an empty column";
}

}  // namespace
}  // namespace communique::ingest
