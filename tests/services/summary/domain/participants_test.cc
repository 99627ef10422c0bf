#include "services/summary/domain/participants.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/summary/fixture_document.h"

namespace communique::summary {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Names(const std::vector<v1::Participant>& people) {
  std::vector<std::string> names;
  for (const v1::Participant& person : people) names.push_back(person.name());
  return names;
}

TEST(ParticipantsTest, NamesPrincipalAndHostWithEvidence) {
  const ReadFixture read(SmallVisit());
  const Participants people = FindParticipants(read.context());
  EXPECT_THAT(Names(people.visitors), ElementsAre("Hana Okafor"));
  EXPECT_THAT(Names(people.hosts), ElementsAre("Iv\xC3\xA1n Rojas"));
  EXPECT_FALSE(people.hosts[0].support().evidence().empty());
  EXPECT_EQ(people.visitors[0].role().office(), "prime minister");
}

TEST(ParticipantsTest, TakesSpouseAndDelegationFromTheCompany) {
  FixtureDocument fixture = SmallVisit();
  fixture.Person("w", "Erik Okafor", "NO", "spouse");
  fixture.Person("f", "Anders Dahl", "NO", "foreign minister");
  fixture.Paragraph(
      {"[p:Okafor] was accompanied by her husband, [w:Erik Okafor], and Foreign "
       "Minister [f:Anders Dahl]."});
  const ReadFixture read(fixture);
  const Participants people = FindParticipants(read.context());
  EXPECT_THAT(Names(people.visitors), ElementsAre("Hana Okafor", "Erik Okafor"));
  EXPECT_EQ(people.visitors[1].kind(), v1::PARTICIPANT_KIND_SPOUSE);
  EXPECT_THAT(Names(people.delegation), ElementsAre("Anders Dahl"));
}

// A shorter name of the principal is the principal again.
TEST(ParticipantsTest, ThePrincipalIsNoDelegate) {
  FixtureDocument fixture = SmallVisit();
  fixture.Person("q", "Okafor", "NO", "prime minister");
  fixture.Paragraph({"The Norwegian delegation included [q:Okafor] herself."});
  const ReadFixture read(fixture);
  EXPECT_THAT(FindParticipants(read.context()).delegation, ::testing::IsEmpty());
}

TEST(ParticipantsTest, ListsGoOnFromLineToLine) {
  FixtureDocument fixture = SmallVisit();
  fixture.Person("a", "Anders Dahl", "NO", "foreign minister");
  fixture.Person("s", "Siri Moen", "NO", "trade minister");
  fixture.Paragraph({"Members of the delegation of [p:Okafor]:"});
  fixture.Paragraph({"[a:Anders Dahl], Minister of Foreign Affairs"});
  fixture.Paragraph({"[s:Siri Moen], Minister of Trade"});
  fixture.Paragraph({"The programme follows."});
  const ReadFixture read(fixture);
  EXPECT_THAT(Names(FindParticipants(read.context()).delegation),
              ElementsAre("Anders Dahl", "Siri Moen"));
}

// Who only signs beside somebody of the visitor's side has a part as well.
TEST(ParticipantsTest, WhoSignsWithTheVisitorIsAHost) {
  FixtureDocument fixture = SmallVisit();
  fixture.Person("m", "Rosa Fuentes", "CL", "economy minister");
  fixture.Paragraph({"[p:Okafor] and [m:Rosa Fuentes] signed a treaty."});
  const ReadFixture read(fixture);
  EXPECT_THAT(Names(FindParticipants(read.context()).hosts),
              ElementsAre("Iv\xC3\xA1n Rojas", "Rosa Fuentes"));
}

TEST(ParticipantsTest, SpokespeopleAndFormerLeadersAreNoHosts) {
  FixtureDocument fixture = SmallVisit();
  fixture.Person("x", "Marta Soto", "CL", "");
  fixture.Person("y", "Luis Vega", "CL", "president");
  fixture.Paragraph({"A spokeswoman, [x:Marta Soto], told reporters of the meeting."});
  fixture.Paragraph({"In 2026 former president [y:Luis Vega] met nobody from Norway."});
  const ReadFixture read(fixture);
  EXPECT_THAT(Names(FindParticipants(read.context()).hosts), ElementsAre("Iv\xC3\xA1n Rojas"));
}

TEST(ParticipantsTest, PeopleOfOtherCountriesAreNoHosts) {
  FixtureDocument fixture = SmallVisit();
  fixture.Person("z", "Amina Yusuf", "KE", "president");
  fixture.Paragraph({"[p:Okafor] will meet President [z:Amina Yusuf] in the autumn."});
  const ReadFixture read(fixture);
  EXPECT_THAT(Names(FindParticipants(read.context()).hosts), ElementsAre("Iv\xC3\xA1n Rojas"));
}

TEST(ParticipantsTest, OneWhoIsNeverMetIsNoHost) {
  FixtureDocument fixture = SmallVisit();
  fixture.Person("m", "Rosa Fuentes", "CL", "finance minister");
  fixture.Paragraph({"Finance Minister [m:Rosa Fuentes] presented a budget last month."});
  const ReadFixture read(fixture);
  EXPECT_THAT(Names(FindParticipants(read.context()).hosts), ElementsAre("Iv\xC3\xA1n Rojas"));
}

}  // namespace
}  // namespace communique::summary
