#include "services/ingest/domain/author_bio.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(AuthorBioTest, KnowsNotesOnAKnownAuthor) {
  const std::vector<std::string> authors = {"Jane Roe"};
  EXPECT_GT(
      MatchBio("Jane Roe is a Research Fellow at the Northern Institute.", authors, TestLexicon())
          .confidence,
      0.9);
  EXPECT_GT(MatchBio("Jane Roe has crossed the ice on foot four times.", authors, TestLexicon())
                .confidence,
            0.8);
  EXPECT_GT(MatchBio("Jane teaches history and is a former journalist.", authors, TestLexicon())
                .confidence,
            0.8);
  EXPECT_GT(MatchBio("About the author: Dr Jane Roe teaches in Tartu.", authors, TestLexicon())
                .confidence,
            0.8);
  EXPECT_GT(MatchBio("The author is a former diplomat.", {}, TestLexicon()).confidence, 0.8);
}

TEST(AuthorBioTest, IsCarefulWithUnknownNames) {
  const BioMatch match =
      MatchBio("Jane Roe is a researcher at the Northern Institute.", {}, TestLexicon());
  EXPECT_GT(match.confidence, 0);
  EXPECT_LT(match.confidence, 0.8);
  EXPECT_EQ(match.name, "Jane Roe");
}

TEST(AuthorBioTest, LeavesOtherParagraphsAlone) {
  EXPECT_EQ(MatchBio("Jane Roe met the king on Tuesday.", {}, TestLexicon()).confidence, 0);
  EXPECT_EQ(
      MatchBio("The visit is a success for both sides.", {"Jane Roe"}, TestLexicon()).confidence,
      0);
}

}  // namespace
}  // namespace communique::ingest
