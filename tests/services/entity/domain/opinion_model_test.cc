#include "services/entity/domain/opinion_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

double Feature(const OpinionFeatures& features, OpinionFeature feature) {
  return features[static_cast<size_t>(feature)];
}

OpinionFeatures Read(const Annotated& annotated) {
  const Syntax syntax = ReadSyntax(TestRules().verbs, annotated.text());
  TokenRange hedge;
  return TestRules().opinions.Features(
      annotated.text(), syntax, {0, static_cast<int>(annotated.text().tokens.size())}, {}, &hedge);
}

TEST(OpinionModelTest, ReadsTheFeaturesOfAClause) {
  const OpinionFeatures question = Read(Annotated("Is this not a mistake?"));
  EXPECT_EQ(Feature(question, OpinionFeature::kQuestion), 1);
  EXPECT_EQ(Feature(question, OpinionFeature::kShort), 1);
  EXPECT_EQ(Feature(question, OpinionFeature::kNoSpecifics), 1);
  const OpinionFeatures report = Read(Annotated("The ministers signed 14 papers."));
  EXPECT_EQ(Feature(report, OpinionFeature::kEventVerb), 1);
  EXPECT_EQ(Feature(report, OpinionFeature::kNumber), 1);
  EXPECT_EQ(Feature(report, OpinionFeature::kActionPast), 1);
  const OpinionFeatures none = Read(Annotated("There was no treaty."));
  EXPECT_EQ(Feature(none, OpinionFeature::kExistential), 1);
}

TEST(OpinionModelTest, ThinksReportsLessLikelyViewsThanJudgements) {
  const OpinionModel& model = TestRules().opinions;
  EXPECT_LT(model.Probability(Read(Annotated("The ministers signed 14 papers."))),
            model.Probability(Read(Annotated("It is a mistake."))));
}

TEST(OpinionModelTest, WantsAWeightForEveryFeature) {
  EXPECT_THAT(std::string(OpinionModel::Parse("", "bias\t1\n").status().message()),
              testing::HasSubstr(absl::StrCat("want ", kOpinionFeatures)));
  EXPECT_THAT(std::string(OpinionModel::Parse("", "bios\t1\n").status().message()),
              testing::HasSubstr("bios"));
}

}  // namespace
}  // namespace communique::entity
