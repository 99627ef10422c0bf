#include "services/entity/domain/quotation_marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/entity/domain/clauses.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Quoted(const std::string& text) {
  const Annotated annotated(text);
  std::vector<std::string> spans;
  for (const QuotedSpan& span : FindQuotedSpans(annotated.text())) {
    spans.emplace_back(TextOf(annotated.text(), {span.first, span.last}));
    if (span.continues) spans.back() += " <continues>";
  }
  return spans;
}

TEST(QuotationMarksTest, PairsEveryStyle) {
  EXPECT_THAT(Quoted("He said \"yes\" and \"no\"."), ElementsAre("yes", "no"));
  EXPECT_THAT(Quoted("He said “we came.” Then"), ElementsAre("we came."));
  EXPECT_THAT(Quoted("He said ‘we came’ again"), ElementsAre("we came"));
  EXPECT_THAT(Quoted("He said 'we came' again"), ElementsAre("we came"));
  EXPECT_THAT(Quoted("Il dit « oui » ici"), ElementsAre("oui"));
  EXPECT_THAT(Quoted("Er sagte „ja“ dazu"), ElementsAre("ja"));
  EXPECT_THAT(Quoted("Rzekł „tak” i „nie\" dziś"), ElementsAre("tak", "nie"));
  EXPECT_THAT(Quoted("Er sagte »ja« und »nein« dazu"), ElementsAre("ja", "nein"));
  EXPECT_THAT(Quoted("Er sagte ‚ja‘ dazu"), ElementsAre("ja"));
  EXPECT_THAT(Quoted("Il dit ‹oui› ici"), ElementsAre("oui"));
  EXPECT_THAT(Quoted("他说「你好」。"), ElementsAre("你好"));
}

TEST(QuotationMarksTest, KeepsTheOuterOfNestedSpans) {
  EXPECT_THAT(Quoted("“He said ‘yes’ to me,” she said"), ElementsAre("He said ‘yes’ to me,"));
  EXPECT_THAT(Quoted("‘He said “yes” to me,’ she said"), ElementsAre("He said “yes” to me,"));
}

TEST(QuotationMarksTest, TakesNoApostropheForAMark) {
  EXPECT_THAT(Quoted("The leaders’ aides met in the ’90s; it's the ministers' view"), IsEmpty());
  EXPECT_THAT(Quoted("the leaders' “joint” view"), ElementsAre("joint"));
}

TEST(QuotationMarksTest, BoundsAnUnbalancedMarkToItsParagraph) {
  EXPECT_THAT(Quoted("He said “we came.\n\nShe said “we left” too."), ElementsAre("we left"));
  EXPECT_THAT(Quoted("A \"stray mark.\n\nThen \"one\" more"), ElementsAre("one"));
}

TEST(QuotationMarksTest, GoesOnOverParagraphsThatReopen) {
  EXPECT_THAT(Quoted("“We came.\n\n“We saw.”\n\n“Other,” he said"),
              ElementsAre("We came.", "We saw. <continues>", "Other,"));
}

}  // namespace
}  // namespace communique::entity
