#include "services/summary/domain/related_visits.h"

#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

TEST(RelatedVisitsTest, KeepsOtherVisitsApart) {
  FixtureDocument fixture = SmallVisit();
  fixture.Person("d", "Anders Dahl", "NO", "foreign minister");
  fixture.Place("k", entity::v1::ENTITY_TYPE_COUNTRY, "Kenya", "KE");
  fixture.Time("u", "2026-03");
  fixture.Paragraph({"In [u:March 2026] [d:Anders Dahl] visited [k:Kenya] to little effect."});
  fixture.Paragraph({"[d:Anders Dahl] visited [k:Kenya] again, it is said, in the past."});
  const ReadFixture read(fixture);
  const std::vector<v1::RelatedVisit> related =
      FindRelatedVisits(read.context(), read.detection.related);
  ASSERT_EQ(related.size(), 1u);
  EXPECT_EQ(related[0].visitor(), "Anders Dahl");
  EXPECT_EQ(related[0].country_code(), "KE");
  EXPECT_EQ(related[0].dates().start().year(), 2026);
}

}  // namespace
}  // namespace communique::summary
