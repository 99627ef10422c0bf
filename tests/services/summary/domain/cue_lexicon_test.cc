#include "services/summary/domain/cue_lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::HasSubstr;

TEST(CueLexiconTest, ReadsTheEmbeddedTable) {
  const absl::StatusOr<CueLexicon> lexicon = CueLexicon::Embedded();
  ASSERT_TRUE(lexicon.ok()) << lexicon.status();
  EXPECT_GT(lexicon->size(), 500u);
}

TEST(CueLexiconTest, NamesTheLineThatIsNoRow) {
  EXPECT_THAT(CueLexicon::Create("visit\tvisit\n").status().message(), HasSubstr("line 1"));
  EXPECT_THAT(CueLexicon::Create("# note\nnonsense\tword\tx\n").status().message(),
              HasSubstr("line 2: unknown kind \"nonsense\""));
  EXPECT_THAT(CueLexicon::Create("visit\tvisit||visits\tx\n").status().message(),
              HasSubstr("empty form"));
}

TEST(CueLexiconTest, TakesTheLongestFormOfAKind) {
  FixtureDocument fixture;
  fixture.Paragraph({"They signed a memorandum of understanding yesterday."});
  const ReadFixture read(fixture);
  const std::vector<Cue> cues = read.cues.In(0, CueKind::kInstrument);
  ASSERT_EQ(cues.size(), 1u);
  EXPECT_EQ(cues[0].value, "mou");
  EXPECT_EQ(cues[0].last_word - cues[0].first_word, 3);
}

TEST(CueLexiconTest, FindsCuesInARangeOfWords) {
  FixtureDocument fixture;
  fixture.Paragraph({"She will visit and then visit again."});
  const ReadFixture read(fixture);
  ASSERT_TRUE(read.cues.First(0, CueKind::kVisit, 0, 3).has_value());
  EXPECT_EQ(read.cues.First(0, CueKind::kVisit, 3, 7)->first_word, 5);
  EXPECT_FALSE(read.cues.First(0, CueKind::kVisit, 6, 7).has_value());
  EXPECT_TRUE(read.cues.Has(0, CueKind::kFuture));
  EXPECT_FALSE(read.cues.Has(0, CueKind::kCancel));
}

}  // namespace
}  // namespace communique::summary
