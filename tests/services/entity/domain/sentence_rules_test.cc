#include "services/entity/domain/sentence_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/entity/domain/language_rules.h"

namespace communique::entity {
namespace {

TEST(SentenceRulesTest, EmbeddedTableLoads) {
  const auto rules = LanguageRules::Load();
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_EQ(rules->sentences.Classify("Mr"), Abbreviation::kTitle);
}

TEST(SentenceRulesTest, RefusesAnUnknownClass) {
  const auto rules = SentenceRules::Parse("titel\tMr\n");
  EXPECT_THAT(std::string(rules.status().message()), testing::HasSubstr("titel"));
}

TEST(SentenceRulesTest, SuppressesByClassAndNextWord) {
  const auto rules =
      SentenceRules::Parse("title\tMr\nnumbered\tNo\ninner\tvs\neither\tInc\nstarter\tThe\n");
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_TRUE(rules->Suppresses("Mr", "Ito"));
  EXPECT_TRUE(rules->Suppresses("No", "5"));
  EXPECT_FALSE(rules->Suppresses("No", "One"));
  EXPECT_TRUE(rules->Suppresses("vs", "The"));
  EXPECT_TRUE(rules->Suppresses("Inc", "Chairman"));
  EXPECT_FALSE(rules->Suppresses("Inc", "The"));
  EXPECT_TRUE(rules->Suppresses("U.S", "President"));
  EXPECT_FALSE(rules->Suppresses("U.S", "The"));
  EXPECT_FALSE(rules->Suppresses("Mr", "")) << "the end of a block ends the sentence";
}

}  // namespace
}  // namespace communique::entity
