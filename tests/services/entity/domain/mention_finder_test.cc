// Mentions as the whole chain finds them: roles, evidence and references of mention_*.
#include "services/entity/domain/mention_finder.h"

#include <gmock/gmock.h>

#include "services/entity/domain/mention_evidence.h"
#include "tests/services/entity/domain/analysis_fixture.h"

namespace communique::entity {
namespace {

// The role phrases of `text` that a name bears, as "office@country=name".
std::vector<std::string> Roles(absl::string_view text) {
  const AnnotatedDocument document(text);
  const AnnotatedText& annotated = document.annotated();
  const MentionDrafts drafts = MentionFinder(&TestBase(), &TestLexicon()).Find(annotated);
  std::vector<std::string> out;
  for (const RolePhrase& role : drafts.roles) {
    if (role.holder < 0) continue;
    const MentionSpan& name = drafts.mentions[role.holder].span;
    out.push_back(role.office + "@" + role.country + "=" +
                  std::string(annotated.text.substr(name.begin, name.end - name.begin)));
  }
  return out;
}

struct RoleCase {
  const char* text;
  const char* role;
};

class RoleTest : public ::testing::TestWithParam<RoleCase> {};

TEST_P(RoleTest, TiesTheTitleToItsNameAndCountry) {
  EXPECT_THAT(Roles(GetParam().text), ::testing::Contains(GetParam().role)) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, RoleTest,
    ::testing::Values(
        RoleCase{"Norwegian Prime Minister Ingrid Falk arrived.", "prime minister@NO=Ingrid Falk"},
        RoleCase{"Norway's prime minister, Ingrid Falk, arrived.", "prime minister@NO=Ingrid Falk"},
        RoleCase{"Ingrid Falk, the prime minister of Norway, arrived.",
                 "prime minister@NO=Ingrid Falk"},
        RoleCase{"The Prime Minister of Norway, Ms. Ingrid Falk, arrived.",
                 "prime minister@NO=Ingrid Falk"},
        RoleCase{"The Prime Minister ( Mr. Falk) arrived.", "prime minister@=Falk"},
        RoleCase{"The visiting Latvian foreign minister, Juris Ozolkalns, spoke.",
                 "foreign minister@LV=Juris Ozolkalns"},
        RoleCase{"Ambassador of Norway to Japan Ingrid Falk spoke.", "ambassador@NO=Ingrid Falk"},
        RoleCase{"Secretary, Department of Trade, Mr Falk, came too.", "minister@=Falk"},
        RoleCase{"They met Trade Minister Ingrid Falk.", "trade minister@=Ingrid Falk"},
        RoleCase{"He is Taoiseach Padraig Quill.", "prime minister@IE=Padraig Quill"},
        RoleCase{
            "The Minister for Foreign Affairs in the Government of Norway, Mr. Arne Falk, spoke.",
            "foreign minister@NO=Arne Falk"}));

TEST(MentionFinderTest, FindsUnknownPeopleByTheShapeOfTheirNames) {
  for (const char* name : {"Ingrid van der Falk", "J. P. Solheim", "Siobhán O'Grallan",
                           "Umar bin Falik", "Park Sun-hwa", "Tran Quang Dieu"}) {
    const std::string text = std::string("On Friday ") + name + " told reporters about it.";
    const AnnotatedDocument document(text);
    EXPECT_EQ(document.Entity(name).type, v1::ENTITY_TYPE_PERSON) << name;
  }
}

TEST(MentionFinderTest, TakesNoOrdinaryWordForAName) {
  for (const char* text :
       {"Relations improved. Delegates signed. However, Trade matters most.",
        "It ended at 6:19 P.M. (Local) without a word.", "They heard the Chief Scientist.",
        "He is leader of the Norwegian Democrats now.", "PRIME MINISTER'S SPEECH",
        "Hydro-electric power and Co-operation on E-mail matter.",
        "Ministers in the Government of Norway agreed."}) {
    const AnnotatedDocument document(text);
    for (const EntityRecord& entity : document.annotated().entities) {
      EXPECT_NE(entity.type, v1::ENTITY_TYPE_PERSON) << text << ": " << entity.canonical_name;
    }
  }
}

TEST(MentionFinderTest, EndsANameBeforeAPronoun) {
  const AnnotatedDocument document("With Prime Minister Ingrid Falk I agreed on nothing.");
  EXPECT_EQ(document.Entity("Ingrid Falk").type, v1::ENTITY_TYPE_PERSON);
}

TEST(MentionFinderTest, ReadsSoldiersByTheirRanks) {
  const AnnotatedDocument document("He met Sgt. Arvo Lindqvistson, PFC Bento Moresque and others.");
  EXPECT_EQ(document.Entity("Arvo Lindqvistson").type, v1::ENTITY_TYPE_PERSON);
  EXPECT_EQ(document.Entity("Bento Moresque").type, v1::ENTITY_TYPE_PERSON);
}

TEST(MentionFinderTest, SetsNamesWithoutTitlesAndArticles) {
  const AnnotatedDocument document("President Ingrid Falk met The Times of India.");
  EXPECT_EQ(document.Entity("Ingrid Falk").name_in_text, "Ingrid Falk");
  EXPECT_EQ(document.Entity("The Times of India").type, v1::ENTITY_TYPE_OUTLET);
}

TEST(MentionFinderTest, KeepsNamesApartAndInOrder) {
  const AnnotatedDocument document(
      "Norwegian Prime Minister Ingrid Falk and President Emmanuel Macron met in Oslo on Monday.");
  uint32_t end = 0;
  for (const MentionSpan& mention : document.annotated().mentions) {
    if (mention.kind != v1::MENTION_KIND_NAME) continue;
    EXPECT_GE(mention.begin, end);
    end = mention.end;
  }
  EXPECT_GT(end, 0u);
}

}  // namespace
}  // namespace communique::entity
