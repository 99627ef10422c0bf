// Coreference: coref_offices, coref_groups, coref_pronouns, coref_author and coref_salience.
#include "services/entity/domain/coref_resolver.h"

#include <gmock/gmock.h>

#include "tests/services/entity/domain/analysis_fixture.h"

namespace communique::entity {
namespace {

constexpr char kVisit[] =
    "Norwegian Prime Minister Ingrid Falk landed in Riga on Monday. She was met by Latvian "
    "President "
    "Juris Ozolkalns. The two leaders spoke for an hour. Both sides were content. The Norwegian "
    "premier "
    "said that she would return. Falk left on Tuesday.";

TEST(CorefTest, FollowsAPersonThroughTheText) {
  const AnnotatedDocument document(kVisit);
  EXPECT_EQ(document.Antecedent("She"), "Ingrid Falk");
  EXPECT_EQ(document.Antecedent("Norwegian premier"), "Ingrid Falk");
  EXPECT_EQ(document.Antecedent("she"), "Ingrid Falk");
  EXPECT_EQ(document.Antecedent("Falk"), "Ingrid Falk");
}

TEST(CorefTest, KnowsWhoTheTwoLeadersAndBothSidesAre) {
  const AnnotatedDocument document(kVisit);
  const auto& entities = document.annotated().entities;
  const auto members = [&](absl::string_view group) {
    std::vector<std::string> names;
    for (const int member : document.Entity(group).members)
      names.push_back(entities[member].canonical_name);
    return names;
  };
  EXPECT_THAT(members("The two leaders"),
              ::testing::UnorderedElementsAre("Ingrid Falk", "Juris Ozolkalns"));
  EXPECT_THAT(members("Both sides"), ::testing::UnorderedElementsAre("Norway", "Latvia"));
}

TEST(CorefTest, TiesAnOfficeToTheHolderWhomALaterSentenceIntroduces) {
  const struct {
    const char* text;
    const char* country;  // Of Ingrid Falkenrud.
  } kCases[] = {
      {"The Vice-President of Namibia will go to Lusaka. Ingrid Falkenrud was a judge before.",
       "NA"},
      {"A Norwegian vice premier came to Lusaka. Nobody saw it. But Ingrid Falkenrud is patient.",
       "NO"},
      // Somebody whom the text explains is somebody else.
      {"The Vice-President of Namibia will go to Lusaka. Ingrid Falkenrud of Lapland was glad.",
       ""},
  };
  for (const auto& test : kCases) {
    const AnnotatedDocument document(test.text);
    EXPECT_EQ(document.Entity("Ingrid Falkenrud").country_code, test.country) << test.text;
  }
}

TEST(CorefTest, GivesPeopleTheCountryOfThoseTheyComeWithOrReceive) {
  const struct {
    const char* text;
    const char* name;
    const char* country;
  } kCases[] = {
      {"Norwegian Prime Minister Erik Falk flew to Zambia. He travelled with Energy Minister Lars "
       "Lunde.",
       "Lars Lunde", "NO"},
      {"The Danish sovereign, Queen Sigrid IV, is in Riga. President Ilze Ozolkalne received her.",
       "Ilze Ozolkalne", "LV"},
      {"The Danish sovereign, Queen Sigrid IV, is in Riga.", "Sigrid IV", "DK"},
  };
  for (const auto& test : kCases) {
    const AnnotatedDocument document(test.text);
    EXPECT_EQ(document.Entity(test.name).country_code, test.country) << test.text;
  }
}

TEST(CorefTest, DoesNotTieAnObjectToItsOwnSubject) {
  const AnnotatedDocument document(
      "Mrs. Sigrid Moe came to Riga. Mrs. Ilze Ozolkalne received her at the castle.");
  EXPECT_EQ(document.Antecedent("her"), "Sigrid Moe");
}

TEST(CorefTest, ReadsTheOfficeOfAPossessorAsATitle) {
  const AnnotatedDocument document("Falk met the country's prime minister, Lars Lundegaard.");
  ASSERT_FALSE(document.Entity("Lars Lundegaard").roles.empty());
  EXPECT_EQ(document.Entity("Lars Lundegaard").roles.front().office(), "prime minister");
}

TEST(CorefTest, AbstainsBetweenTwoEqualCandidates) {
  const AnnotatedDocument document(
      "It rained. Erik Falk and Lars Lunde talked; Lars Lunde and Erik Falk laughed. He left.");
  EXPECT_EQ(document.Antecedent("He"), "");
}

TEST(CorefTest, DoesNotGiveAPronounToTheOtherGender) {
  const AnnotatedDocument document("Ms. Ingrid Falk spoke first. Then he spoke.");
  EXPECT_EQ(document.Antecedent("he"), "");
}

TEST(CorefTest, TiesIToTheAuthorOutsideQuotations) {
  const AnnotatedDocument document("I saw it myself. \"I was there,\" said Arne Falk.", Date(2024),
                                   "Liv Moe");
  EXPECT_EQ(document.Antecedent("I"), "Liv Moe");
  EXPECT_EQ(document.Antecedent("I", 1), "");
  EXPECT_TRUE(document.Entity("Liv Moe").is_author);
}

TEST(CorefTest, TellsOfAnAuthorWhoDoesNotSayI) {
  const AnnotatedDocument document("Mr. Arne Falk said that he had written to Mr. Lars Lunde.",
                                   Date(2024), "Arne Falk");
  EXPECT_EQ(document.Antecedent("he"), "Arne Falk");
}

TEST(CorefTest, DoesNotMakeAWordWithACapitalTheHolderOfAnOffice) {
  const AnnotatedDocument document(
      "In Aurora, Maine, it rained. The Norwegian premier liked Aurora, Maine.", Date(2024));
  EXPECT_NE(document.Antecedent("Norwegian premier"), "Aurora");
}

TEST(CorefTest, TiesIToTheSpeakerOfATurn) {
  const AnnotatedDocument document(
      "PRESIDENT FALK: I am glad.\n\nPRIME MINISTER LUNDE: I am glad too.");
  EXPECT_EQ(document.Antecedent("I"), "FALK");
  EXPECT_EQ(document.Antecedent("I", 1), "LUNDE");
}

TEST(CorefTest, KeepsAnUnnamedOfficeAsOne) {
  const AnnotatedDocument document("The Governor of Lapland spoke. The mayor listened.", Date(0));
  EXPECT_EQ(document.Entity("Mayor").type, v1::ENTITY_TYPE_OFFICE);
  EXPECT_EQ(document.Entity("Mayor").unlinked_reason, "unnamed_office");
}

TEST(CorefTest, RanksByTitleLeadAndFrequency) {
  const AnnotatedDocument document(kVisit);
  const auto& entities = document.annotated().entities;
  ASSERT_FALSE(entities.empty());
  EXPECT_EQ(entities[0].canonical_name, "Ingrid Falk");
  EXPECT_DOUBLE_EQ(entities[0].salience, 1);
  for (size_t e = 1; e < entities.size(); ++e) {
    EXPECT_LE(entities[e].salience, entities[e - 1].salience);
    EXPECT_GE(entities[e].salience, 0);
  }
}

TEST(CorefTest, LeavesNoMentionWithoutItsEntity) {
  const AnnotatedDocument document(kVisit);
  const AnnotatedText& text = document.annotated();
  size_t mentions = 0;
  for (size_t e = 0; e < text.entities.size(); ++e) {
    for (const int m : text.entities[e].mentions)
      EXPECT_EQ(text.mentions[m].entity, static_cast<int>(e));
    mentions += text.entities[e].mentions.size();
  }
  EXPECT_EQ(mentions, text.mentions.size());
}

}  // namespace
}  // namespace communique::entity
