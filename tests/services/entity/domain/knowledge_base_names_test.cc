#include "services/entity/domain/knowledge_base_names.h"

#include <gmock/gmock.h>

namespace communique::entity {
namespace {

using ::testing::ElementsAre;

TEST(KnowledgeBaseNamesTest, FoldsCaseAccentsAndMarks) {
  EXPECT_EQ(FoldName("Élysée"), "elysee");
  EXPECT_EQ(FoldName("O’Neill"), "oneill");
  EXPECT_EQ(FoldName("U.S."), "us");
  EXPECT_EQ(FoldName("Đỗ"), "do");
  EXPECT_EQ(FoldName("Łódź"), "lodz");
  EXPECT_EQ(FoldName("Aydıner"), "aydiner");
  EXPECT_EQ(FoldName("习近平"), "习近平");
  EXPECT_EQ(FoldName("-"), "");
}

TEST(KnowledgeBaseNamesTest, CutsNamesWhereTheTokenizerCuts) {
  EXPECT_THAT(NameKeys("Ban Ki-moon"), ElementsAre("ban", "ki", "moon"));
  EXPECT_THAT(NameKeys("St. John's"), ElementsAre("st", "john", "s"));
  EXPECT_THAT(NameKeys("Catherine, Princess of Wales"),
              ElementsAre("catherine", ",", "princess", "of", "wales"));
  EXPECT_THAT(NameKeys(""), ElementsAre());
}

}  // namespace
}  // namespace communique::entity
