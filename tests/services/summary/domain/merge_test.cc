#include "services/summary/domain/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

v1::Visit Record(const char* document, int group, int start, int end) {
  v1::Visit visit;
  v1::Participant& principal = *visit.add_visitors();
  principal.set_name("Hana Okafor");
  principal.set_country_code("NO");
  base::v1::Evidence passage;
  passage.set_document(document);
  passage.set_exact("Okafor");
  *principal.mutable_support()->add_evidence() = passage;
  principal.mutable_support()->set_confidence(0.8);
  v1::Stop& stop = *visit.add_stops();
  stop.set_country_code("CL");
  *stop.mutable_support() = principal.support();
  for (const bool first : {true, false}) {
    base::v1::DateRange& range = *visit.mutable_dates()->mutable_value();
    base::v1::PartialDate& date = first ? *range.mutable_start() : *range.mutable_end();
    date.set_year(2031);
    date.set_month(5);
    date.set_day(first ? start : end);
  }
  *visit.mutable_dates()->mutable_support() = principal.support();
  visit.mutable_status()->set_value(v1::VISIT_STATUS_COMPLETED);
  *visit.mutable_status()->mutable_support() = principal.support();
  v1::SourceDocument& source = *visit.add_sources();
  source.set_document(document);
  source.set_independent_group(group);
  return visit;
}

TEST(MergeTest, JoinsDocumentsAboutOneVisit) {
  const std::vector<v1::Visit> merged =
      MergeVisits({Record("documents/a", 0, 7, 9), Record("documents/b", 1, 7, 9)});
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0].sources_size(), 2);
  EXPECT_EQ(merged[0].visitors_size(), 1);
  EXPECT_EQ(merged[0].visitors(0).support().independent_sources(), 2);
  EXPECT_EQ(merged[0].conflicts_size(), 0);
}

TEST(MergeTest, KeepsAVisitAndItsSuccessorApart) {
  EXPECT_EQ(MergeVisits({Record("documents/a", 0, 7, 9), Record("documents/b", 1, 20, 22)}).size(),
            2u);
}

TEST(MergeTest, ListsWhatDocumentsDisagreeOnBestSupportedFirst) {
  const std::vector<v1::Visit> merged =
      MergeVisits({Record("documents/a", 0, 7, 9), Record("documents/b", 1, 8, 9),
                   Record("documents/c", 2, 8, 9)});
  ASSERT_EQ(merged.size(), 1u);
  ASSERT_EQ(merged[0].conflicts_size(), 1);
  EXPECT_EQ(merged[0].conflicts(0).field_path(), "dates.value.start");
  EXPECT_EQ(merged[0].conflicts(0).values(0).value(), "2031-05-08");
  EXPECT_EQ(merged[0].conflicts(0).values(0).independent_sources(), 2);
  EXPECT_EQ(merged[0].dates().value().start().day(), 8);
}

TEST(MergeTest, NearDuplicatesCountAsOneSource) {
  const std::vector<v1::Visit> merged =
      MergeVisits({Record("documents/a", 0, 7, 9), Record("documents/b", 1, 8, 9),
                   Record("documents/c", 1, 8, 9)});
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0].conflicts(0).values(0).independent_sources(), 1);
  EXPECT_EQ(merged[0].conflicts(0).values(1).independent_sources(), 1);
}

TEST(MergeTest, AnyOrderGivesTheSameBytes) {
  std::vector<v1::Visit> records = {Record("documents/a", 0, 7, 9), Record("documents/b", 1, 8, 9),
                                    Record("documents/c", 2, 20, 22),
                                    Record("documents/d", 3, 7, 9)};
  const auto by_source = [](const v1::Visit& a, const v1::Visit& b) {
    return a.sources(0).document() < b.sources(0).document();
  };
  std::string expected;
  do {
    std::string bytes;
    for (const v1::Visit& visit : MergeVisits(records)) bytes += visit.SerializeAsString();
    if (expected.empty()) expected = bytes;
    EXPECT_EQ(bytes, expected);
  } while (std::next_permutation(records.begin(), records.end(), by_source));
}

TEST(MergeTest, OtherPrincipalsAndDestinationsAreOtherVisits) {
  v1::Visit other = Record("documents/b", 1, 7, 9);
  other.mutable_visitors(0)->set_name("Anders Dahl");
  EXPECT_FALSE(SameVisit(Record("documents/a", 0, 7, 9), other));
  v1::Visit elsewhere = Record("documents/c", 1, 7, 9);
  elsewhere.mutable_stops(0)->set_country_code("PE");
  EXPECT_FALSE(SameVisit(Record("documents/a", 0, 7, 9), elsewhere));
}

}  // namespace
}  // namespace communique::summary
