#include "services/summary/domain/itinerary.h"

#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

TEST(ItineraryTest, OrdersDatedActivitiesByDay) {
  FixtureDocument fixture = SmallVisit();
  fixture.Time("u", "2031-05-09");
  fixture.Time("v", "2031-05-08");
  fixture.Paragraph({"[p:Okafor] laid a wreath on [u:9 May]."});
  fixture.Paragraph({"[p:Okafor] addressed students on [v:8 May]."});
  const ReadFixture read(fixture);
  const std::vector<v1::Activity> activities = FindItinerary(read.context(), nullptr);
  std::vector<std::string> dated;
  for (const v1::Activity& activity : activities) {
    if (activity.date().value().start().day() >= 8) dated.push_back(activity.kind());
  }
  ASSERT_EQ(dated.size(), 2u);
  EXPECT_EQ(dated[0], "address");
  EXPECT_EQ(dated[1], "wreath");
}

TEST(ItineraryTest, ADayCountedFromTheStartIsInferredWithLowConfidence) {
  FixtureDocument fixture = SmallVisit();
  entity::v1::TimeExpression& day = fixture.Time("d", "");
  day.set_kind(entity::v1::TIME_KIND_DAY_INDEX);
  day.set_day_index(2);
  fixture.Paragraph({"On [d:day two] [p:Okafor] watched a parade."});
  const ReadFixture read(fixture);
  v1::DateRangeFinding dates;
  dates.mutable_value()->mutable_start()->set_year(2031);
  dates.mutable_value()->mutable_start()->set_month(5);
  dates.mutable_value()->mutable_start()->set_day(7);
  for (const v1::Activity& activity : FindItinerary(read.context(), &dates)) {
    if (activity.kind() != "parade") continue;
    EXPECT_EQ(activity.date().value().edtf(), "2031-05-08");
    EXPECT_EQ(activity.date().support().evidence(0).basis(), base::v1::BASIS_INFERRED);
    EXPECT_LT(activity.date().support().confidence(), 0.5);
    return;
  }
  FAIL() << "no parade";
}

TEST(ItineraryTest, ASentenceIsOneActivityOfTheMostTellingKind) {
  FixtureDocument fixture = SmallVisit();
  fixture.Paragraph({"After talks [p:Okafor] watched a parade."});
  const ReadFixture read(fixture);
  std::vector<std::string> kinds;
  for (const v1::Activity& activity : FindItinerary(read.context(), nullptr)) {
    if (activity.description().find("watched") != std::string::npos)
      kinds.push_back(activity.kind());
  }
  EXPECT_EQ(kinds, std::vector<std::string>{"parade"});
}

TEST(ItineraryTest, WhatIsDeniedDoesNotHappen) {
  FixtureDocument fixture = SmallVisit();
  fixture.Paragraph({"[p:Okafor] did not lay a wreath."});
  const ReadFixture read(fixture);
  for (const v1::Activity& activity : FindItinerary(read.context(), nullptr)) {
    EXPECT_NE(activity.kind(), "wreath");
  }
}

}  // namespace
}  // namespace communique::summary
