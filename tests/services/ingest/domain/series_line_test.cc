#include "services/ingest/domain/series_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Case {
  const char* line;
  const char* value;
  const char* number;
  const char* publisher;
};

class SeriesLineTest : public ::testing::TestWithParam<Case> {};

TEST_P(SeriesLineTest, ReadsSeriesAndNumber) {
  const auto series = TestLexicon().series().Read(GetParam().line, NumericOrder::kDayFirst);
  ASSERT_TRUE(series.has_value()) << GetParam().line;
  EXPECT_EQ(series->value, GetParam().value);
  EXPECT_EQ(series->number, GetParam().number);
  EXPECT_EQ(series->publisher, GetParam().publisher);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, SeriesLineTest,
    ::testing::Values(Case{"13 May 2025, Northern Institute COmmentary 112",
                           "Northern Institute Commentary 112", "112", "Northern Institute"},
                      Case{"Northern Institute Brief, 6 May 2023", "Northern Institute Brief", "",
                           "Northern Institute"},
                      Case{"NIP Commentary No. 45/2024 | 3 March 2024",
                           "NIP Commentary No. 45/2024", "45/2024", "NIP"},
                      Case{"No. 31", "No. 31", "31", ""},
                      Case{"Issue Brief #7 (2024)", "Issue Brief #7 (2024)", "7", ""},
                      Case{"Vol. 3, No. 12", "Vol. 3, No. 12", "12", ""},
                      Case{"Letter from Tallinn, 14", "Letter from Tallinn, 14", "14", ""},
                      Case{"The Ice Notebook, entry 57", "The Ice Notebook, entry 57", "57",
                           "The Ice Notebook"}));

TEST(SeriesLineTest, LeavesOtherLinesAlone) {
  for (const char* line :
       {"An Estonian in Ottawa", "The talks of May 7 were a success", "3 May 2024", "Policy Brief",
        "Paragraph 7 was dropped by the ministers"}) {
    EXPECT_FALSE(TestLexicon().series().Read(line, NumericOrder::kDayFirst).has_value()) << line;
  }
}

}  // namespace
}  // namespace communique::ingest
