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

struct Row {
  const char* html;
  const char* title;
};

TEST(HtmlTitleTest, WeighsWhatIsShownAgainstWhatTheHeadSays) {
  constexpr Row kRows[] = {
      // The headline that readers see, not the one for search engines.
      {"<title>10 Facts on the Riga Talks</title><meta property='og:title' content='10 Facts on "
       "the Riga Talks'><h1>What the Riga Talks Were About</h1>",
       "What the Riga Talks Were About"},
      // The name of a section is no headline.
      {"<title>A King in Riga</title><meta property='og:title' content='A King in Riga'><h1>Around "
       "the Baltic</h1>",
       "A King in Riga"},
      // A part that a later heading repeats does not cut the title.
      {"<title>A King in Riga: What He Wanted</title><h1>A King in Riga: What He Wanted</h1>"
       "<h2>A King in Riga</h2>",
       "A King in Riga: What He Wanted"},
      // Of two headings the head of the page confirms one.
      {"<title>A King in Riga (Jane Roe)</title><h1>Jane Roe's Notes from Abroad:</h1><h1>A King "
       "in Riga</h1>",
       "A King in Riga"},
      // Elements that are filled from one field do not outvote two independent sources.
      {"<title>Riga Talks 2024</title><meta property='og:title' content='Riga Talks 2024'>"
       "<meta name='twitter:title' content='Riga Talks 2024'><h2>A King</h2>"
       "<h1 class='headline'>Talks in Riga, and a King</h1>",
       "Talks in Riga, and a King"},
      {"<title>A King in Riga | News | Baltic Post</title><h1>A King in Riga</h1>",
       "A King in Riga"},
  };
  for (const Row& row : kRows) {
    const auto title = TitleOf(row.html);
    ASSERT_TRUE(title.has_value()) << row.html;
    EXPECT_EQ(title->value, row.title) << row.html;
  }
}

TEST(HtmlTitleTest, HasNoTitleForAPageWithoutOne) {
  EXPECT_FALSE(TitleOf("<p>Text only.</p>").has_value());
}

}  // namespace
}  // namespace communique::ingest
