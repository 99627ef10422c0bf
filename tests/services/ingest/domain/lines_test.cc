#include "services/ingest/domain/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

bool JoinsFirstTwo(const std::string& text) {
  const std::vector<Line> lines = SplitLines(text);
  return Continues(text, lines[0], lines[1], MeasureLayout(text, lines));
}

TEST(LinesTest, SplitsAtEveryKindOfLineEnd) {
  const std::vector<Line> lines = SplitLines("a\r\n\r\nb\rc\n\n\nd");
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[1].blank_before, 1u);
  EXPECT_EQ(lines[2].blank_before, 0u);
  EXPECT_EQ(lines[3].blank_before, 2u);
}

TEST(LinesTest, TakesMailQuotationMarksOff) {
  const std::vector<Line> lines = SplitLines("> > quoted\nplain");
  EXPECT_TRUE(lines[0].quoted);
  EXPECT_EQ(lines[0].begin, 4u);
  EXPECT_FALSE(lines[1].quoted);
}

TEST(LinesTest, PartsTheColumnsOfALetterhead) {
  EXPECT_EQ(SplitLines("For release          3 May 2024").size(), 2u);
  EXPECT_EQ(SplitLines("a  b").size(), 1u);
}

TEST(LinesTest, JoinsHardWrappedLines) {
  const std::string text =
      "The ministers of the two countries met in the\ncapital on Tuesday and spoke about the "
      "price\nof herring, "
      "which had risen since the spring\nbecause of the ice in the northern harbours.\n";
  EXPECT_GT(MeasureLayout(text, SplitLines(text)).wrap_width, 0u);
  EXPECT_TRUE(JoinsFirstTwo(text));
}

TEST(LinesTest, JoinsAcrossTheEmptyLinesOfDoubleSpacing) {
  const std::string text =
      "The ministers of the two countries met in the\n\ncapital on Tuesday and spoke about the "
      "price\n\nof herring, "
      "which had risen since the spring\n\nbecause of the ice in the northern harbours.\n";
  EXPECT_TRUE(MeasureLayout(text, SplitLines(text)).double_spaced);
  EXPECT_TRUE(JoinsFirstTwo(text));
}

TEST(LinesTest, JoinsHeadlinesInCapitals) {
  EXPECT_TRUE(JoinsFirstTwo("ESTONIAN MINISTER ARRIVES IN OTTAWA FOR\nTALKS ON THE ICE\n\nx"));
  EXPECT_TRUE(JoinsFirstTwo("ESTONIAN MINISTER ARRIVES IN OTTAWA\nFOR TALKS ON THE ICE\n\nx"));
  EXPECT_FALSE(JoinsFirstTwo("ESTONIAN MINISTER ARRIVES IN OTTAWA\nNORTHERN WIRE\n\nx"));
}

TEST(LinesTest, KeepsLinesApart) {
  EXPECT_FALSE(JoinsFirstTwo("An Estonian in Ottawa\nJane Roe"));
  EXPECT_FALSE(JoinsFirstTwo("An Estonian Comes to Ottawa\nby Jane Roe | 3 March 2024"));
  EXPECT_FALSE(JoinsFirstTwo("The talks ended well.\nThe ministers left."));
  EXPECT_FALSE(JoinsFirstTwo("They agreed on these points:\n- herring"));
  EXPECT_FALSE(JoinsFirstTwo("and so it ended\nPRESIDENT LEE: Thank you"));
}

}  // namespace
}  // namespace communique::ingest
