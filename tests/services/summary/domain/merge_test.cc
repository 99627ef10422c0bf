#include "services/summary/domain/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/services/summary/account_record.h"

namespace communique::summary {
namespace {

using ::testing::ElementsAre;

AccountRecord Record(const char* name, const char* start, const char* end) {
  AccountRecord record(name);
  return record.To("CL").On(start, end).Status(v1::VISIT_STATUS_COMPLETED);
}

std::vector<std::string> Values(const v1::Conflict& conflict) {
  std::vector<std::string> values;
  for (const v1::ConflictValue& value : conflict.values()) values.push_back(value.value());
  return values;
}

TEST(MergeTest, JoinsDocumentsAboutOneVisit) {
  const std::vector<v1::Visit> merged =
      Merged({Record("a", "2031-05-07", "2031-05-09"), Record("b", "2031-05-07", "2031-05-09")});
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0].sources_size(), 2);
  EXPECT_EQ(merged[0].visitors_size(), 1);
  EXPECT_EQ(merged[0].visitors(0).support().independent_sources(), 2);
  EXPECT_EQ(merged[0].dates().support().independent_sources(), 2);
  EXPECT_EQ(merged[0].conflicts_size(), 0);
}

TEST(MergeTest, KeepsAVisitAndItsSuccessorApart) {
  EXPECT_EQ(
      Merged({Record("a", "2031-05-07", "2031-05-09"), Record("b", "2031-05-20", "2031-05-22")})
          .size(),
      2u);
}

TEST(MergeTest, ListsWhatDocumentsDisagreeOnBestSupportedFirst) {
  const std::vector<v1::Visit> merged =
      Merged({Record("a", "2031-05-07", "2031-05-09"), Record("b", "2031-05-08", "2031-05-09"),
              Record("c", "2031-05-08", "2031-05-09")});
  ASSERT_EQ(merged.size(), 1u);
  ASSERT_EQ(merged[0].conflicts_size(), 1);
  EXPECT_EQ(merged[0].conflicts(0).field_path(), "dates.value.start");
  EXPECT_THAT(Values(merged[0].conflicts(0)), ElementsAre("2031-05-08", "2031-05-07"));
  EXPECT_EQ(merged[0].conflicts(0).values(0).independent_sources(), 2);
  EXPECT_EQ(merged[0].dates().value().start().day(), 8);
  EXPECT_EQ(merged[0].dates().support().independent_sources(), 2);
}

TEST(MergeTest, NearDuplicatesCountAsOneSource) {
  const std::vector<v1::Visit> merged =
      Merged({Record("a", "2031-05-07", "2031-05-09"),
              Record("b", "2031-05-08", "2031-05-09").CopyOf("wire"),
              Record("c", "2031-05-08", "2031-05-09").CopyOf("wire")});
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0].conflicts(0).values(0).independent_sources(), 1);
  EXPECT_EQ(merged[0].conflicts(0).values(1).independent_sources(), 1);
  EXPECT_EQ(merged[0].visitors(0).support().independent_sources(), 2);
  EXPECT_EQ(merged[0].sources(0).independent_group(), 0);
  EXPECT_EQ(merged[0].sources(1).independent_group(), 1);
  EXPECT_EQ(merged[0].sources(2).independent_group(), 1);
}

TEST(MergeTest, CopiesOfOneTextDoNotContradictEachOther) {
  const std::vector<v1::Visit> merged =
      Merged({Record("b", "2031-05-07", "2031-05-09").CopyOf("wire"),
              Record("c", "2031-05-08", "2031-05-09").CopyOf("wire")});
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0].conflicts_size(), 0);
}

TEST(MergeTest, AnyOrderGivesTheSameBytes) {
  std::vector<AccountRecord> accounts = {
      Record("a", "2031-05-07", "2031-05-09"), Record("b", "2031-05-08", "2031-05-09"),
      Record("c", "2031-05-20", "2031-05-22"), AccountRecord("d").To("CL").Published("2031-05-10"),
      AccountRecord("e").By("Okafor", "NO").To("CL").On("2031-05")};
  std::vector<int> order = {0, 1, 2, 3, 4};
  std::string expected;
  do {
    std::vector<AccountRecord> shuffled;
    for (const int i : order) shuffled.push_back(accounts[i]);
    const std::string bytes = BytesOf(Merged(shuffled));
    if (expected.empty()) expected = bytes;
    EXPECT_EQ(bytes, expected);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(MergeTest, ARepeatedRecordChangesNothing) {
  const AccountRecord a = Record("a", "2031-05-07", "2031-05-09");
  const AccountRecord b = Record("b", "2031-05-08", "2031-05-09");
  EXPECT_EQ(BytesOf(Merged({a, b, a, a, b})), BytesOf(Merged({a, b})));
}

TEST(MergeTest, OneRecordIsLeftAsItIsButForItsName) {
  const AccountRecord account = Record("a", "2031-05-07", "2031-05-09");
  v1::Visit merged = Merged({account})[0];
  EXPECT_FALSE(merged.name().empty());
  EXPECT_FALSE(merged.etag().empty());
  merged.clear_name();
  merged.clear_etag();
  EXPECT_EQ(merged.SerializeAsString(), account.Build().visit.SerializeAsString());
}

TEST(MergeTest, WhatIsMissingIsMissingEverywhere) {
  AccountRecord a = Record("a", "2031-05-07", "2031-05-09");
  AccountRecord b = Record("b", "2031-05-07", "2031-05-09");
  a.visit().add_missing()->set_field_path("type");
  a.visit().add_missing()->set_field_path("occasion");
  b.visit().add_missing()->set_field_path("occasion");
  const std::vector<v1::Visit> merged = Merged({a, b});
  ASSERT_EQ(merged[0].missing_size(), 1);
  EXPECT_EQ(merged[0].missing(0).field_path(), "occasion");
}

TEST(MergeTest, ACancelledVisitAndItsSuccessorAreTwoAndRelated) {
  const std::vector<v1::Visit> merged =
      Merged({Record("a", "2031-05-07", "2031-05-09").Status(v1::VISIT_STATUS_POSTPONED),
              Record("b", "2031-05-11", "2031-05-12").Status(v1::VISIT_STATUS_COMPLETED)});
  ASSERT_EQ(merged.size(), 2u);
  for (const v1::Visit& visit : merged) {
    ASSERT_EQ(visit.related_visits_size(), 1);
    const v1::RelatedVisit& related = visit.related_visits(0);
    EXPECT_EQ(related.visitor(), "Hana Okafor");
    EXPECT_EQ(related.country_code(), "CL");
    const bool off = visit.status().value() == v1::VISIT_STATUS_POSTPONED;
    EXPECT_EQ(related.dates().edtf(), off ? "2031-05-11/2031-05-12" : "2031-05-07/2031-05-09");
    EXPECT_EQ(related.modality(),
              off ? entity::v1::MODALITY_ACTUAL : entity::v1::MODALITY_POSTPONED);
    EXPECT_GT(related.support().evidence_size(), 0);
  }
}

}  // namespace
}  // namespace communique::summary
