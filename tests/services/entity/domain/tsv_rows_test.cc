#include "services/entity/domain/tsv_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace communique::entity {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(TsvRowsTest, LeavesOutCommentsAndEmptyLines) {
  const auto rows = ParseTsv("t.tsv", "# head\na\tb\n\nc\t\r\n", 2);
  ASSERT_TRUE(rows.ok()) << rows.status();
  EXPECT_THAT(*rows, ElementsAre(ElementsAre("a", "b"), ElementsAre("c", "")));
}

TEST(TsvRowsTest, NamesTheLineWithAnotherNumberOfCells) {
  const auto rows = ParseTsv("t.tsv", "a\tb\nc\n", 2);
  EXPECT_EQ(rows.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(rows.status().message()), HasSubstr("t.tsv:2: 1 cells, want 2"));
}

}  // namespace
}  // namespace communique::entity
