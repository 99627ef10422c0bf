#include "services/ingest/domain/finding_choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/ingest/domain/html_page.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::IsEmpty;

base::v1::PartialDate Date(int year, int month, int day) {
  base::v1::PartialDate date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

Page PageOf(const std::string& html) { return ReadHtml(html, TestLexicon().hints()); }

TEST(FindingChoiceTest, WeighsAnAuthorThatNobodySeesLess) {
  Findings findings;
  findings.authors.push_back({{"John Doe"}, 0.92, "ingest.author.json_ld", {}});
  findings.authors.push_back({{"Jane Roe"}, 0.78, "ingest.author.byline", {}});
  SettleAuthors(PageOf("<p>By Jane Roe</p>"), &findings);
  EXPECT_EQ(Best(findings.authors)->value[0], "Jane Roe");
  findings.authors[0].confidence = 0.92;
  SettleAuthors(PageOf("<p>JOHN DOE</p>"), &findings);
  EXPECT_EQ(Best(findings.authors)->value[0], "John Doe");
}

TEST(FindingChoiceTest, TakesAShortFormForTheWholeName) {
  Findings findings;
  findings.authors.push_back({{"Jane Mary Roe"}, 0.92, "ingest.author.json_ld", {}});
  findings.authors.push_back({{"Jane Roe"}, 0.78, "ingest.author.byline", {}});
  SettleAuthors(PageOf("<p>By Jane Roe</p>"), &findings);
  EXPECT_EQ(Best(findings.authors)->value[0], "Jane Mary Roe");
}

TEST(FindingChoiceTest, PrefersTheDayThatIsShown) {
  Findings findings;
  findings.published.push_back({Date(2022, 3, 2), 0.95, "ingest.published.meta", {}});
  findings.published.push_back({Date(2022, 3, 1), 0.74, "ingest.published.element", {}});
  SettleDates(&findings);
  EXPECT_EQ(Best(findings.published)->value.day(), 1);
}

TEST(FindingChoiceTest, TakesASingleNameFromTwoPlacesOnly) {
  Findings findings;
  findings.single_names.push_back({"Melissa", 0.75, "ingest.author.meta", {}});
  SettleAuthors(PageOf("<p>x</p>"), &findings);
  EXPECT_THAT(findings.authors, IsEmpty());
  findings.single_names.push_back({"Melissa", 0.7, "ingest.author.byline", {}});
  SettleAuthors(PageOf("<p>x</p>"), &findings);
  ASSERT_EQ(findings.authors.size(), 1u);
}

TEST(FindingChoiceTest, TakesNoSiteForItsAuthor) {
  Findings findings;
  findings.single_names.push_back({"Swoogle", 0.75, "ingest.author.meta", {}});
  findings.single_names.push_back({"Swoogle", 0.7, "ingest.author.byline", {}});
  findings.sources.push_back({"https://www.swoogle.example/a", 0.9, "ingest.source.markup", {}});
  SettleAuthors(PageOf("<p>x</p>"), &findings);
  EXPECT_THAT(findings.authors, IsEmpty());
}

struct Case {
  const char* name;
  const char* rule;               // Of the publication on 1 March 2022.
  base::v1::PartialDate changed;  // In structured data.
  base::v1::PartialDate shown;
  int year;
};

TEST(FindingChoiceTest, DatesARewrittenPageByItsRevision) {
  const Case cases[] = {
      {"rewritten years later", "ingest.published.json_ld", Date(2024, 5, 5), Date(2024, 5, 5),
       2024},
      {"the publication is stated", "ingest.published.meta", Date(2024, 5, 5), Date(2024, 5, 5),
       2022},
      {"the publication is shown", "ingest.published.json_ld", Date(2024, 5, 5), Date(2022, 3, 1),
       2022},
      {"corrected soon after", "ingest.published.json_ld", Date(2022, 3, 9), Date(2022, 3, 9),
       2022},
      {"another date is shown", "ingest.published.json_ld", Date(2024, 5, 5), Date(2023, 1, 1),
       2022},
  };
  for (const Case& c : cases) {
    Findings findings;
    findings.published.push_back({Date(2022, 3, 1), 0.95, c.rule, {}});
    findings.modified.push_back({c.changed, 0.93, "ingest.modified.json_ld", {}});
    auto& shown =
        c.shown.year() == 2022 && c.shown.day() == 1 ? findings.published : findings.modified;
    shown.push_back({c.shown, 0.7, "ingest.modified.byline", {}});
    SettleDates(&findings);
    EXPECT_EQ(Best(findings.published)->value.year(), c.year) << c.name;
  }
}

}  // namespace
}  // namespace communique::ingest
