#include "services/summary/domain/phrase.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::ElementsAre;

ReadFixture Read(const char* sentence) {
  FixtureDocument fixture;
  fixture.Paragraph({sentence});
  return ReadFixture(fixture);
}

TEST(PhraseTest, ClauseStopsAtColonsAndSemicolons) {
  const ReadFixture read = Read("It rained; they signed two papers; it rained again.");
  EXPECT_EQ(PhraseText(read.view, ClauseAround(read.view, 0, 4, 5, 40)), "they signed two papers");
}

TEST(PhraseTest, NounPhraseStopsAtTheVerb) {
  const ReadFixture read = Read("to mark the jubilee of the port and was glad of it");
  EXPECT_EQ(PhraseText(read.view, NounPhraseFrom(read.view, 0, 2, 20)), "the jubilee of the port");
}

TEST(PhraseTest, ListsSplitAtCommasAndAnd) {
  const ReadFixture read = Read("on fisheries, hydropower and basic research.");
  std::vector<std::string> items;
  for (const WordRange& item : ListItems(read.view, {1, 8}, 4)) {
    items.emplace_back(PhraseText(read.view, item));
  }
  EXPECT_THAT(items, ElementsAre("fisheries", "hydropower", "basic research"));
}

TEST(PhraseTest, ReadsNumbersInWordsAndDigits) {
  EXPECT_EQ(NumberValue("20"), 20);
  EXPECT_EQ(NumberValue("twenty"), 20);
  EXPECT_EQ(NumberValue("dozen"), 12);
  EXPECT_EQ(NumberValue("agreements"), 0);
  EXPECT_EQ(NumberValue("999999999"), 0);
}

}  // namespace
}  // namespace communique::summary
