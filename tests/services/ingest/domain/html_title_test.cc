#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "services/ingest/domain/html_page.h"
#include "services/ingest/domain/title.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::optional<Title> TitleOf(const std::string& html, const Site& site = {}) {
  const Page page = ReadHtml(html, TestLexicon().hints());
  std::vector<LineFacts> facts;
  for (const Block& block : page.blocks)
    facts.push_back(FactsOf(block, TestLexicon(), NumericOrder::kDayFirst));
  return ChooseHtmlTitle(page, facts, TestLexicon(), {}, site);
}

TEST(HtmlTitleTest, PrefersTheHeadingThatOthersConfirm) {
  const auto title = TitleOf(
      "<title>A King in Riga | Baltic Post</title><h1>Baltic Post</h1><h1>A King in Riga</h1>",
      {"Baltic Post", ""});
  ASSERT_TRUE(title.has_value());
  EXPECT_EQ(title->value, "A King in Riga");
  EXPECT_EQ(title->block, 1u);
  EXPECT_EQ(title->site, "Baltic Post");
}

TEST(HtmlTitleTest, TakesTheSiteNameOffOnlyWithASecondSource) {
  EXPECT_EQ(TitleOf("<title>A king in Riga - Baltic Post</title><h1>A king in Riga</h1>")->value,
            "A king in Riga");
  EXPECT_EQ(
      TitleOf("<title>A king in Riga - balticpost</title>", {"", "www.balticpost.example"})->value,
      "A king in Riga");
  EXPECT_EQ(TitleOf("<title>Riga - a king in the snow</title>")->value,
            "Riga - a king in the snow");
}

TEST(HtmlTitleTest, HasNoTitleForAPageWithoutOne) {
  EXPECT_FALSE(TitleOf("<p>Text only.</p>").has_value());
}

}  // namespace
}  // namespace communique::ingest
