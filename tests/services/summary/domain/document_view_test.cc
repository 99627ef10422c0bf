#include "services/summary/domain/document_view.h"

#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

TEST(DocumentViewTest, TellsTitleLeadAndBodyApart) {
  FixtureDocument fixture;
  fixture.Title("A title");
  fixture.Line(ingest::v1::BLOCK_ROLE_BYLINE, "By somebody of this town with a long name");
  for (int i = 0; i < 6; ++i) {
    fixture.Paragraph({"This is a sentence of quite ordinary length for a lead."});
  }
  const ReadFixture read(fixture);
  EXPECT_EQ(read.view.sentences()[0].zone, Zone::kTitle);
  EXPECT_EQ(read.view.sentences()[1].zone, Zone::kApparatus);
  EXPECT_EQ(read.view.sentences()[2].zone, Zone::kLead);
  EXPECT_EQ(read.view.sentences()[7].zone, Zone::kBody);
}

TEST(DocumentViewTest, LaysMentionsTimesAndQuotationsOverTheWords) {
  FixtureDocument fixture;
  fixture.Person("p", "Hana Okafor", "NO", "prime minister");
  fixture.Time("t", "2031-05-07");
  fixture.Paragraph({"[p:Hana Okafor] said on [t:7 May] that \"all is well\" there."});
  fixture.Quote("all is well", "p");
  const ReadFixture read(fixture);
  const std::vector<Word>& words = read.view.words();
  EXPECT_EQ(words[0].mention, 0);
  EXPECT_EQ(words[1].mention, 0);
  EXPECT_EQ(words[4].time, 0);
  EXPECT_EQ(words[8].quotation, 0);
  EXPECT_EQ(words[2].mention, -1);
  EXPECT_EQ(words[0].sentence, 0);
}

TEST(DocumentViewTest, EveryWordIsItsPassageOfTheText) {
  const ReadFixture read(SmallVisit());
  for (const Word& word : read.view.words()) {
    EXPECT_EQ(read.view.text().substr(word.begin, word.end - word.begin), word.text);
  }
}

TEST(DocumentViewTest, TheOfficeOfAStatementIsItsAuthors) {
  FixtureDocument fixture;
  fixture.Person("a", "Hana Okafor", "NO", "prime minister").set_is_author(true);
  entity::v1::Entity& office =
      fixture.Entity("o", entity::v1::ENTITY_TYPE_OFFICE, "Prime Minister");
  office.add_roles()->set_office("prime minister");
  fixture.Paragraph({"He will call on the [o:Prime Minister] at noon."});
  const ReadFixture read(fixture);
  EXPECT_EQ(read.view.mentions()[0].entity, 0);
  EXPECT_EQ(read.view.Resolved(1), 0);
}

TEST(DocumentViewTest, TheSpeakerHoldsTheFloorUntilTheNextLabel) {
  FixtureDocument fixture;
  fixture.Person("a", "Okafor", "NO", "prime minister");
  fixture.Person("b", "Rojas", "CL", "president");
  fixture.Paragraph({"PRIME MINISTER [a:OKAFOR]: Welcome.", "It is good to see you."});
  fixture.Paragraph({"PRESIDENT [b:ROJAS]: Thank you."});
  const ReadFixture read(fixture);
  EXPECT_EQ(read.view.sentences()[1].speaker, 0);
  EXPECT_EQ(read.view.sentences()[2].speaker, 1);
}

TEST(DocumentViewTest, StatedRolesTellTheCountryFirst) {
  FixtureDocument fixture;
  entity::v1::Entity& person = fixture.Person("p", "Okafor", "SE", "");
  entity::v1::Role& role = *person.add_roles();
  role.set_stated(true);
  role.set_country_code("NO");
  fixture.Paragraph({"[p:Okafor] came."});
  const ReadFixture read(fixture);
  EXPECT_EQ(read.view.CountryOf(0), "NO");
}

}  // namespace
}  // namespace communique::summary
