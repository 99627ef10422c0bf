#include "services/entity/domain/claim_spans.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

using testing::ElementsAre;

std::vector<std::string> Cut(const std::string& text) {
  const Annotated annotated(text);
  const Syntax syntax = ReadSyntax(TestRules().verbs, annotated.text());
  const auto attributions = FindAttributions(TestRules().cues, annotated.text(), syntax);
  std::vector<std::string> claims;
  for (const TokenRange& range : CutClaims(annotated.text(), syntax, 0, attributions)) {
    claims.emplace_back(TextOf(annotated.text(), range));
  }
  return claims;
}

TEST(ClaimSpansTest, CutsWhereANewClauseStarts) {
  EXPECT_THAT(Cut("The envoy left; the king stayed."),
              ElementsAre("The envoy left", "the king stayed."));
  EXPECT_THAT(Cut("The envoy left, but the king stayed."),
              ElementsAre("The envoy left", "the king stayed."));
  EXPECT_THAT(Cut("The envoy left, although the king stayed."),
              ElementsAre("The envoy left", "the king stayed."));
}

TEST(ClaimSpansTest, KeepsCoordinatedVerbsAndQuotedWordsTogether) {
  EXPECT_THAT(Cut("The envoy came, saw the king and left."),
              ElementsAre("The envoy came, saw the king and left."));
  EXPECT_THAT(Cut("It was “a start; we hope for more”."),
              ElementsAre("It was “a start; we hope for more”."));
}

TEST(ClaimSpansTest, GoesOnOverAndInWhatIsSaid) {
  EXPECT_THAT(Cut("An aide said that talks failed, and the king left."),
              ElementsAre("An aide said that talks failed, and the king left."));
}

TEST(ClaimSpansTest, CutsWhereSomebodyElseSpeaksOrTheAuthorComments) {
  EXPECT_THAT(Cut("An aide said that talks failed, and an envoy said that they went on."),
              ElementsAre("An aide said that talks failed", "an envoy said that they went on."));
  EXPECT_THAT(Cut("An aide called it “a start”, which was kind."),
              ElementsAre("An aide called it “a start”", "which was kind."));
  EXPECT_THAT(Cut("However, the king stayed."), ElementsAre("However, the king stayed."));
}

TEST(ClaimSpansTest, TakesTheFirstFreeFiniteVerbForTheMainOne) {
  const Annotated annotated("If it rains, the envoy who came will leave.");
  const Syntax syntax = ReadSyntax(TestRules().verbs, annotated.text());
  const int main =
      MainGroup(annotated.text(), syntax, {0, static_cast<int>(annotated.text().tokens.size())});
  ASSERT_GE(main, 0);
  EXPECT_EQ(syntax.groups[main].lemma, "leave");
}

}  // namespace
}  // namespace communique::entity
