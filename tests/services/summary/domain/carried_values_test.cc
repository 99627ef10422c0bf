#include "services/summary/domain/carried_values.h"

#include <gtest/gtest.h>

#include "tests/services/summary/account_record.h"

namespace communique::summary {
namespace {

TEST(CarriedValuesTest, ANameSharesAWordThatIsNoTitle) {
  const PassageWords passage("President Rojas received her Norwegian guest at the harbour.");
  EXPECT_TRUE(CarriesName(passage, "Iv\xC3\xA1n Rojas"));
  EXPECT_TRUE(CarriesName(passage, "the President"));
  EXPECT_FALSE(CarriesName(passage, "President Soto"));
}

TEST(CarriedValuesTest, WordsStandInTheirOrder) {
  constexpr char kPassage[] = "She said: \xE2\x80\x9CWe sell copper, and patience.\xE2\x80\x9D";
  EXPECT_TRUE(CarriesWords(kPassage, "we sell copper and patience"));
  EXPECT_TRUE(CarriesWords(kPassage, "We sell ... patience"));
  EXPECT_FALSE(CarriesWords(kPassage, "We sell patience"));
  EXPECT_FALSE(CarriesWords(kPassage, "We sell tin"));
}

TEST(CarriedValuesTest, ACountIsAFigureOrAWord) {
  EXPECT_TRUE(CarriesCount(PassageWords("14 papers"), 14));
  EXPECT_TRUE(CarriesCount(PassageWords("fourteen papers"), 14));
  EXPECT_TRUE(CarriesCount(PassageWords("a dozen papers"), 12));
  EXPECT_TRUE(CarriesCount(PassageWords("twenty-two papers"), 22));
  EXPECT_TRUE(CarriesCount(PassageWords("an agreement"), 1));
  EXPECT_FALSE(CarriesCount(PassageWords("fourteen papers"), 13));
  EXPECT_FALSE(CarriesCount(PassageWords("papers"), 2));
}

struct DateCase {
  const char* passage;
  const char* date;
  bool carried;
};

TEST(CarriedValuesTest, ADateIsSaidOrFollows) {
  constexpr DateCase kCases[] = {
      {"from 7 to 9 May 2031", "2031-05-09", true},
      {"from 7 to 9 May 2031", "2031-05-08", false},
      {"on the ninth of May", "2031-05-09", true},
      {"on Friday", "2031-05-09", true},
      {"on Monday", "2031-05-09", false},
      {"yesterday", "2031-05-11", true},
      {"yesterday", "2031-05-10", false},
      {"7 May", "2031-05", true},
      {"7 May", "2031-08-07", false},
      {"7 May", "2029-05-07", false},
  };
  const PassageWords document("A text of 12 May 2031 from the harbour.");
  for (const DateCase& c : kCases) {
    const PassageWords passage(c.passage);
    EXPECT_EQ(CarriesDate({passage, document, DateOf("2031-05-12"), std::nullopt}, DateOf(c.date)),
              c.carried)
        << c.passage << ": " << c.date;
  }
}

TEST(CarriedValuesTest, ACountOfDaysLeadsFromOneEndToTheOther) {
  const PassageWords passage("a three-day visit from 7 May");
  EXPECT_TRUE(CarriesDate({passage, passage, DateOf("2031-05-12"), DateOf("2031-05-07")},
                          DateOf("2031-05-09")));
  EXPECT_FALSE(CarriesDate({passage, passage, DateOf("2031-05-12"), DateOf("2031-05-07")},
                           DateOf("2031-05-12")));
}

}  // namespace
}  // namespace communique::summary
