#include "services/entity/domain/claims.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/entity/domain/time_expressions.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

constexpr absl::string_view kLayers[] = {"?", "stated", "attributed", "opinion"};

std::vector<ClaimSpan> Claims(const Annotated& annotated) {
  const Syntax syntax = ReadSyntax(TestRules().verbs, annotated.text());
  const auto times = FindTimes(TestRules(), annotated.text(), syntax.groups, annotated.index());
  const auto attributions = FindAttributions(TestRules().cues, annotated.text(), syntax);
  const auto quotations = FindQuotations(TestRules().cues, annotated.text(), syntax, attributions);
  return FindClaims(TestRules().opinions, annotated.text(), syntax, attributions, quotations,
                    times);
}

// Every claim as "layer: words".
std::string Layers(const std::string& text) {
  Annotated annotated(text);
  if (absl::StrContains(text, "Rao")) annotated.Mention("Rao", v1::ENTITY_TYPE_PERSON);
  if (absl::StrContains(text, "Gulf Post")) annotated.Mention("Gulf Post", v1::ENTITY_TYPE_OUTLET);
  std::vector<std::string> lines;
  for (const ClaimSpan& claim : Claims(annotated)) {
    lines.push_back(absl::StrCat(kLayers[claim.layer], claim.negated ? " not" : "", ": ",
                                 TextOf(annotated.text(), claim.span)));
  }
  return absl::StrJoin(lines, "; ");
}

TEST(FindClaimsTest, KeepsThreeLayersApart) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"Rao landed in Oslo on 9 May 2030.", "stated: Rao landed in Oslo on 9 May 2030."},
      {"The Gulf Post reported that Rao had signed nine papers, but no treaty was signed in Oslo.",
       "attributed: The Gulf Post reported that Rao had signed nine papers; "
       "stated not: no treaty was signed in Oslo."},
      {"Perhaps it was a mistake.", "opinion: Perhaps it was a mistake."},
      {"I think the visit mattered.", "opinion: I think the visit mattered."},
      {"Is that not too little?", "opinion: Is that not too little?"},
      {"Rao announced a loan of 40 million euros.",
       "stated: Rao announced a loan of 40 million euros."},
      {"“We came to listen,” Rao said.", "attributed: “We came to listen,” Rao said."},
  };
  for (const auto& [text, want] : kCases) EXPECT_EQ(Layers(text), want) << text;
}

TEST(FindClaimsTest, CutsOffTheAttribution) {
  Annotated annotated("According to Rao, the port reportedly did not open.");
  annotated.Mention("Rao", v1::ENTITY_TYPE_PERSON);
  const std::vector<ClaimSpan> claims = Claims(annotated);
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(TextOf(annotated.text(), claims[0].content), "the port reportedly did not open.");
  EXPECT_EQ(TextOf(annotated.text(), claims[0].source), "Rao");
  EXPECT_EQ(TextOf(annotated.text(), claims[0].hedge), "reportedly");
  EXPECT_TRUE(claims[0].negated);
  EXPECT_EQ(claims[0].tense, v1::TENSE_PAST);
}

}  // namespace
}  // namespace communique::entity
