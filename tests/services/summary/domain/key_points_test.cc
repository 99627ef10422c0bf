#include "services/summary/domain/key_points.h"

#include <gtest/gtest.h>

#include "services/summary/domain/summarizer.h"
#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

v1::Visit Summarized(const FixtureDocument& fixture) {
  const Summary summary = Summarizer::Create()->Summarize({fixture.Build()});
  EXPECT_EQ(summary.visits.size(), 1u);
  return summary.visits.empty() ? v1::Visit() : summary.visits.front();
}

TEST(KeyPointsTest, CarryFieldsAndStandInTheText) {
  const v1::Visit visit = Summarized(SmallVisit());
  ASSERT_FALSE(visit.key_points().empty());
  for (const v1::KeyPoint& point : visit.key_points()) {
    EXPECT_EQ(point.text(), point.support().evidence(0).exact());
    EXPECT_FALSE(point.field_paths().empty());
  }
}

TEST(KeyPointsTest, NoneStartsWithADanglingPronounOrIsBoilerplate) {
  FixtureDocument fixture = SmallVisit();
  fixture.Paragraph({"He also signed an agreement on fish with [h:Rojas] that day."});
  fixture.Paragraph({"Subscribe to our newsletter for more on [p:Okafor] and [h:Rojas] today."});
  const v1::Visit visit = Summarized(fixture);
  for (const v1::KeyPoint& point : visit.key_points()) {
    EXPECT_NE(point.text().substr(0, 3), "He ");
    EXPECT_NE(point.text().substr(0, 9), "Subscribe");
  }
}

TEST(KeyPointsTest, FindingsNamesEveryField) {
  v1::Visit visit;
  visit.add_hosts();
  visit.mutable_dates();
  const auto findings = Findings(visit);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].first, "hosts[0]");
  EXPECT_EQ(findings[1].first, "dates");
}

}  // namespace
}  // namespace communique::summary
