#include "services/entity/domain/opinion_lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

TEST(OpinionLexiconTest, CountsTheLongestEntryOnceAndSkipsQuotedWords) {
  const OpinionLexicon lexicon =
      OpinionLexicon::Parse("judgement\tis worth\nvalue\tworth\nhedge\tperhaps\ndegree\tperhaps\n")
          .value();
  const Annotated annotated("Perhaps it is worth it worth");
  const OpinionWords all = lexicon.Read(annotated.text(), {0, 6}, {});
  EXPECT_EQ(all.Count(OpinionClass::kJudgement), 1);
  EXPECT_EQ(all.Count(OpinionClass::kValue), 1);
  EXPECT_EQ(all.Count(OpinionClass::kDegree), 1);
  EXPECT_EQ(all.hedge.first, 0);
  const OpinionWords rest = lexicon.Read(annotated.text(), {0, 6}, {{0, 5}});
  EXPECT_EQ(rest.Count(OpinionClass::kJudgement), 0);
  EXPECT_EQ(rest.Count(OpinionClass::kValue), 1);
  EXPECT_TRUE(rest.hedge.IsEmpty());
}

TEST(OpinionLexiconTest, TakesNoMonthForAHedge) {
  const OpinionLexicon lexicon = OpinionLexicon::Parse("hedge\tmay\n").value();
  const Annotated annotated("In May it may");
  EXPECT_EQ(lexicon.Read(annotated.text(), {0, 4}, {}).Count(OpinionClass::kHedge), 1);
}

TEST(OpinionLexiconTest, RefusesAnUnknownClass) {
  EXPECT_THAT(std::string(OpinionLexicon::Parse("valve\tgood\n").status().message()),
              testing::HasSubstr("valve"));
}

}  // namespace
}  // namespace communique::entity
