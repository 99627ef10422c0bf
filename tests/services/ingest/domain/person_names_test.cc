#include "services/ingest/domain/person_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const PersonNames& Names() { return TestLexicon().names(); }

TEST(PersonNamesTest, AcceptsNames) {
  EXPECT_THAT(Names().AllNames("Jane Roe"), ElementsAre("Jane Roe"));
  EXPECT_THAT(Names().AllNames("Dr. Maria de la Cruz"), ElementsAre("Dr. Maria de la Cruz"));
  EXPECT_THAT(Names().AllNames("J. R. Toll"), ElementsAre("J. R. Toll"));
  EXPECT_THAT(Names().AllNames("\xC3\x89lodie Brun-Petit"),
              ElementsAre("\xC3\x89lodie Brun-Petit"));
  EXPECT_THAT(Names().AllNames("Jane Roe, John Doe & Ann Lee"),
              ElementsAre("Jane Roe", "John Doe", "Ann Lee"));
  EXPECT_THAT(Names().AllNames("Doe, Jane"), ElementsAre("Jane Doe"));
}

TEST(PersonNamesTest, RefusesWhatIsNone) {
  for (const char* value : {"admin", "news_editor", "Editorial Team", "Northern Institute",
                            "The Long Road", "New Delhi", "Jane", "Research Fellow", "Read More",
                            "https://example.org/jane", "Grand Palace Hotel", "May 2024"}) {
    EXPECT_THAT(Names().AllNames(value), IsEmpty()) << value;
  }
}

TEST(PersonNamesTest, AcceptsNamesOfManyTraditionsInFieldsForAuthors) {
  for (const char* value : {"Will Roe", "June Doe", "Anna Rudell Beach", "Matt Best",
                            "NI MHURCHU Deirdre", "Sean O'Doe", "Jean-Luc de la Roe", "Bin Abu Doe",
                            "王小明", "김민수", "محمد علي", "Jane Roe, PhD", "Robert Doe, Jr"}) {
    EXPECT_THAT(Names().AllNames(value), ElementsAre(value)) << value;
  }
}

TEST(PersonNamesTest, RefusesTeamsOfficesAndPossessives) {
  for (const char* value :
       {"Great Day Editorial Team", "Baltic Statistical Association's", "Roe Staff",
        "Travel Writer", "某某通讯社", "某某日报", "Former Minister", "Will", "Hall"}) {
    EXPECT_THAT(Names().AllNames(value), IsEmpty()) << value;
  }
}

TEST(PersonNamesTest, LeavesRolesOfficesAndAddressesOff) {
  for (const char* value :
       {"Jane Roe, Associated Press", "Jane Roe, Staff Writer", "Jane Roe | Baltic Post",
        "Jane Roe (CNN)", "Jane Roe jane@example.org", "Jane Roe, jane@example.org",
        "Jane Roe for the Baltic Post", "Jane Roe @janeroe", "Jane Roe"}) {
    EXPECT_THAT(Names().StatedNames(value), ElementsAre("Jane Roe")) << value;
  }
  for (const char* value : {"Roe Trading, Inc.", "Great Day Editorial Team", "Northern Institute",
                            "Read more about Jane Roe", "admin"}) {
    EXPECT_THAT(Names().StatedNames(value), IsEmpty()) << value;
  }
}

TEST(PersonNamesTest, KnowsWhatSomebodyMayGoBy) {
  EXPECT_TRUE(Names().IsSingleName("Melissa"));
  for (const char* value :
       {"Admin", "Marketing", "MixMaster", "melissa", "A", "Jane Roe", "Team"}) {
    EXPECT_FALSE(Names().IsSingleName(value)) << value;
  }
}

TEST(PersonNamesTest, TurnsInvertedNames) {
  EXPECT_EQ(Names().Inverted("van der Berg, Jan"), "Jan van der Berg");
  EXPECT_EQ(Names().Inverted("Oslo, 3 May"), "");
}

TEST(PersonNamesTest, KnowsOrganisations) {
  EXPECT_TRUE(Names().IsOrganisation("Northern Institute"));
  EXPECT_TRUE(Names().IsOrganisation("Institute for Sea and Ice"));
  EXPECT_TRUE(Names().IsOrganisation("The Baltic Review"));
  EXPECT_FALSE(Names().IsOrganisation("A Bank in Beirut"));
  EXPECT_FALSE(Names().IsOrganisation("For the Press"));
  EXPECT_FALSE(Names().IsOrganisation("Jane Roe"));
}

}  // namespace
}  // namespace communique::ingest
