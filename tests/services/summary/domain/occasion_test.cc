#include "services/summary/domain/occasion.h"

#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

std::string OccasionOf(const char* sentence) {
  FixtureDocument fixture;
  fixture.Person("p", "Hana Okafor", "NO", "prime minister");
  fixture.Place("c", entity::v1::ENTITY_TYPE_COUNTRY, "Chile", "CL");
  fixture.Title("[p:Okafor] visits [c:Chile]");
  fixture.Paragraph({sentence});
  const ReadFixture read(fixture);
  const std::optional<v1::TextFinding> occasion = FindOccasion(read.context());
  return occasion.has_value() ? occasion->value() : "none";
}

TEST(OccasionTest, IsWhatALinkTiesToTheVisit) {
  EXPECT_EQ(
      OccasionOf("[p:Okafor] visited [c:Chile] on the occasion of the 90th anniversary of the "
                 "whaling treaty, which few recall."),
      "the 90th anniversary of the whaling treaty");
  EXPECT_EQ(OccasionOf("[p:Okafor] travelled to [c:Chile] to attend the inauguration of the new "
                       "harbour."),
            "the inauguration of the new harbour");
}

TEST(OccasionTest, AnAnniversaryThatIsOnlyMentionedIsNone) {
  EXPECT_EQ(OccasionOf("[p:Okafor] visited [c:Chile], whose anniversary nobody remembered."),
            "none");
}

}  // namespace
}  // namespace communique::summary
