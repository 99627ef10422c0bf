#include "services/entity/domain/time_expressions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

constexpr absl::string_view kKinds[] = {"?", "date", "range", "duration", "index", "recurring"};

// Every expression as "kind words value".
std::vector<std::string> Times(const std::string& text, int year, int month, int day) {
  DocumentContext context;
  context.publication_date.set_year(year);
  context.publication_date.set_month(month);
  context.publication_date.set_day(day);
  const Annotated annotated(text, context);
  const std::vector<VerbGroup> groups = FindVerbGroups(TestRules().verbs, annotated.text());
  std::vector<std::string> lines;
  for (const v1::TimeExpression& time :
       FindTimes(TestRules(), annotated.text(), groups, annotated.index())) {
    std::string value = time.value().edtf();
    if (time.duration_days() != 0) value = absl::StrCat(time.duration_days(), "d");
    if (time.day_index() != 0) value = absl::StrCat("#", time.day_index());
    lines.push_back(absl::StrCat(kKinds[time.kind()], ": ",
                                 text::Slice(annotated.text().text, time.span()), " = ", value));
  }
  return lines;
}

struct TimeCase {
  const char* text;
  const char* want;  // Expressions joined by "; ".
};

// Published on Wednesday 13 March 2030.
constexpr TimeCase kCases[] = {
    // Days.
    {"He came on 9 March 2030.", "date: 9 March 2030 = 2030-03-09"},
    {"He came on March 9, 2030, and left.", "date: March 9, 2030 = 2030-03-09"},
    {"He came on the 9th of March 2030.", "date: the 9th of March 2030 = 2030-03-09"},
    {"He came on March 9th.", "date: March 9th = 2030-03-09"},
    {"He came on 9 March.", "date: 9 March = 2030-03-09"},
    {"He will come on 9 April.", "date: 9 April = 2030-04-09"},
    {"He will come on 9 January.", "date: 9 January = 2031-01-09"},
    {"He came on 9 November.", "date: 9 November = 2029-11-09"},
    {"He came on Sept. 5.", "date: Sept. 5 = 2029-09-05"},
    {"He came on Monday, 11 March 2030.", "date: Monday, 11 March 2030 = 2030-03-11"},
    {"He came on Monday, March 11.", "date: Monday, March 11 = 2030-03-11"},
    {"Date: 2030-03-09", "date: 2030-03-09 = 2030-03-09"},
    {"Date: 26/02/2030", "date: 26/02/2030 = 2030-02-26"},
    {"Date: 02/26/2030", "date: 02/26/2030 = 2030-02-26"},
    {"Date: 26.02.2030", "date: 26.02.2030 = 2030-02-26"},
    {"Date: 26-Feb-2030", "date: 26-Feb-2030 = 2030-02-26"},
    {"He came on the 4th, and left.", "date: the 4th = 2030-03-04"},
    {"He came on 30 March 2029. On the 31st he left.",
     "date: 30 March 2029 = 2029-03-30; date: the 31st = 2029-03-31"},
    // Ranges.
    {"He stayed from 7 to 10 August 2029.", "range: 7 to 10 August 2029 = 2029-08-07/2029-08-10"},
    {"He stayed May 7–9, 2029, here.", "range: May 7–9, 2029 = 2029-05-07/2029-05-09"},
    {"He stayed on 7-9 May.", "range: 7-9 May = 2029-05-07/2029-05-09"},
    {"He will stay from 7 to 9 May.", "range: 7 to 9 May = 2030-05-07/2030-05-09"},
    {"He stayed between 3 and 5 June 2029.", "range: 3 and 5 June 2029 = 2029-06-03/2029-06-05"},
    {"He stayed on August 7 and 8, 2029.", "range: August 7 and 8, 2029 = 2029-08-07/2029-08-08"},
    {"He stayed on 7, 8 and 9 May 2029.", "range: 7, 8 and 9 May 2029 = 2029-05-07/2029-05-09"},
    {"He stayed from 30 June to 2 July 2029.",
     "range: 30 June to 2 July 2029 = 2029-06-30/2029-07-02"},
    {"He stayed from 30 December to 2 January 2030.",
     "range: 30 December to 2 January 2030 = 2029-12-30/2030-01-02"},
    {"He stayed from 30 December 2029 until 2 January 2030.",
     "range: 30 December 2029 until 2 January 2030 = 2029-12-30/2030-01-02"},
    {"He stayed from the 3rd through the 5th.",
     "range: the 3rd through the 5th = 2030-03-03/2030-03-05"},
    {"He stayed from Monday to Wednesday.", "range: Monday to Wednesday = 2030-03-11/2030-03-13"},
    {"He will stay from Monday to Wednesday.",
     "range: Monday to Wednesday = 2030-03-18/2030-03-20"},
    {"It lasted from 2016 to 2019.", "range: 2016 to 2019 = 2016/2019"},
    {"It lasted from May to July 2029.", "range: May to July 2029 = 2029-05/2029-07"},
    {"It was the 2024-25 season.", "range: 2024-25 = 2024/2025"},
    {"It began in the 1990s.", "range: the 1990s = 199X"},
    // Months, years, seasons.
    {"It began in July 2019.", "date: July 2019 = 2019-07"},
    {"It began in July.", "date: July = 2029-07"},
    {"It begins in mid-May 2031.", "date: mid-May 2031 = 2031-05~"},
    {"It ended at the end of May 2029.", "date: the end of May 2029 = 2029-05~"},
    {"It began in 2016.", "date: 2016 = 2016"},
    {"It began in spring 2016.", "date: spring 2016 = 2016-21"},
    // Against the publication date.
    {"He left yesterday.", "date: yesterday = 2030-03-12"},
    {"He leaves tomorrow.", "date: tomorrow = 2030-03-14"},
    {"He leaves the day after tomorrow.", "date: the day after tomorrow = 2030-03-15"},
    {"He arrived on Monday.", "date: Monday = 2030-03-11"},
    {"He will arrive on Monday.", "date: Monday = 2030-03-18"},
    {"He arrived last Wednesday.", "date: last Wednesday = 2030-03-06"},
    {"He arrives next Wednesday.", "date: next Wednesday = 2030-03-20"},
    {"He said on Tuesday that Rao will come on Friday.",
     "date: Tuesday = 2030-03-12; date: Friday = 2030-03-15"},
    {"He arrives next week.", "range: next week = 2030-03-18/2030-03-24"},
    {"He left last month.", "date: last month = 2030-02"},
    {"He came earlier this year.", "date: earlier this year = 2030~"},
    {"He leaves this weekend.", "range: this weekend = 2030-03-16/2030-03-17"},
    {"He comes early next month.", "date: early next month = 2030-04~"},
    {"He came two weeks ago.", "date: two weeks ago = 2030-02-27~"},
    {"He came three days ago.", "date: three days ago = 2030-03-10"},
    // Against the narrative.
    {"He came on 4 March. The following day he left.",
     "date: 4 March = 2030-03-04; date: The following day = 2030-03-05"},
    {"He came on 4 March. Two days later he left.",
     "date: 4 March = 2030-03-04; date: Two days later = 2030-03-06"},
    {"He came on 4 May 2027. On Thursday he left.",
     "date: 4 May 2027 = 2027-05-04; date: Thursday = 2027-05-06"},
    // Durations and day counts.
    {"It was a three-day visit.", "duration: three-day = 3d"},
    {"A 48-hour stop.", "duration: 48-hour = 2d"},
    {"He stayed for ten days.", "duration: ten days = 10d"},
    {"Day Two: talks", "index: Day Two = #2"},
    {"On the second day of the visit he left.", "index: second day = #2"},
    {"The parade marks Victory Day.", "recurring: Victory Day = XXXX-05-09"},
    // No times.
    {"He may 2 times ask.", ""},
    {"A 70-year-old man", ""},
    {"He brought 2,000 people and 1950 tonnes.", ""},
    {"They march on.", ""},
    {"It was clear from day one.", ""},
    {"A second term", ""},
};

TEST(FindTimesTest, GivesTheExpectedValues) {
  for (const TimeCase& c : kCases) {
    EXPECT_EQ(absl::StrJoin(Times(c.text, 2030, 3, 13), "; "), c.want) << c.text;
  }
}

TEST(FindTimesTest, LeavesTheYearOpenWhenTheTextHasNone) {
  EXPECT_THAT(Times("He came on 9 May.", 0, 0, 0),
              testing::ElementsAre("date: 9 May = XXXX-05-09"));
  EXPECT_THAT(Times("He came on Monday.", 0, 0, 0), testing::ElementsAre("date: Monday = "));
}

}  // namespace
}  // namespace communique::entity
