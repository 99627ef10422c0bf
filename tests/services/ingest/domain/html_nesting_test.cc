#include "services/ingest/domain/html_nesting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/ingest/domain/html_tags.h"

namespace communique::ingest {
namespace {

bool Ends(absl::string_view open, absl::string_view next) {
  return EndsBefore(InfoOf(open).id, InfoOf(next).id);
}

TEST(HtmlNestingTest, EndsElementsThatCannotHoldTheNext) {
  EXPECT_TRUE(Ends("p", "div"));
  EXPECT_TRUE(Ends("p", "section"));
  EXPECT_TRUE(Ends("li", "li"));
  EXPECT_TRUE(Ends("td", "tr"));
  EXPECT_TRUE(Ends("head", "body"));
  EXPECT_TRUE(Ends("a", "a"));
}

TEST(HtmlNestingTest, LeavesOthersOpen) {
  EXPECT_FALSE(Ends("p", "b"));
  EXPECT_FALSE(Ends("div", "div"));
  EXPECT_FALSE(Ends("li", "ul"));
  EXPECT_FALSE(Ends("td", "table"));
}

TEST(HtmlNestingTest, KnowsNothingOfUnknownElements) {
  EXPECT_FALSE(Ends("made-up", "p"));
  EXPECT_FALSE(Ends("p", "made-up"));
  EXPECT_FALSE(Ends("made-up", "made-up"));
}

TEST(HtmlNestingTest, RanksWhatHoldsOthers) {
  const auto rank = [](absl::string_view name) { return EndRank(InfoOf(name).id); };
  EXPECT_EQ(rank("b"), 0);
  EXPECT_EQ(rank("made-up"), 0);
  EXPECT_LT(rank("b"), rank("div"));
  EXPECT_LT(rank("div"), rank("td"));
  EXPECT_LT(rank("td"), rank("table"));
  EXPECT_LT(rank("table"), rank("body"));
}

}  // namespace
}  // namespace communique::ingest
