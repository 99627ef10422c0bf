#include "services/ingest/domain/headed_fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/ingest/domain/html_page.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Findings Read(const std::string& html) {
  const Page page = ReadHtml(html, TestLexicon().hints());
  std::vector<LineFacts> facts;
  for (const Block& block : page.blocks)
    facts.push_back(FactsOf(block, TestLexicon(), NumericOrder::kDayFirst));
  Findings findings;
  ReadHeadedFields(facts, TestLexicon(), page, &findings);
  return findings;
}

TEST(HeadedFieldsTest, ReadsNamesUnderAHeading) {
  const Findings findings =
      Read("<h6>Author(s)</h6><ul><li>Jane Q. Roe</li><li>John Doe</li></ul><p>Share</p>");
  ASSERT_EQ(findings.authors.size(), 1u);
  EXPECT_THAT(findings.authors[0].value, ElementsAre("Jane Q. Roe", "John Doe"));
  EXPECT_EQ(Read("<h2>Article by</h2><div>Jane Roe</div>").authors.size(), 1u);
}

TEST(HeadedFieldsTest, ReadsADateUnderAHeading) {
  const Findings findings = Read("<h6>Date</h6><p>November 2003</p>");
  ASSERT_EQ(findings.published.size(), 1u);
  EXPECT_EQ(findings.published[0].value.month(), 11);
}

TEST(HeadedFieldsTest, ReadsNothingFromAListOfArticles) {
  const Findings findings = Read(
      "<h4>Author</h4><p>Jane Roe</p><h4>Date</h4><p>3 May 2003</p>"
      "<h4>Author</h4><p>John Doe</p><h4>Date</h4><p>4 May 2003</p>");
  EXPECT_THAT(findings.authors, IsEmpty());
  EXPECT_THAT(findings.published, IsEmpty());
}

TEST(HeadedFieldsTest, ReadsNothingFromMenus) {
  EXPECT_THAT(Read("<div class='site-header menu'><h4>Authors</h4><p>Peer Ice</p></div>").authors,
              IsEmpty());
}

TEST(HeadedFieldsTest, ReadsNoTeamAndNoText) {
  EXPECT_THAT(Read("<h4>Author</h4><p>Editorial Team</p>").authors, IsEmpty());
  EXPECT_THAT(Read("<h4>Author</h4><p>He was born in the north and wrote little.</p>").authors,
              IsEmpty());
}

}  // namespace
}  // namespace communique::ingest
