#include "services/summary/domain/statements.h"

#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

TEST(StatementsTest, KeepsVerbatimWordsWithTheirSpeaker) {
  FixtureDocument fixture = SmallVisit();
  fixture.Paragraph({"\"The sea is wide enough,\" said [p:Okafor]."});
  fixture.Quote("The sea is wide enough,", "p").set_cue("said");
  const ReadFixture read(fixture);
  const std::vector<v1::Statement> statements = FindStatements(read.view);
  ASSERT_EQ(statements.size(), 1u);
  EXPECT_EQ(statements[0].text(), "The sea is wide enough,");
  EXPECT_EQ(statements[0].speaker(), "Hana Okafor");
  EXPECT_EQ(statements[0].cue(), "said");
  EXPECT_EQ(statements[0].support().evidence(0).exact(), statements[0].text());
}

TEST(StatementsTest, ScareQuotesSingleWordsAndUnknownVoicesAreNone) {
  FixtureDocument fixture = SmallVisit();
  fixture.Paragraph({"This \"peaceful rise\" was, she said, \"fine\", or \"not quite so fine\"."});
  fixture.Quote("peaceful rise", "p").set_scare_quote(true);
  fixture.Quote("fine", "p");
  fixture.Quote("not quite so fine", "");
  const ReadFixture read(fixture);
  EXPECT_TRUE(FindStatements(read.view).empty());
}

}  // namespace
}  // namespace communique::summary
