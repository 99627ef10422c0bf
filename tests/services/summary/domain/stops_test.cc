#include "services/summary/domain/stops.h"

#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

TEST(StopsTest, ACityStandsForItsCountry) {
  const ReadFixture read(SmallVisit());
  const std::vector<v1::Stop> stops = FindStops(read.context());
  ASSERT_EQ(stops.size(), 1u);
  EXPECT_EQ(stops[0].city(), "Santiago");
  EXPECT_EQ(stops[0].country_code(), "CL");
  EXPECT_EQ(stops[0].country(), "Chile");
  EXPECT_FALSE(stops[0].support().evidence().empty());
}

TEST(StopsTest, ACountryWithoutACityStandsForItself) {
  FixtureDocument fixture;
  fixture.Person("p", "Hana Okafor", "NO", "prime minister");
  fixture.Place("c", entity::v1::ENTITY_TYPE_COUNTRY, "Chile", "CL");
  fixture.Title("[p:Okafor] visits [c:Chile]");
  fixture.Paragraph({"[p:Okafor] visited [c:Chile] for two days of talks on copper."});
  const ReadFixture read(fixture);
  const std::vector<v1::Stop> stops = FindStops(read.context());
  ASSERT_EQ(stops.size(), 1u);
  EXPECT_EQ(stops[0].city(), "");
  EXPECT_EQ(stops[0].country_code(), "CL");
}

TEST(StopsTest, AVenueJoinsTheCityBesideIt) {
  FixtureDocument fixture = SmallVisit();
  fixture.Place("v", entity::v1::ENTITY_TYPE_FACILITY, "Harbour Palace", "CL");
  fixture.Paragraph({"[h:Rojas] met [p~her] at the [v:Harbour Palace] in [s:Santiago]."});
  const ReadFixture read(fixture);
  const std::vector<v1::Stop> stops = FindStops(read.context());
  ASSERT_EQ(stops.size(), 1u);
  EXPECT_EQ(stops[0].venue(), "Harbour Palace");
}

TEST(StopsTest, PlacesOfOtherCountriesAreNone) {
  FixtureDocument fixture = SmallVisit();
  fixture.Place("l", entity::v1::ENTITY_TYPE_PLACE, "Lima", "PE");
  fixture.Paragraph({"[p:Okafor] spoke of a conference in [l:Lima]."});
  const ReadFixture read(fixture);
  EXPECT_EQ(FindStops(read.context()).size(), 1u);
}

TEST(StopsTest, KeepsTheDatesOfALeg) {
  FixtureDocument fixture = SmallVisit();
  fixture.Place("v", entity::v1::ENTITY_TYPE_PLACE, "Valdivia", "CL");
  fixture.Time("u", "2031-05-09");
  fixture.Paragraph({"[p:Okafor] travelled to [v:Valdivia] on [u:9 May]."});
  const ReadFixture read(fixture);
  const std::vector<v1::Stop> stops = FindStops(read.context());
  ASSERT_EQ(stops.size(), 2u);
  EXPECT_EQ(stops[1].city(), "Valdivia");
  EXPECT_EQ(stops[1].dates().value().edtf(), "2031-05-09");
}

}  // namespace
}  // namespace communique::summary
