#include "services/summary/domain/themes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

TEST(ThemesTest, ReadsTheEmbeddedTableAndNamesBadLines) {
  EXPECT_TRUE(ThemeLexicon::Embedded().ok());
  EXPECT_THAT(ThemeLexicon::Create("trade\n").status().message(), ::testing::HasSubstr("line 1"));
  EXPECT_THAT(ThemeLexicon::Create("trade\ta||b\n").status().message(),
              ::testing::HasSubstr("empty form"));
}

TEST(ThemesTest, PutsTheMostSpokenOfFirst) {
  FixtureDocument fixture;
  fixture.Title("Gas and grain");
  fixture.Paragraph({"They spoke of gas, of oil, and of gas again, and once of wheat for bread."});
  const ReadFixture read(fixture);
  const std::vector<v1::Theme> themes = ThemeLexicon::Embedded()->Find(read.view);
  ASSERT_GE(themes.size(), 2u);
  EXPECT_EQ(themes[0].name(), "energy");
  EXPECT_EQ(themes[1].name(), "agriculture and food");
  EXPECT_EQ(themes[0].support().evidence(0).exact(), "Gas");
}

TEST(ThemesTest, OneWordFarDownIsNoTheme) {
  FixtureDocument fixture;
  for (int i = 0; i < 6; ++i) fixture.Paragraph({"A filler sentence of some eight words or so."});
  fixture.Paragraph({"Somebody mentioned wheat at the very end of the long evening."});
  const ReadFixture read(fixture);
  EXPECT_TRUE(ThemeLexicon::Embedded()->Find(read.view).empty());
}

}  // namespace
}  // namespace communique::summary
