#include "services/ingest/domain/programme.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::Contains;
using ::testing::Not;

struct LineCase {
  const char* line;
  bool opens;
};

class OpensProgrammeEntryTest : public ::testing::TestWithParam<LineCase> {};

TEST_P(OpensProgrammeEntryTest, TellsLinesThatSayWhen) {
  const std::vector<Word> words = SplitWords(GetParam().line);
  EXPECT_EQ(OpensProgrammeEntry(words, words.size(), TestLexicon().dates()), GetParam().opens);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, OpensProgrammeEntryTest,
    ::testing::Values(
        LineCase{"10.30 a.m. Wreath at the memorial", true}, LineCase{"9:15 am", true},
        LineCase{"1500 hrs Tea with the mayor", true}, LineCase{"p. m.", true},
        LineCase{"TUESDAY 4 MARCH", true}, LineCase{"Friday, 7th: departure for Riga", true},
        LineCase{"Day Two", true}, LineCase{"Afternoon", true},
        LineCase{"12 ministers came along", false},
        LineCase{"1500 people stood in the rain", false}, LineCase{"4 March 2024", false},
        LineCase{"Evening fell over the harbour of Tallinn", false},
        LineCase{"friday was the day on which", false},
        LineCase{"Friday was a long day for the minister and for everybody who had come to see her",
                 false},
        LineCase{"", false}));

constexpr char kProgramme[] =
    "\n\nTUESDAY 4 MARCH\n\n10.30 a.m. Arrival at the harbour\n\n12.00 noon Lunch with the "
    "mayor\n\n"
    "WEDNESDAY 5 MARCH\n\n9.15 a.m. Wreath at the memorial\n\n11 a.m. Departure for Riga\n";

TEST(ProgrammeTest, IsTextThoughItsLinesAreNoSentences) {
  const v1::Document document = Clean(absl::StrCat("An Estonian in Ottawa\n\n", kBody, kProgramme));
  EXPECT_THAT(Paragraphs(document), Contains("9.15 a.m. Wreath at the memorial"));
  EXPECT_THAT(Paragraphs(document), Contains("11 a.m. Departure for Riga"));
}

TEST(ProgrammeTest, AFewTimesAreNone) {
  const v1::Document document =
      Clean(absl::StrCat("An Estonian in Ottawa\n\n", kBody, "\n\n10.30 a.m.\n\n11.15 a.m.\n"));
  EXPECT_THAT(Paragraphs(document), Not(Contains("11.15 a.m.")));
}

}  // namespace
}  // namespace communique::ingest
