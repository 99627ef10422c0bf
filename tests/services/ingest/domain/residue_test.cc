#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ResidueTest, RemovesMenusAndWhatFollowsTheComments) {
  const v1::Document document =
      Clean(std::string("Home > Analysis\n\nAn Estonian in Ottawa\n\n") + kBody +
            "\nTrending\nA queen in Riga\nWill the ice hold?\n\nLeave a comment\nPeter: nonsense, "
            "all of it.\n");
  EXPECT_EQ(Paragraphs(document).size(), 4u);
  EXPECT_THAT(RemovedLines(document),
              ::testing::IsSupersetOf({"NAVIGATION: Home > Analysis", "RELATED: Trending",
                                       "RELATED: A queen in Riga", "RELATED: Will the ice hold?",
                                       "COMMENTS: Leave a comment",
                                       "COMMENTS: Peter: nonsense, all of it."}));
}

TEST(ResidueTest, KeepsTextAfterACommentLineAboveIt) {
  const v1::Document document =
      Clean(std::string("An Estonian in Ottawa\n14 comments\n\n") + kBody);
  EXPECT_EQ(Paragraphs(document).size(), 4u);
}

TEST(ResidueTest, RemovesLinesWithMailAddresses) {
  const v1::Document document = Clean(std::string("An Estonian in Ottawa\n\n") + kBody +
                                      "\nWrite to us: desk@northern.example\n");
  EXPECT_EQ(document.text().find("desk@"), std::string::npos);
}

}  // namespace
}  // namespace communique::ingest
