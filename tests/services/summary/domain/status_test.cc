#include "services/summary/domain/status.h"

#include <gtest/gtest.h>

#include "services/summary/domain/visit_dates.h"
#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

v1::VisitStatus StatusOf(const FixtureDocument& fixture) {
  const ReadFixture read(fixture);
  const std::optional<v1::DateRangeFinding> dates = FindDates(read.context());
  const std::optional<v1::StatusFinding> status =
      FindStatus(read.context(), dates.has_value() ? &*dates : nullptr);
  return status.has_value() ? status->value() : v1::VISIT_STATUS_UNSPECIFIED;
}

FixtureDocument Visit(int day, const char* lead) {
  FixtureDocument fixture;
  fixture.Published(2031, 5, day);
  fixture.Person("p", "Hana Okafor", "NO", "prime minister");
  fixture.Place("c", entity::v1::ENTITY_TYPE_COUNTRY, "Chile", "CL");
  fixture.Time("t", "2031-05-07", "2031-05-09");
  fixture.Title("[p:Okafor] and [c:Chile]");
  fixture.Paragraph({lead});
  return fixture;
}

TEST(StatusTest, DatesAgainstThePublicationDateComeFirst) {
  const char* lead = "[p:Okafor] visits [c:Chile] from [t:7 to 9 May] for talks.";
  EXPECT_EQ(StatusOf(Visit(1, lead)), v1::VISIT_STATUS_PLANNED);
  EXPECT_EQ(StatusOf(Visit(8, lead)), v1::VISIT_STATUS_ONGOING);
  EXPECT_EQ(StatusOf(Visit(20, lead)), v1::VISIT_STATUS_COMPLETED);
}

TEST(StatusTest, TenseDecidesWithoutDates) {
  EXPECT_EQ(StatusOf(Visit(1, "[p:Okafor] will visit [c:Chile] for talks on copper.")),
            v1::VISIT_STATUS_PLANNED);
  EXPECT_EQ(StatusOf(Visit(1, "[p:Okafor] visited [c:Chile] for talks on copper.")),
            v1::VISIT_STATUS_COMPLETED);
}

TEST(StatusTest, CallingOffOutranksTheDates) {
  EXPECT_EQ(
      StatusOf(Visit(1, "[p:Okafor] has cancelled her visit to [c:Chile] on [t:7 to 9 May].")),
      v1::VISIT_STATUS_CANCELLED);
  EXPECT_EQ(StatusOf(Visit(1, "[p:Okafor]'s visit to [c:Chile] on [t:7 to 9 May] was postponed.")),
            v1::VISIT_STATUS_POSTPONED);
}

}  // namespace
}  // namespace communique::summary
