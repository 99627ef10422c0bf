#include "services/summary/domain/merge_fields.h"

#include <gtest/gtest.h>

namespace communique::summary {
namespace {

base::v1::Support Supported(const char* document, double confidence) {
  base::v1::Support support;
  support.set_confidence(confidence);
  support.add_evidence()->set_document(document);
  return support;
}

v1::Visit Signed(const char* document, int group, int count) {
  v1::Visit visit;
  visit.add_sources()->set_independent_group(group);
  v1::Outcome& outcome = *visit.add_outcomes();
  outcome.set_kind(v1::OUTCOME_KIND_AGREEMENT);
  outcome.set_description("agreements were signed");
  outcome.set_count(count);
  *outcome.mutable_support() = Supported(document, 0.7);
  return visit;
}

TEST(MergeFieldsTest, ChoosesTheValueOfMostIndependentGroups) {
  const base::v1::Support sure = Supported("documents/a", 0.9);
  const base::v1::Support unsure = Supported("documents/b", 0.5);
  v1::Conflict conflict;
  const int winner =
      Choose({{"state", 0, 0, &sure}, {"official", 1, 1, &unsure}, {"official", 2, 2, &unsure}},
             "type.value", &conflict);
  EXPECT_EQ(winner, 1);
  EXPECT_EQ(conflict.values_size(), 2);
  EXPECT_EQ(conflict.values(0).value(), "official");
}

TEST(MergeFieldsTest, AgreementIsNoConflict) {
  const base::v1::Support support = Supported("documents/a", 0.9);
  v1::Conflict conflict;
  EXPECT_EQ(Choose({{"state", 0, 0, &support}, {"state", 1, 1, &support}}, "type.value", &conflict),
            0);
  EXPECT_EQ(conflict.values_size(), 0);
  EXPECT_EQ(Choose({}, "type.value", &conflict), -1);
}

TEST(MergeFieldsTest, DifferentCountsOfOneOutcomeAreAConflict) {
  v1::Visit merged;
  MergeOutcomes(
      {Signed("documents/a", 0, 6), Signed("documents/b", 1, 8), Signed("documents/c", 2, 6)},
      &merged);
  ASSERT_EQ(merged.outcomes_size(), 1);
  EXPECT_EQ(merged.outcomes(0).count(), 6);
  ASSERT_EQ(merged.conflicts_size(), 1);
  EXPECT_EQ(merged.conflicts(0).field_path(), "outcomes[0].count");
}

TEST(MergeFieldsTest, PeopleKeepTheirFullestName) {
  v1::Visit a;
  a.add_hosts()->set_name("Rojas");
  v1::Visit b;
  b.add_hosts()->set_name("Iv\xC3\xA1n Rojas");
  v1::Visit merged;
  MergePeople({a, b}, &merged);
  ASSERT_EQ(merged.hosts_size(), 1);
  EXPECT_EQ(merged.hosts(0).name(), "Iv\xC3\xA1n Rojas");
}

TEST(MergeFieldsTest, ACityMakesItsBareCountryNeedless) {
  v1::Visit a;
  a.add_stops()->set_country_code("CL");
  v1::Visit b;
  b.add_stops()->set_country_code("CL");
  b.mutable_stops(0)->set_city("Santiago");
  v1::Visit merged;
  MergeStops({a, b}, &merged);
  ASSERT_EQ(merged.stops_size(), 1);
  EXPECT_EQ(merged.stops(0).city(), "Santiago");
}

}  // namespace
}  // namespace communique::summary
