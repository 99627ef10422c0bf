#include "services/entity/domain/opinion_features.h"

#include <gtest/gtest.h>

#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

double Read(const std::string& text, OpinionFeature feature) {
  Annotated annotated(text);
  if (text.find("Rao") != std::string::npos) annotated.Mention("Rao", v1::ENTITY_TYPE_PERSON);
  const Syntax syntax = ReadSyntax(TestRules().verbs, annotated.text());
  TokenRange hedge;
  return TestRules().opinions.Features(annotated.text(), syntax,
                                       {0, static_cast<int>(annotated.text().tokens.size())}, {},
                                       &hedge)[static_cast<size_t>(feature)];
}

TEST(OpinionFeaturesTest, TellsWhoActsFromWhoThinks) {
  EXPECT_EQ(Read("I left the hall.", OpinionFeature::kNarrator), 1);
  EXPECT_EQ(Read("I doubt it.", OpinionFeature::kThinker), 1);
  EXPECT_EQ(Read("I doubt it.", OpinionFeature::kNarrator), 0);
  EXPECT_EQ(Read("Rao left the hall.", OpinionFeature::kNarrated), 1);
  EXPECT_EQ(Read("He left the hall.", OpinionFeature::kNarrated), 1);
  EXPECT_EQ(Read("Everybody left the hall.", OpinionFeature::kGenericSubject), 1);
  EXPECT_EQ(Read("Bridges make good neighbours.", OpinionFeature::kPluralSubject), 1);
  EXPECT_EQ(Read("The bridges make good neighbours.", OpinionFeature::kPluralSubject), 0);
}

TEST(OpinionFeaturesTest, ReadsWhatTheVerbDoes) {
  EXPECT_EQ(Read("The text covers visas.", OpinionFeature::kNeutralVerb), 1);
  EXPECT_EQ(Read("The text matters.", OpinionFeature::kStativeVerb), 1);
  EXPECT_EQ(Read("A talk is planned.", OpinionFeature::kPassivePresent), 1);
  EXPECT_EQ(Read("The visit was a gift.", OpinionFeature::kCopulaIndefinite), 1);
  EXPECT_EQ(Read("Rao was in Oslo.", OpinionFeature::kCopulaPlace), 1);
  EXPECT_EQ(Read("Keep the horses.", OpinionFeature::kImperative), 1);
  EXPECT_EQ(Read("No date has been set.", OpinionFeature::kNegativeStart), 1);
  EXPECT_EQ(Read("No date has been set.", OpinionFeature::kNegativeActive), 0);
  EXPECT_EQ(Read("No visit has come close.", OpinionFeature::kNegativeActive), 1);
}

TEST(OpinionFeaturesTest, LeavesOutTheWordsOfAComment) {
  EXPECT_EQ(Read("Rao came, which was noble.", OpinionFeature::kValue), 0);
  EXPECT_EQ(Read("To come was noble.", OpinionFeature::kValue), 1);
}

TEST(OpinionFeaturesTest, HasANameForEachFeature) {
  for (size_t f = 0; f < kOpinionFeatures; ++f) EXPECT_FALSE(OpinionFeatureName(f).empty());
}

}  // namespace
}  // namespace communique::entity
