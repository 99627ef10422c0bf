// Linking to the knowledge base: link_clusters, link_knowledge, link_metonyms and link_entities.
#include "services/entity/domain/link_entities.h"

#include <gmock/gmock.h>

#include "tests/services/entity/domain/analysis_fixture.h"

namespace communique::entity {
namespace {

TEST(LinkTest, LetsTheDateDecideWhoTheRussianPresidentIs) {
  const AnnotatedDocument now("The Russian president spoke in Oslo.", Date(2025, 5, 9));
  EXPECT_EQ(now.Antecedent("Russian president"), "Vladimir Putin");
  const AnnotatedDocument then("The Russian president spoke in Oslo.", Date(2010, 5, 9));
  EXPECT_EQ(then.Antecedent("Russian president"), "Dmitry Medvedev");
}

TEST(LinkTest, LinksFullNamesAndTheirTransliterations) {
  const AnnotatedDocument document("Sergei Lavrov met Volodymyr Zelenskyy, and Lavrov left.",
                                   Date(2024));
  EXPECT_EQ(document.Entity("Sergey Lavrov").kb_id, "Q58217");
  EXPECT_EQ(document.Entity("Sergey Lavrov").mentions.size(), 2u);
  EXPECT_EQ(document.Entity("Volodymyr Zelenskyy").country_code, "UA");
}

TEST(LinkTest, LinksASurnameByTitleAndTime) {
  const AnnotatedDocument document("President Bush came to Oslo.", Date(2005, 3));
  EXPECT_EQ(document.Entity("George W. Bush").country_code, "US");
  const AnnotatedDocument earlier("President Bush came to Oslo.", Date(1991, 3));
  EXPECT_TRUE(earlier.Entity("George H. W. Bush").linked) << earlier.Entity("Bush").unlinked_reason;
}

struct NameCase {
  const char* text;
  int year;
  const char* name;  // Of the record; what the text says of a person when none is linked.
  const char* in_text;
};

class NameTest : public ::testing::TestWithParam<NameCase> {};

TEST_P(NameTest, LinksToTheRecordThatTheNameMeans) {
  const AnnotatedDocument document(GetParam().text, Date(GetParam().year));
  const EntityRecord& person = document.Entity(GetParam().in_text);
  EXPECT_EQ(person.type, v1::ENTITY_TYPE_PERSON) << GetParam().text;
  EXPECT_EQ(person.linked ? person.canonical_name : "", GetParam().name) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Agreeing, NameTest,
    ::testing::Values(NameCase{"President Rodrigo Roa Duterte of the Philippines spoke.", 2017,
                               "Rodrigo Duterte", "Rodrigo Roa Duterte"},
                      NameCase{
                          "In Manila, President Benigno S. Aquino III of the Philippines spoke.",
                          2012, "Benigno Aquino III", "Benigno S. Aquino III"},
                      NameCase{"Turkish President Recep Erdogan spoke.", 2015,
                               "Recep Tayyip Erdoğan", "Recep Erdogan"},
                      NameCase{"Australian Prime Minister E. G. Whitlam spoke.", 1973,
                               "Gough Whitlam", "E. G. Whitlam"},
                      NameCase{"South Korean President Park Geun-hye spoke.", 2015, "Park Geun-hye",
                               "Park Geun-hye"},
                      NameCase{"Mr Perfecto Yasay of the Philippines spoke.", 2016,
                               "Perfecto R. Yasay, Jr.", "Perfecto Yasay"},
                      NameCase{"The Thai leader, Prime Minister Chan-o-cha, spoke in Thailand.",
                               2016, "Prayut Chan-o-cha", "Chan-o-cha"},
                      NameCase{"Thai King Bhumibol Adulyadej spoke.", 1990, "Bhumibol Adulyadej",
                               "Bhumibol Adulyadej"},
                      NameCase{"In Berlin the visitor thanked Mrs. Merkel. Germany agreed.", 2015,
                               "Angela Merkel", "Merkel"}));

INSTANTIATE_TEST_SUITE_P(
    Remembered, NameTest,
    ::testing::Values(NameCase{"Since Harry Truman, presidents had come.", 2015, "Harry S. Truman",
                               "Harry Truman"},
                      NameCase{"The United States remembered President Kennedy.", 2010,
                               "John F. Kennedy", "Kennedy"},
                      NameCase{"The Prime Minister of Australia praised Mr Whitlam.", 1990,
                               "Gough Whitlam", "Whitlam"},
                      NameCase{"The Prime Minister of Australia praised General Cosgrove.", 2006,
                               "Peter Cosgrove", "Cosgrove"}));

INSTANTIATE_TEST_SUITE_P(
    Styles, NameTest,
    ::testing::Values(
        NameCase{"The Duke of Edinburgh came to Australia.", 1967, "Prince Philip",
                 "Duke of Edinburgh"},
        NameCase{"The Prince of Wales came to Australia.", 1977, "Charles III", "Prince of Wales"},
        NameCase{"The Prince of Wales came to Australia.", 2024, "Prince William",
                 "Prince of Wales"},
        NameCase{"In Japan they met Prime Minister Kan.", 2010, "Naoto Kan", "Kan"},
        NameCase{"Mr. Richard Hall told reporters so.", 1974, "", "Richard Hall"},
        NameCase{"Miss Jean Maxwollin told reporters so.", 1974, "", "Jean Maxwollin"}));

INSTANTIATE_TEST_SUITE_P(
    Namesakes, NameTest,
    ::testing::Values(NameCase{"Keith Mitchell told reporters in Oslo that Norway agreed.", 2000,
                               "", "Keith Mitchell"},
                      NameCase{"Korean negotiators met Mr Choi of the Seoul trade board in Korea.",
                               1987, "", "Choi"},
                      NameCase{"In India she thanked Secretary Rao.", 2010, "", "Rao"},
                      NameCase{"Sir Charles told the Prime Minister of the United Kingdom so.",
                               1975, "", "Charles"},
                      NameCase{"Professor Harry Truman told reporters about fish.", 2015,
                               "Harry S. Truman", "Harry Truman"},
                      NameCase{"Fisheries Minister Harry Truman spoke.", 2015, "", "Harry Truman"},
                      NameCase{"Our host in Uzbekistan, Mr Karimov, spoke.", 2019, "", "Karimov"}));

TEST(LinkTest, NeverLinksAnOrdinarySurnameToARandomLeader) {
  const AnnotatedDocument document(
      "Farmer Arne Brown told May about it. Brown and King left in May.", Date(2008, 5));
  for (const EntityRecord& entity : document.annotated().entities) {
    EXPECT_FALSE(entity.linked && entity.type == v1::ENTITY_TYPE_PERSON) << entity.canonical_name;
  }
}

TEST(LinkTest, DoesNotLinkWhatTheTitleContradicts) {
  const AnnotatedDocument document("Norwegian Prime Minister Emmanuel Macron spoke.", Date(2024));
  EXPECT_FALSE(document.Entity("Emmanuel Macron").linked);
  EXPECT_EQ(document.Entity("Emmanuel Macron").unlinked_reason, "contradicts_document");
}

TEST(LinkTest, KeepsAHusbandAndHisWifeApart) {
  const AnnotatedDocument document(
      "President Arne Falk of Norway came with Mrs. Falk. Mrs. Falk smiled.");
  EXPECT_EQ(document.Entity("Arne Falk").mentions.size(), 1u);
  EXPECT_EQ(document.Entity("Falk").mentions.size(), 2u);
  EXPECT_EQ(document.Entity("Falk").gender, "f");
  EXPECT_EQ(document.Entity("Falk").country_code, "NO");
}

TEST(LinkTest, TellsTheCapitalFromItsGovernment) {
  const AnnotatedDocument document(
      "Beijing said that it agreed. She arrived in Beijing on Monday.");
  const EntityRecord& china = document.Entity("China");
  ASSERT_EQ(china.mentions.size(), 1u);
  EXPECT_TRUE(document.annotated().mentions[china.mentions[0]].metonymic);
  EXPECT_EQ(document.Antecedent("Beijing", 0), "China");
  EXPECT_EQ(document.Antecedent("Beijing", 1), "Beijing");
}

TEST(LinkTest, KnowsTheFailuresOfOthers) {
  const AnnotatedDocument document(
      "France and China wrote to The South China Morning Post. They sailed to Port Sudan. "
      "Turkey, Chad, Jordan and Georgia agreed.",
      Date(2024));
  EXPECT_EQ(document.Entity("France").kb_id, "Q142");
  EXPECT_EQ(document.Entity("China").type, v1::ENTITY_TYPE_COUNTRY);
  EXPECT_EQ(document.Entity("South China Morning Post").type, v1::ENTITY_TYPE_OUTLET);
  EXPECT_EQ(document.Entity("Port Sudan").type, v1::ENTITY_TYPE_PLACE);
  for (const char* code : {"TR", "TD", "JO", "GE"}) {
    bool found = false;
    for (const EntityRecord& entity : document.annotated().entities) {
      found = found || (entity.type == v1::ENTITY_TYPE_COUNTRY && entity.country_code == code);
    }
    EXPECT_TRUE(found) << code;
  }
}

TEST(LinkTest, StatesRolesWithTheirWords) {
  const AnnotatedDocument document("Ingrid Falk, the prime minister of Norway, spoke.");
  const EntityRecord& person = document.Entity("Ingrid Falk");
  ASSERT_EQ(person.roles.size(), 1u);
  EXPECT_TRUE(person.roles[0].stated());
  EXPECT_EQ(person.roles[0].title(), "Prime Minister of Norway");
  const auto& span = person.roles[0].span();
  EXPECT_EQ(
      document.document().text().substr(span.byte_begin(), span.byte_end() - span.byte_begin()),
      "prime minister of Norway");
}

TEST(LinkTest, InfersTheCountryOfAHostFromHisCapital) {
  const AnnotatedDocument document(
      "Latvian President Juris Ozolkalns arrived in Oslo on Monday. In Norway he was received by "
      "Prime "
      "Minister Ingrid Falk at the guest house.");
  EXPECT_EQ(document.Entity("Ingrid Falk").country_code, "NO");
  EXPECT_EQ(document.Entity("Juris Ozolkalns").country_code, "LV");
}

struct CountryCase {
  const char* text;
  const char* name;
  const char* country;
};

class CountryTest : public ::testing::TestWithParam<CountryCase> {};

TEST_P(CountryTest, GivesPeopleTheirCountryByWhatStandsNear) {
  const AnnotatedDocument document(GetParam().text, Date(2031, 5));
  EXPECT_EQ(document.Entity(GetParam().name).country_code, GetParam().country) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, CountryTest,
    ::testing::Values(
        CountryCase{"Kenyan President Amos Wanjohi came to Colombo for a summit in Colombo. There "
                    "he met his host, President Ruwan Aberatne, and left. Pakistan stayed away.",
                    "Ruwan Aberatne", "LK"},
        CountryCase{"Prime Minister Juris Ozolkalns of Latvia will be accompanied by his wife, by "
                    "Miss Tekla Grabo and by Mr Oskar Zemzars. They travel to Canada.",
                    "Oskar Zemzars", "LV"},
        CountryCase{"Kazakh President Yerlan Dosbolat works as the late President Marat Oralbek of "
                    "Kazakhstan did.",
                    "Marat Oralbek", "KZ"},
        CountryCase{
            "Prime Minister Shahid Lashari visited Larkana and Sukkur on Friday. In Larkana "
            "he met farmers, and in Sukkur nobody.",
            "Shahid Lashari", "PK"},
        CountryCase{"Latvian Prime Minister Juris Ozolkalns sat down with his counterpart, Ingrid "
                    "Falk; later he called on the King of Norway in Oslo.",
                    "Ingrid Falk", "NO"}));

}  // namespace
}  // namespace communique::entity
