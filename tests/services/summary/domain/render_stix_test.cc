#include "services/summary/domain/render_stix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "services/summary/domain/summarizer.h"
#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::HasSubstr;

v1::Visit SomeVisit() { return Summarizer::Create()->Summarize({SmallVisit().Build()}).visits[0]; }

std::map<std::string, int> Count(const Json& bundle) {
  std::map<std::string, int> count;
  for (const Json& object : bundle["objects"]) ++count[object["type"]];
  return count;
}

const Json& First(const Json& bundle, const char* type) {
  for (const Json& object : bundle["objects"]) {
    if (object["type"] == type) return object;
  }
  static const Json none;
  return none;
}

TEST(RenderStixTest, ReportsPeoplePlacesAndWhoWasWhere) {
  const Json bundle = ToStix(SomeVisit());
  std::map<std::string, int> count = Count(bundle);
  EXPECT_EQ(count["report"], 1);
  EXPECT_EQ(count["identity"], 3);  // The visitor, the host, and who made the report.
  EXPECT_GE(count["location"], 1);
  EXPECT_GE(count["relationship"], 2);
  EXPECT_GT(count["note"], 5);
  EXPECT_EQ(First(bundle, "location")["country"], "CL");
  EXPECT_EQ(First(bundle, "report")["published"], "2031-05-12T00:00:00.000Z");
  EXPECT_THAT(First(bundle, "note")["content"].get<std::string>(), HasSubstr("code points"));
}

TEST(RenderStixTest, TheSameRecordHasTheSameIdentifiersAndAnotherHasOthers) {
  const v1::Visit visit = SomeVisit();
  EXPECT_EQ(ToStix(visit), ToStix(visit));
  v1::Visit other = visit;
  other.set_name("visits/other");
  EXPECT_NE(ToStix(visit)["id"], ToStix(other)["id"]);
}

TEST(RenderStixTest, TakesItsTimeFromTheRecord) {
  v1::Visit visit;
  EXPECT_EQ(First(ToStix(visit), "report")["created"], "1970-01-01T00:00:00.000Z");
  visit.mutable_dates()->mutable_value()->mutable_start()->set_year(2031);
  visit.mutable_dates()->mutable_value()->mutable_start()->set_month(2);
  visit.mutable_dates()->mutable_value()->mutable_start()->set_day(31);  // There is no such day.
  EXPECT_EQ(First(ToStix(visit), "report")["created"], "1970-01-01T00:00:00.000Z");
  visit.mutable_dates()->mutable_value()->mutable_start()->set_day(28);
  EXPECT_EQ(First(ToStix(visit), "report")["created"], "2031-02-28T00:00:00.000Z");
  visit.mutable_update_time()->set_seconds(1930000000);
  visit.mutable_update_time()->set_nanos(5000000);
  EXPECT_EQ(First(ToStix(visit), "report")["created"], "2031-02-27T23:06:40.005Z");
  visit.mutable_update_time()->set_seconds(-1);
  EXPECT_EQ(First(ToStix(visit), "report")["created"], "2031-02-28T00:00:00.000Z");
}

TEST(RenderStixTest, LeavesOutPlacesAndDaysThatStixCannotSay) {
  v1::Visit visit;
  visit.add_visitors();
  visit.add_stops()->set_city("Nowhere");
  v1::Stop& stop = *visit.add_stops();
  stop.set_country_code("CL");
  base::v1::DateRange& range = *stop.mutable_dates()->mutable_value();
  range.mutable_start()->set_year(9999);
  range.mutable_start()->set_month(12);
  range.mutable_start()->set_day(31);
  *range.mutable_end() = range.start();
  const Json bundle = ToStix(visit);
  EXPECT_EQ(Count(bundle)["location"], 1);
  EXPECT_EQ(First(bundle, "relationship")["start_time"], "9999-12-31T00:00:00.000Z");
  EXPECT_FALSE(First(bundle, "relationship").contains("stop_time"));
}

TEST(RenderStixTest, AnEmptyRecordIsAReportOfNothing) {
  const Json bundle = ToStix({});
  EXPECT_EQ(First(bundle, "report")["object_refs"].size(), 1u);
  EXPECT_EQ(First(bundle, "report")["name"], "Visit");
}

}  // namespace
}  // namespace communique::summary
