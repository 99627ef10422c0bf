#include "services/summary/domain/visit_type.h"

#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

v1::VisitType TypeOf(const char* sentence) {
  FixtureDocument fixture;
  fixture.Person("p", "Hana Okafor", "NO", "prime minister");
  fixture.Place("c", entity::v1::ENTITY_TYPE_COUNTRY, "Chile", "CL");
  fixture.Title("[p:Okafor] visits [c:Chile]");
  fixture.Paragraph({sentence});
  const ReadFixture read(fixture);
  const std::optional<v1::TypeFinding> type = FindType(read.context());
  return type.has_value() ? type->value() : v1::VISIT_TYPE_UNSPECIFIED;
}

TEST(VisitTypeTest, SaysWhatTheTextSays) {
  EXPECT_EQ(TypeOf("[p:Okafor] paid a state visit to [c:Chile]."), v1::VISIT_TYPE_STATE);
  EXPECT_EQ(TypeOf("[p:Okafor] is on an official visit to [c:Chile]."), v1::VISIT_TYPE_OFFICIAL);
  EXPECT_EQ(TypeOf("[p:Okafor] made a working visit to [c:Chile]."), v1::VISIT_TYPE_WORKING);
  EXPECT_EQ(TypeOf("[p:Okafor] came to [c:Chile] to attend the Pacific summit."),
            v1::VISIT_TYPE_SUMMIT_ATTENDANCE);
}

TEST(VisitTypeTest, AnOfficialWelcomeIsNoOfficialVisit) {
  EXPECT_EQ(TypeOf("[p:Okafor] was given an official welcome on her visit to [c:Chile]."),
            v1::VISIT_TYPE_UNSPECIFIED);
}

TEST(VisitTypeTest, ADenialIsNoStatement) {
  EXPECT_EQ(TypeOf("This was not a state visit, and [p:Okafor] knew that before."),
            v1::VISIT_TYPE_UNSPECIFIED);
}

}  // namespace
}  // namespace communique::summary
