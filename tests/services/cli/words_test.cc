#include "services/cli/words.h"

#include <gtest/gtest.h>

#include "communique/ingest/v1/document.pb.h"

namespace communique::cli {
namespace {

base::v1::PartialDate Date(int year, int month, int day) {
  base::v1::PartialDate date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

TEST(LabelTest, ReadsLikeWords) {
  EXPECT_EQ(Label("REMOVAL_REASON_COOKIE_NOTICE", "REMOVAL_REASON_"), "cookie notice");
  EXPECT_EQ(EnumLabel(ingest::v1::REMOVAL_REASON_SHARE, "REMOVAL_REASON_"), "share");
  EXPECT_EQ(EnumLabel(static_cast<ingest::v1::RemovalReason>(999), "REMOVAL_REASON_"), "unknown");
}

TEST(FormatDateTest, WritesOnlyTheKnownParts) {
  EXPECT_EQ(FormatDate(Date(2025, 5, 7)), "2025-05-07");
  EXPECT_EQ(FormatDate(Date(2025, 5, 0)), "2025-05");
  EXPECT_EQ(FormatDate(Date(812, 0, 0)), "0812");
  EXPECT_EQ(FormatDate(Date(0, 5, 7)), "--05-07");
  EXPECT_EQ(FormatDate(Date(0, 0, 0)), "");
}

TEST(OneLineTest, JoinsLinesAndCutsBetweenCodePoints) {
  EXPECT_EQ(OneLine(" a\r\n\tb  c ", 10), "a b c");
  EXPECT_EQ(OneLine("日本語", 3), "日本語");
  EXPECT_EQ(OneLine("日本語", 2), "日本...");
}

TEST(ForTerminalTest, TakesOutWhatDrivesATerminalAndNothingElse) {
  EXPECT_EQ(ForTerminal("a\x1b[2Jb\r\n\tc\x7f"), "a [2Jb \n\tc ");
  EXPECT_EQ(ForTerminal("x\u009b31my \u202egnp.exe"), "x 31my  gnp.exe");
  EXPECT_EQ(ForTerminal("Đà Nẵng 🌊 👩‍🏫"), "Đà Nẵng 🌊 👩‍🏫");
}

}  // namespace
}  // namespace communique::cli
