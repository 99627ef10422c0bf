#include "services/summary/domain/meetings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::UnorderedElementsAre;

std::vector<v1::Meeting> Meetings(const FixtureDocument& fixture) {
  const ReadFixture read(fixture);
  return FindMeetings(read.context(), FindParticipants(read.context()).cast);
}

TEST(MeetingsTest, ReceivingIsMeeting) {
  const std::vector<v1::Meeting> meetings = Meetings(SmallVisit());
  ASSERT_EQ(meetings.size(), 1u);
  EXPECT_THAT(meetings[0].participants(), UnorderedElementsAre("Hana Okafor", "Iv\xC3\xA1n Rojas"));
  EXPECT_EQ(meetings[0].place(), "Santiago");
  EXPECT_EQ(meetings[0].level(), "leaders");
}

TEST(MeetingsTest, TheSamePeopleMeetOnceADay) {
  FixtureDocument fixture = SmallVisit();
  fixture.Time("u", "2031-05-08");
  fixture.Time("v", "2031-05-09");
  fixture.Paragraph({"[p:Okafor] met [h:Rojas] on [u:8 May]."});
  fixture.Paragraph({"[p:Okafor] held talks with [h:Rojas] on [v:9 May]."});
  const std::vector<v1::Meeting> meetings = Meetings(fixture);
  ASSERT_EQ(meetings.size(), 2u);
  EXPECT_EQ(meetings[0].date().value().edtf(), "2031-05-08");
  EXPECT_EQ(meetings[1].date().value().edtf(), "2031-05-09");
}

TEST(MeetingsTest, PlannedOnesAreMarked) {
  FixtureDocument fixture;
  fixture.Person("p", "Hana Okafor", "NO", "prime minister");
  fixture.Person("h", "Rojas", "CL", "president");
  fixture.Place("c", entity::v1::ENTITY_TYPE_COUNTRY, "Chile", "CL");
  fixture.Title("[p:Okafor] to visit [c:Chile]");
  fixture.Paragraph({"[p:Okafor] will visit [c:Chile] and will meet President [h:Rojas]."});
  const std::vector<v1::Meeting> meetings = Meetings(fixture);
  ASSERT_EQ(meetings.size(), 1u);
  EXPECT_TRUE(meetings[0].planned());
}

// Whoever was called on in the same breath does not take part in the next meeting.
TEST(MeetingsTest, ThoseMetBeforeAreNoPartyToTheNextOne) {
  FixtureDocument fixture = SmallVisit();
  fixture.Person("m", "Rosa Fuentes", "CL", "foreign minister");
  fixture.Paragraph({"[p:Okafor] called on [h:Rojas] and also met [m:Rosa Fuentes]."});
  const std::vector<v1::Meeting> meetings = Meetings(fixture);
  ASSERT_EQ(meetings.size(), 2u);
  EXPECT_THAT(meetings[1].participants(), UnorderedElementsAre("Hana Okafor", "Rosa Fuentes"));
}

TEST(MeetingsTest, TelephoneCallsAreNone) {
  FixtureDocument fixture = SmallVisit();
  fixture.Person("m", "Rosa Fuentes", "CL", "foreign minister");
  fixture.Paragraph({"[p:Okafor] spoke with [m:Rosa Fuentes] by telephone before."});
  EXPECT_EQ(Meetings(fixture).size(), 1u);
}

}  // namespace
}  // namespace communique::summary
