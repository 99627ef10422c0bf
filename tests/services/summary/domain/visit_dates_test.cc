#include "services/summary/domain/visit_dates.h"

#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

FixtureDocument Norwegian() {
  FixtureDocument fixture;
  fixture.Published(2031, 5, 1);
  fixture.Person("p", "Hana Okafor", "NO", "prime minister");
  fixture.Place("c", entity::v1::ENTITY_TYPE_COUNTRY, "Chile", "CL");
  fixture.Title("[p:Okafor] to visit [c:Chile]");
  return fixture;
}

std::string Edtf(const FixtureDocument& fixture) {
  const ReadFixture read(fixture);
  const std::optional<v1::DateRangeFinding> dates = FindDates(read.context());
  return dates.has_value() ? dates->value().edtf() : "none";
}

TEST(VisitDatesTest, TakesTheStatedRange) {
  FixtureDocument fixture = Norwegian();
  fixture.Time("t", "2031-05-07", "2031-05-09");
  fixture.Paragraph({"[p:Okafor] will visit [c:Chile] from [t:7 to 9 May]."});
  EXPECT_EQ(Edtf(fixture), "2031-05-07/2031-05-09");
}

TEST(VisitDatesTest, CountsBothEndsOfADayCount) {
  FixtureDocument fixture = Norwegian();
  fixture.Time("t", "2031-05-10");
  entity::v1::TimeExpression& duration = fixture.Time("e", "");
  duration.set_kind(entity::v1::TIME_KIND_DURATION);
  duration.set_duration_days(3);
  fixture.Paragraph(
      {"[p:Okafor] will arrive in [c:Chile] on [t:10 May] for a [e:three-day] visit."});
  EXPECT_EQ(Edtf(fixture), "2031-05-10/2031-05-12");
  const ReadFixture read(fixture);
  EXPECT_EQ(FindDates(read.context())->support().evidence(0).basis(), base::v1::BASIS_INFERRED);
}

TEST(VisitDatesTest, PutsArrivalAndDepartureTogether) {
  FixtureDocument fixture = Norwegian();
  fixture.Time("a", "2031-05-10");
  fixture.Time("z", "2031-05-13");
  fixture.Paragraph({"[p:Okafor] will arrive in [c:Chile] on [a:10 May].",
                     "[p~She] will leave again on [z:13 May]."});
  EXPECT_EQ(Edtf(fixture), "2031-05-10/2031-05-13");
}

TEST(VisitDatesTest, JoinsTheLegsOfATour) {
  FixtureDocument fixture = Norwegian();
  fixture.Place("e", entity::v1::ENTITY_TYPE_COUNTRY, "Peru", "PE");
  fixture.Time("a", "2031-05-10", "2031-05-12");
  fixture.Time("b", "2031-05-12", "2031-05-15");
  fixture.Paragraph(
      {"[p:Okafor] will visit [c:Chile] from [a:10 to 12 May] and [e:Peru] from "
       "[b:12 to 15 May]."});
  EXPECT_EQ(Edtf(fixture), "2031-05-10/2031-05-15");
}

TEST(VisitDatesTest, KeepsAnUnknownYearUnknown) {
  FixtureDocument fixture = Norwegian();
  fixture.Time("t", "--05-07", "--05-09");
  fixture.Paragraph({"[p:Okafor] will visit [c:Chile] from [t:7 to 9 May]."});
  EXPECT_EQ(Edtf(fixture), "XXXX-05-07/XXXX-05-09");
}

TEST(VisitDatesTest, TheDateOfSomethingElseIsNotTheVisits) {
  FixtureDocument fixture = Norwegian();
  fixture.Time("t", "2031-04-02");
  fixture.Paragraph(
      {"[p:Okafor] will visit [c:Chile] soon.", "A trade treaty was signed on [t:2 April]."});
  EXPECT_EQ(Edtf(fixture), "none");
}

}  // namespace
}  // namespace communique::summary
