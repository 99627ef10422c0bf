#include "services/summary/domain/arguments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

FixtureDocument Cast() {
  FixtureDocument fixture;
  fixture.Person("p", "Hana Okafor", "NO", "prime minister");
  fixture.Person("h", "Rojas", "CL", "president");
  fixture.Place("c", entity::v1::ENTITY_TYPE_COUNTRY, "Chile", "CL");
  fixture.Place("e", entity::v1::ENTITY_TYPE_COUNTRY, "Peru", "PE");
  return fixture;
}

const Cue FirstCue(const ReadFixture& read, CueKind kind) {
  const std::vector<Cue> cues = read.cues.In(0, kind);
  EXPECT_FALSE(cues.empty());
  return cues.empty() ? Cue{} : cues.front();
}

TEST(ArgumentsTest, FindsWhoTravels) {
  struct Case {
    const char* text;
    CueKind kind;
  };
  for (const Case& c : {
           Case{"[p:Hana Okafor] will visit [c:Chile] in May.", CueKind::kVisit},
           Case{"[p:Hana Okafor], accompanied by [h:Rojas], visited [c:Chile].", CueKind::kVisit},
           Case{"[p:Okafor]'s two-day visit to [c:Chile] began.", CueKind::kTrip},
           Case{"The visit by [p:Okafor] to [c:Chile] began.", CueKind::kTrip},
           Case{"The visit of Prime Minister [p:Okafor] begins.", CueKind::kTrip},
           Case{"After talks with [h:Rojas], [p~she] flew to [c:Chile].", CueKind::kTravel},
       }) {
    SCOPED_TRACE(c.text);
    FixtureDocument fixture = Cast();
    fixture.Paragraph({c.text});
    const ReadFixture read(fixture);
    EXPECT_EQ(FindAgent(read.view, FirstCue(read, c.kind)).entity, 0);
  }
}

TEST(ArgumentsTest, FindsWhoIsReceived) {
  FixtureDocument fixture = Cast();
  fixture.Paragraph({"[h:Rojas] welcomed Prime Minister [p:Okafor] at noon."});
  const ReadFixture read(fixture);
  const Cue cue = FirstCue(read, CueKind::kHost);
  EXPECT_EQ(FindAgent(read.view, cue).entity, 1);
  EXPECT_EQ(FindPatient(read.view, cue).entity, 0);
  EXPECT_FALSE(IsPassive(read.view, cue));
}

TEST(ArgumentsTest, KnowsThePassive) {
  FixtureDocument fixture = Cast();
  fixture.Paragraph({"[p:Okafor] was received by [h:Rojas] at noon."});
  const ReadFixture read(fixture);
  EXPECT_TRUE(IsPassive(read.view, FirstCue(read, CueKind::kHost)));
}

TEST(ArgumentsTest, FindsWhereItGoes) {
  struct Case {
    const char* text;
    CueKind kind;
    int places;
  };
  for (const Case& c : {
           Case{"[p:Okafor] visited [c:Chile] and [e:Peru].", CueKind::kVisit, 2},
           Case{"A trip to [c:Chile] is planned.", CueKind::kTrip, 1},
           Case{"The [c:Chile] visit was short.", CueKind::kTrip, 1},
           Case{"[p:Okafor] visited the home of the poet of [c:Chile].", CueKind::kVisit, 0},
       }) {
    SCOPED_TRACE(c.text);
    FixtureDocument fixture = Cast();
    fixture.Paragraph({c.text});
    const ReadFixture read(fixture);
    EXPECT_EQ(FindPlaces(read.view, FirstCue(read, c.kind)).size(), static_cast<size_t>(c.places));
  }
}

TEST(ArgumentsTest, FollowsListsOfPersonsInBothDirections) {
  FixtureDocument fixture = Cast();
  fixture.Paragraph({"[p:Okafor] and President [h:Rojas] met."});
  const ReadFixture read(fixture);
  EXPECT_THAT(Coordinated(read.view, 0), ElementsAre(0, 1));
  EXPECT_THAT(CoordinatedBefore(read.view, 1), ElementsAre(0, 1));
}

TEST(ArgumentsTest, AGroupStandsForItsMembers) {
  FixtureDocument fixture = Cast();
  entity::v1::Entity& both = fixture.Entity("g", entity::v1::ENTITY_TYPE_GROUP, "the two leaders");
  both.add_member_ids("p");
  both.add_member_ids("h");
  fixture.Paragraph({"[g~The two leaders] met."});
  const ReadFixture read(fixture);
  EXPECT_THAT(Members(read.view, 4), ElementsAre(0, 1));
  EXPECT_THAT(Members(read.view, 0), ElementsAre(0));
}

TEST(ArgumentsTest, AMetonymIsNoDestination) {
  FixtureDocument fixture = Cast();
  fixture.Paragraph({"[p:Okafor] travelled to the [c^Chilean] archive."});
  const ReadFixture read(fixture);
  EXPECT_THAT(FindPlaces(read.view, FirstCue(read, CueKind::kTravel)), IsEmpty());
}

}  // namespace
}  // namespace communique::summary
