#include "services/entity/domain/verb_groups.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/entity/domain/clauses.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

constexpr absl::string_view kTenses[] = {"", "past", "present", "future"};
constexpr absl::string_view kModals[] = {"", "+will", "+would", "+may", "+can", "+should", "+plan"};

// Every group as "words lemma tense flags".
std::string Groups(const std::string& text) {
  const Annotated annotated(text);
  std::vector<std::string> lines;
  for (const VerbGroup& g : FindVerbGroups(TestRules().verbs, annotated.text())) {
    lines.push_back(absl::StrCat(TextOf(annotated.text(), {g.first, g.last}), "=", g.lemma, " ",
                                 kTenses[g.tense], kModals[static_cast<int>(g.modal)],
                                 g.perfect ? " perfect" : "", g.passive ? " passive" : "",
                                 g.gerund ? " gerund" : "", g.infinitive ? " infinitive" : "",
                                 g.negated ? " negated" : ""));
  }
  return absl::StrJoin(lines, "; ");
}

TEST(VerbGroupsTest, ReadsFormsTenseAndVoice) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"Rao visited Oslo.", "visited=visit past"},
      {"Rao will visit Oslo.", "will visit=visit future+will"},
      {"Rao is to visit Oslo.", "is to visit=visit future+plan"},
      {"Rao is due to visit Oslo.", "is due to visit=visit future+plan"},
      {"Rao plans to visit Oslo.", "plans to visit=visit future+plan"},
      {"Rao was received by the king.", "was received=receive past passive"},
      {"Rao has never visited Oslo.", "has never visited=visit past perfect negated"},
      {"Rao did not sign it.", "did not sign=sign past negated"},
      {"Rao never signed it.", "signed=sign past negated"},
      {"Rao might come.", "might come=come present+may"},
      {"Rao flew in to meet Ito and open talks.",
       "flew=fly past; to meet=meet  infinitive; open=open  infinitive"},
      {"Visiting Oslo, Rao spoke.", "Visiting=visit  gerund; spoke=speak past"},
      {"She visits Oslo.", "visits=visit present"},
      {"The state visit was long.", "was=be past"},
      {"Two visits in May 2031 cost little.", "cost=cost past"},
      {"Her planned visit was put off.", "was put=put past passive"},
      {"The text covers visas.", "covers=cover present"},
      {"The text matters.", "matters=matter present"},
      {"Ports work day and night.", "work=work present"},
      {"Keep the horses.", "Keep=keep present"},
      {"A visit of state, with talks in May.", ""},
  };
  for (const auto& [text, want] : kCases) EXPECT_EQ(Groups(text), want) << text;
}

TEST(VerbGroupsTest, FindsTheGroupNearAToken) {
  const Annotated annotated("Rao said that Ito will come on Monday.");
  const std::vector<VerbGroup> groups = FindVerbGroups(TestRules().verbs, annotated.text());
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(GroupNear(annotated.text(), groups, 7), 1);
  EXPECT_EQ(GroupNear(annotated.text(), groups, 0), 0);
}

}  // namespace
}  // namespace communique::entity
