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

}  // namespace
}  // namespace communique::entity
