#include "services/summary/domain/claims.h"

#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

TEST(ClaimsTest, KeepsWhatIsAttributedWithItsSource) {
  FixtureDocument fixture = SmallVisit();
  fixture.Entity("o", entity::v1::ENTITY_TYPE_OUTLET, "The Fjord Gazette").set_kb_id("Q1");
  fixture.Paragraph({"[o:The Fjord Gazette] reported that the talks were long."});
  fixture.Claim("The Fjord Gazette reported that the talks were long", "The Fjord Gazette")
      .set_source_entity_id("o");
  const ReadFixture read(fixture);
  const std::vector<v1::AttributedClaim> claims = FindClaims(read.view);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].source(), "The Fjord Gazette");
  EXPECT_EQ(claims[0].source_kind(), v1::SOURCE_KIND_OUTLET);
  EXPECT_EQ(claims[0].support().evidence(0).basis(), base::v1::BASIS_REPORTED);
}

TEST(ClaimsTest, UnnamedSourcesKeepTheWordsOfTheText) {
  FixtureDocument fixture = SmallVisit();
  fixture.Paragraph({"According to sources, the talks were long."});
  fixture.Claim("According to sources, the talks were long", "sources");
  const ReadFixture read(fixture);
  ASSERT_EQ(FindClaims(read.view).size(), 1u);
  EXPECT_EQ(FindClaims(read.view)[0].source_kind(), v1::SOURCE_KIND_UNNAMED);
}

TEST(ClaimsTest, OpinionsAndWholeQuotationsAreNone) {
  FixtureDocument fixture = SmallVisit();
  fixture.Paragraph({"It was a triumph. \"The talks were long and useful\", [p:Okafor] said."});
  fixture.Claim("It was a triumph", "").set_layer(entity::v1::CLAIM_LAYER_AUTHOR_OPINION);
  fixture.Claim("The talks were long and useful", "Okafor").set_source_entity_id("p");
  fixture.Quote("The talks were long and useful", "p");
  const ReadFixture read(fixture);
  EXPECT_TRUE(FindClaims(read.view).empty());
}

}  // namespace
}  // namespace communique::summary
