#include "services/summary/domain/visit_frame.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::ElementsAre;

FixtureDocument Cast() {
  FixtureDocument fixture;
  fixture.Person("p", "Hana Okafor", "NO", "prime minister");
  fixture.Person("h", "Rojas", "CL", "president");
  fixture.Place("c", entity::v1::ENTITY_TYPE_COUNTRY, "Chile", "CL");
  fixture.Place("s", entity::v1::ENTITY_TYPE_PLACE, "Santiago", "CL");
  return fixture;
}

TEST(VisitFrameTest, CollectsEveryWayToSpeakOfAVisit) {
  struct Case {
    const char* text;
    FrameSource source;
  };
  for (const Case& c : {
           Case{"[p:Okafor] visited [c:Chile].", FrameSource::kGoing},
           Case{"[p:Okafor] flew to [s:Santiago].", FrameSource::kGoing},
           Case{"[p:Okafor]'s visit to [c:Chile] was brief.", FrameSource::kNominal},
           Case{"[h:Rojas] welcomed [p:Okafor] in [s:Santiago].", FrameSource::kReceiving},
           Case{"[p:Okafor] was the guest of [h:Rojas] in May.", FrameSource::kGuest},
           Case{"[p:Okafor] met [h:Rojas] in [s:Santiago].", FrameSource::kMeeting},
       }) {
    SCOPED_TRACE(c.text);
    FixtureDocument fixture = Cast();
    fixture.Paragraph({c.text});
    const ReadFixture read(fixture);
    ASSERT_FALSE(read.frames.empty());
    const VisitFrame& frame = read.frames.front();
    EXPECT_EQ(frame.source, c.source);
    EXPECT_EQ(frame.traveller, 0);
    EXPECT_THAT(frame.countries, ElementsAre("CL"));
  }
}

TEST(VisitFrameTest, ReadsHeadlinesWithoutAVerb) {
  FixtureDocument fixture = Cast();
  fixture.Title("[p:Okafor] in [s:Santiago]");
  const ReadFixture read(fixture);
  ASSERT_EQ(read.frames.size(), 1u);
  EXPECT_EQ(read.frames[0].source, FrameSource::kHeadline);
  EXPECT_EQ(read.frames[0].traveller, 0);
}

TEST(VisitFrameTest, TwoCompatriotsWhoMeetAreNoVisit) {
  FixtureDocument fixture = Cast();
  fixture.Person("q", "Dahl", "NO", "foreign minister");
  fixture.Place("o", entity::v1::ENTITY_TYPE_PLACE, "Oslo", "NO");
  fixture.Paragraph({"[p:Okafor] met [q:Dahl] in [o:Oslo]."});
  const ReadFixture read(fixture);
  EXPECT_TRUE(read.frames.empty());
}

TEST(VisitFrameTest, TheTitleWeighsMoreThanTheBody) {
  FixtureDocument fixture = Cast();
  fixture.Title("[p:Okafor] visits [c:Chile]");
  for (int i = 0; i < 5; ++i) fixture.Paragraph({"A filler sentence of some eight words or so."});
  fixture.Paragraph({"[p:Okafor] visited [c:Chile]."});
  const ReadFixture read(fixture);
  ASSERT_EQ(read.frames.size(), 2u);
  EXPECT_GT(read.frames[0].weight, read.frames[1].weight);
}

}  // namespace
}  // namespace communique::summary
