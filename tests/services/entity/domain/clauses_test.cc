#include "services/entity/domain/clauses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

// Every clause as "verb<subject".
std::string Subjects(const std::string& text) {
  Annotated annotated(text);
  if (absl::StrContains(text, "Ito")) annotated.Mention("Ito", v1::ENTITY_TYPE_PERSON);
  const std::vector<VerbGroup> groups = FindVerbGroups(TestRules().verbs, annotated.text());
  const std::vector<Clause> clauses = FindClauses(annotated.text(), groups);
  std::vector<std::string> lines;
  for (size_t g = 0; g < groups.size(); ++g) {
    lines.push_back(
        absl::StrCat(groups[g].lemma, "<", TextOf(annotated.text(), clauses[g].subject)));
  }
  return absl::StrJoin(lines, "; ");
}

TEST(ClausesTest, FindsSubjects) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"The two sides signed it.", "sign<The two sides"},
      {"Rao came and met the king.", "come<Rao; meet<Rao"},
      {"In Oslo the couple met the king.", "meet<the couple"},
      {"Rao, the envoy, met the king.", "meet<Rao"},
      {"Rao, who met the king, left.", "meet<Rao; leave<Rao"},
      {"Rao said that the king left.", "say<Rao; leave<the king"},
      {"The king invited Ito to visit Oslo.", "invite<The king; visit<Ito"},
      {"Rao arrived to visit Oslo.", "arrive<Rao; visit<Rao"},
      {"After leaving Oslo, Rao spoke.", "leave<Rao; speak<Rao"},
      {"A waiter who had served the party told me.", "serve<A waiter; tell<A waiter"},
      {"A guard whom Rao had asked left.", "ask<Rao; leave<A guard"},
      {"A guard standing next to Rao left.", "stand<A guard; leave<A guard"},
      {"People briefed on the talks left.", "brief<People; leave<People"},
      {"Rao said the king left.", "say<Rao; leave<the king"},
      {"Rao met a man who knows the king.", "meet<Rao; know<a man"},
      {"Rao, who quoted a paper, which quoted nobody, left.",
       "quote<Rao; quote<a paper; leave<Rao"},
  };
  for (const auto& [text, want] : kCases) EXPECT_EQ(Subjects(text), want) << text;
}

TEST(ClausesTest, FindsTheAgentOfAPassive) {
  const Annotated annotated("Rao was received by the king of Norway in Oslo.");
  const std::vector<VerbGroup> groups = FindVerbGroups(TestRules().verbs, annotated.text());
  const std::vector<Clause> clauses = FindClauses(annotated.text(), groups);
  EXPECT_EQ(TextOf(annotated.text(), clauses[0].agent), "the king of Norway");
}

TEST(ClausesTest, TrimsArticlesAndMarks) {
  const Annotated annotated(", the official ,");
  EXPECT_EQ(TextOf(annotated.text(), WithoutClutter(annotated.text(), {0, 4})), "official");
  EXPECT_TRUE(WithoutClutter(annotated.text(), {0, 2}).IsEmpty());
}

}  // namespace
}  // namespace communique::entity
