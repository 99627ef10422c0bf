#include "services/entity/domain/time_stays.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/entity/domain/time_anchor.h"
#include "services/entity/domain/time_ranges.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

// The lengths and counted days of a text with their places.
std::string Stays(const std::string& text) {
  const Annotated annotated(text);
  const std::vector<VerbGroup> groups = FindVerbGroups(TestRules().verbs, annotated.text());
  std::vector<std::string> stays;
  for (const PlacedTime& time :
       PlaceTimes(TestRules().times.lexicon(), annotated.text(), groups,
                  JoinRanges(annotated.text(), TestRules().times.Match(annotated.text())))) {
    if (time.duration_days == 0 && time.day_index == 0) continue;
    stays.push_back(absl::StrCat(time.duration_days, "d #", time.day_index, " ",
                                 ToRange(time.start, time.end, false).edtf()));
  }
  return absl::StrJoin(stays, "; ");
}

struct StayCase {
  const char* text;
  const char* want;
};

constexpr StayCase kCases[] = {
    {"He began a three-day visit on 30 May 2029.", "3d #0 2029-05-30/2029-06-01"},
    {"He made a three-day visit beginning 30 May 2029.", "3d #0 2029-05-30/2029-06-01"},
    {"He concluded a three-day visit on 1 June 2029.", "3d #0 2029-05-30/2029-06-01"},
    {"He arrived on 30 May 2029. On the second day of his visit he spoke.", "0d #2 "},
    {"He was there from 30 May to 1 June 2029. On the second day of his visit he spoke.",
     "0d #2 2029-05-31"},
    {"He was there from 30 May to 1 June 2029. On the fourth day he spoke.", "0d #4 "},
    {"He was there from 30 May to 1 June 2029. On the second day of the hearings he spoke.",
     "0d #2 "},
    // Two days in the sentence, or no word that begins or ends a stay.
    {"He began a three-day visit on 30 May 2029 and left on 31 May 2029.", "3d #0 "},
    {"He praised the three-day visit on 30 May 2029.", "3d #0 "},
    {"He began a ten-year term on 30 May 2029.", "3650d #0 "},
};

TEST(TimeStaysTest, ArePlacedByTheDayOnWhichTheyBeginOrEnd) {
  for (const StayCase& c : kCases) EXPECT_EQ(Stays(c.text), c.want) << c.text;
}

}  // namespace
}  // namespace communique::entity
