#include "services/summary/domain/main_visit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::ElementsAre;

TEST(MainVisitTest, IsTheOneOfTitleAndLead) {
  FixtureDocument fixture = SmallVisit();
  fixture.Person("o", "Anders Dahl", "NO", "foreign minister");
  fixture.Place("k", entity::v1::ENTITY_TYPE_COUNTRY, "Kenya", "KE");
  fixture.Paragraph({"Last year [o:Anders Dahl] visited [k:Kenya]."});
  const ReadFixture read(fixture);
  ASSERT_TRUE(read.detection.main.has_value());
  EXPECT_EQ(read.detection.main->principal, 0);
  EXPECT_THAT(read.detection.main->countries, ElementsAre("CL"));
  EXPECT_EQ(read.detection.related.size(), 1u);
}

TEST(MainVisitTest, ATourKeepsAllItsCountries) {
  FixtureDocument fixture;
  fixture.Person("p", "Hana Okafor", "NO", "prime minister");
  fixture.Place("c", entity::v1::ENTITY_TYPE_COUNTRY, "Chile", "CL");
  fixture.Place("e", entity::v1::ENTITY_TYPE_COUNTRY, "Peru", "PE");
  fixture.Title("[p:Okafor] to visit [c:Chile] and [e:Peru]");
  fixture.Paragraph({"[p:Okafor] will visit [c:Chile] and [e:Peru] next week."});
  const ReadFixture read(fixture);
  ASSERT_TRUE(read.detection.main.has_value());
  EXPECT_THAT(read.detection.main->countries, ElementsAre("CL", "PE"));
}

TEST(MainVisitTest, SaysWhyThereIsNone) {
  struct Case {
    const char* title;
    const char* lead;
    v1::NoVisitReason reason;
  };
  for (const Case& c : {
           Case{"[p:Okafor] visits [b:Bergen]", "[p:Okafor] visited the port of [b:Bergen] today.",
                v1::NO_VISIT_REASON_DOMESTIC_TRIP},
           Case{"[p:Okafor] telephones [h:Rojas]",
                "In a telephone call [p:Okafor] spoke with [h:Rojas] about the price of copper.",
                v1::NO_VISIT_REASON_CALL_ONLY},
           Case{"Copper", "The price of copper rose again on all of the exchanges this week.",
                v1::NO_VISIT_REASON_NO_VISIT_EVENT},
           Case{"A museum tour", "The painter [x:Ola Lund] toured [c:Chile] with new pictures.",
                v1::NO_VISIT_REASON_NOT_DIPLOMATIC},
       }) {
    SCOPED_TRACE(c.title);
    FixtureDocument fixture;
    fixture.Person("p", "Hana Okafor", "NO", "prime minister");
    fixture.Person("h", "Rojas", "CL", "president");
    fixture.Person("x", "Ola Lund", "NO", "");
    fixture.Place("b", entity::v1::ENTITY_TYPE_PLACE, "Bergen", "NO");
    fixture.Place("c", entity::v1::ENTITY_TYPE_COUNTRY, "Chile", "CL");
    fixture.Title(c.title);
    fixture.Paragraph({c.lead});
    const ReadFixture read(fixture);
    EXPECT_FALSE(read.detection.main.has_value());
    EXPECT_EQ(read.detection.reason, c.reason) << v1::NoVisitReason_Name(read.detection.reason);
  }
}

TEST(MainVisitTest, TheAuthorTravelsWhereATitleNamesNobody) {
  FixtureDocument fixture;
  fixture.Person("a", "Hana Okafor", "NO", "prime minister").set_is_author(true);
  fixture.Place("c", entity::v1::ENTITY_TYPE_COUNTRY, "Chile", "CL");
  fixture.Title("Visit to [c:Chile]");
  fixture.Paragraph({"[a~I] will visit [c:Chile] in the first week of May."});
  const ReadFixture read(fixture);
  ASSERT_TRUE(read.detection.main.has_value());
  EXPECT_EQ(read.detection.main->principal, 0);
}

}  // namespace
}  // namespace communique::summary
