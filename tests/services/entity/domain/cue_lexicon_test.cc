#include "services/entity/domain/cue_lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

TEST(CueLexiconTest, EmbeddedTablesGiveCuesPhrasesAndNouns) {
  const CueLexicon& cues = TestRules().cues;
  ASSERT_NE(cues.Find("say"), nullptr);
  EXPECT_EQ(cues.Find("say")->use, CueUse::kSpeech);
  EXPECT_EQ(cues.Find("tell")->addressee, CueAddressee::kObject);
  EXPECT_TRUE(cues.Find("claim")->hedged);
  EXPECT_EQ(cues.Find("visit"), nullptr);
  EXPECT_FALSE(cues.PhrasesFrom("according").empty());
  EXPECT_TRUE(cues.PhrasesFrom("oslo").empty());
  EXPECT_EQ(cues.Noun("spokeswoman"), SourceNoun::kPerson);
  EXPECT_EQ(cues.Noun("mountain"), SourceNoun::kNone);
  EXPECT_TRUE(cues.Find("grumble")->any_subject);
  EXPECT_FALSE(cues.Find("suggest")->any_subject);
  EXPECT_TRUE(cues.IsMasthead("gazette"));
  EXPECT_EQ(cues.Noun("gazette"), SourceNoun::kNone);
}

TEST(CueLexiconTest, NamesTheBadRowOfEachTable) {
  using testing::HasSubstr;
  EXPECT_THAT(std::string(CueLexicon::Parse("say\ttalk\t-\t-\t-\n", "", "").status().message()),
              HasSubstr("cues.tsv: \"say\""));
  EXPECT_THAT(std::string(CueLexicon::Parse("", "as per\tbeside\t-\n", "").status().message()),
              HasSubstr("cue_phrases.tsv"));
  EXPECT_THAT(std::string(CueLexicon::Parse("", "", "aide\thuman\n").status().message()),
              HasSubstr("cue_sources.tsv"));
}

}  // namespace
}  // namespace communique::entity
