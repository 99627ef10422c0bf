#include "services/entity/domain/mention_lexicon.h"

#include <gtest/gtest.h>

#include "tests/services/entity/domain/analysis_fixture.h"

namespace communique::entity {
namespace {

TEST(MentionLexiconTest, GivesTitlesLongestFirst) {
  const std::vector<Title>* titles = TestLexicon().TitlesFrom("deputy");
  ASSERT_NE(titles, nullptr);
  for (size_t i = 1; i < titles->size(); ++i) {
    EXPECT_GE((*titles)[i - 1].keys.size(), (*titles)[i].keys.size());
  }
  EXPECT_EQ(TestLexicon().TitlesFrom("xylophone"), nullptr);
}

TEST(MentionLexiconTest, KnowsClassesOfWords) {
  EXPECT_TRUE(TestLexicon().Is(WordClass::kLocative, "in"));
  EXPECT_TRUE(TestLexicon().Is(WordClass::kSpeech, "said"));
  EXPECT_TRUE(TestLexicon().Is(WordClass::kCalendar, "monday"));
  EXPECT_TRUE(TestLexicon().Is(WordClass::kHostBefore, "with"));
  EXPECT_FALSE(TestLexicon().Is(WordClass::kSpeech, "table"));
  EXPECT_TRUE(TestLexicon().IsPortfolio("fisheries"));
}

TEST(MentionLexiconTest, KnowsWhatTheLastAndTheFirstWordOfANameSay) {
  ASSERT_NE(TestLexicon().LastHead("palace"), nullptr);
  EXPECT_EQ(TestLexicon().LastHead("palace")->type, v1::ENTITY_TYPE_FACILITY);
  ASSERT_NE(TestLexicon().FirstHead("ministry"), nullptr);
  EXPECT_EQ(TestLexicon().FirstHead("ministry")->type, v1::ENTITY_TYPE_ORGANIZATION);
  EXPECT_EQ(TestLexicon().FirstHead("palace"), nullptr);
}

}  // namespace
}  // namespace communique::entity
