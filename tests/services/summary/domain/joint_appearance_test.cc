#include "services/summary/domain/joint_appearance.h"

#include <gtest/gtest.h>

#include "services/summary/domain/visit_frame.h"
#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

FixtureDocument Appearance(const char* place_country) {
  FixtureDocument fixture;
  fixture.Person("p", "Okafor", "NO", "prime minister");
  fixture.Person("h", "Rojas", "CL", "president");
  fixture.Place("s", entity::v1::ENTITY_TYPE_PLACE, "Somewhere", place_country);
  fixture.Title("Joint press conference by President [h:Rojas] and Prime Minister [p:Okafor]");
  fixture.Line(ingest::v1::BLOCK_ROLE_DATELINE, "[s:Somewhere]");
  fixture.Paragraph({"PRESIDENT [h:ROJAS]: Good morning to all of you here today."});
  fixture.Paragraph({"PRIME MINISTER [p:OKAFOR]: Thank you for having me this morning."});
  return fixture;
}

TEST(JointAppearanceTest, TheOneWhoIsNotAtHomeHasCome) {
  const ReadFixture read(Appearance("CL"));
  EXPECT_EQ(SceneCountry(read.view, read.cues), "CL");
  const std::optional<VisitFrame> frame = FindJointAppearance(read.view, read.cues);
  ASSERT_TRUE(frame.has_value());
  EXPECT_EQ(frame->traveller, 0);
  EXPECT_EQ(frame->host, 1);
}

TEST(JointAppearanceTest, InAThirdCountryNobodyVisitsTheOther) {
  const ReadFixture read(Appearance("KE"));
  EXPECT_FALSE(FindJointAppearance(read.view, read.cues).has_value());
}

TEST(JointAppearanceTest, NeedsAnAnnouncement) {
  const ReadFixture read(SmallVisit());
  EXPECT_FALSE(AnnouncesAppearance(read.view, read.cues));
}

}  // namespace
}  // namespace communique::summary
