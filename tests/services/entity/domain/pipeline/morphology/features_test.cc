#include "services/entity/domain/pipeline/morphology/features.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/status/status.h"

namespace communique::entity::pipeline {
namespace {

TEST(FeaturesTest, SortsFeaturesAndTheirValues) {
  const struct {
    absl::string_view given;
    absl::string_view normalized;
  } kCases[] = {
      {"", ""},
      {"_", ""},
      {"Number=Sing", "Number=Sing"},
      {"VerbForm=Fin|Tense=Past", "Tense=Past|VerbForm=Fin"},
      {"Case=Nom,Acc|Animacy=Hum", "Animacy=Hum|Case=Acc,Nom"},
      {"Number=Sing|Number=Plur", "Number=Plur"},
  };
  for (const auto& test : kCases) {
    const absl::StatusOr<std::string> normalized = NormalizeFeatures(test.given);
    ASSERT_TRUE(normalized.ok()) << test.given;
    EXPECT_EQ(*normalized, test.normalized) << test.given;
  }
}

TEST(FeaturesTest, NamesTheFeatureThatHasNoValue) {
  for (const absl::string_view features : {"Number", "Number=Sing|", "Number=Sing=Plur"}) {
    const absl::StatusOr<std::string> normalized = NormalizeFeatures(features);
    EXPECT_EQ(normalized.status().code(), absl::StatusCode::kInvalidArgument) << features;
    EXPECT_THAT(std::string(normalized.status().message()), testing::HasSubstr("name=value"));
  }
}

TEST(FeaturesTest, FindsTheValueOfAFeatureByItsWholeName) {
  constexpr absl::string_view kMorph = "NumType=Card|Number=Sing|VerbForm=Fin";
  EXPECT_EQ(FeatureValue(kMorph, "Number"), "Sing");
  EXPECT_EQ(FeatureValue(kMorph, "NumType"), "Card");
  EXPECT_EQ(FeatureValue(kMorph, "Num"), "");
  EXPECT_EQ(FeatureValue("", "Number"), "");
}

}  // namespace
}  // namespace communique::entity::pipeline
