#include "services/summary/domain/html_timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace communique::summary {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

v1::DateRangeFinding Days(int year, int from, int to) {
  v1::DateRangeFinding dates;
  for (auto* date :
       {dates.mutable_value()->mutable_start(), dates.mutable_value()->mutable_end()}) {
    date->set_year(year);
    date->set_month(5);
    date->set_day(from);
  }
  dates.mutable_value()->mutable_end()->set_day(to);
  return dates;
}

TEST(HtmlTimelineTest, DrawsARowForWhatHasADay) {
  v1::Visit visit;
  *visit.mutable_dates() = Days(2031, 7, 10);
  visit.add_stops()->set_city("Santiago");
  *visit.mutable_stops(0)->mutable_dates() = Days(2031, 7, 7);
  visit.add_stops()->set_city("Nowhere known");
  visit.add_itinerary()->set_kind("dinner");
  *visit.mutable_itinerary(0)->mutable_date() = Days(2031, 9, 9);
  const std::string svg = RenderTimeline(visit);
  EXPECT_THAT(svg, HasSubstr("aria-label=\"Timeline: 3 rows\""));
  EXPECT_THAT(svg, HasSubstr("<a href=\"#f-stops-0\">"));
  EXPECT_THAT(svg, HasSubstr("<a href=\"#f-itinerary-0\">"));
  EXPECT_THAT(svg, Not(HasSubstr("Nowhere")));
  EXPECT_THAT(svg, HasSubstr(">7 May</text>"));
  EXPECT_THAT(svg, HasSubstr(">10 May</text>"));
  // Four days over 528 units: the first stop has one, the dinner begins after two.
  EXPECT_THAT(svg, HasSubstr("x=\"16.0\" y=\"94\" width=\"130.0\""));
  EXPECT_THAT(svg, HasSubstr("x=\"280.0\" y=\"134\""));
}

TEST(HtmlTimelineTest, DashesWhatIsInferred) {
  v1::Visit visit;
  *visit.mutable_dates() = Days(2031, 7, 10);
  EXPECT_THAT(RenderTimeline(visit), Not(HasSubstr("inferred")));
  visit.mutable_dates()->mutable_support()->add_evidence()->set_basis(base::v1::BASIS_INFERRED);
  EXPECT_THAT(RenderTimeline(visit), HasSubstr("bar trip inferred"));
}

TEST(HtmlTimelineTest, IsEmptyWhenNothingHasADay) {
  v1::Visit visit;
  visit.mutable_dates()->mutable_value()->mutable_start()->set_year(2031);
  EXPECT_EQ(RenderTimeline(visit), "");
}

TEST(HtmlTimelineTest, DoesNotMixDaysWithAndWithoutAYear) {
  v1::Visit visit;
  *visit.mutable_dates() = Days(0, 7, 10);
  visit.add_stops()->set_city("Santiago");
  *visit.mutable_stops(0)->mutable_dates() = Days(2031, 7, 7);
  EXPECT_THAT(RenderTimeline(visit), HasSubstr("Timeline: 1 rows"));
}

TEST(HtmlTimelineTest, StaysSmallOverTenThousandYears) {
  v1::Visit visit;
  *visit.mutable_dates() = Days(1, 7, 10);
  visit.mutable_dates()->mutable_value()->mutable_end()->set_year(9999);
  const std::string svg = RenderTimeline(visit);
  EXPECT_LT(svg.size(), 3000u);
  EXPECT_THAT(svg, HasSubstr("<path class=\"grid\""));
}

TEST(HtmlTimelineTest, AnEndBeforeTheStartIsTheStart) {
  v1::Visit visit;
  *visit.mutable_dates() = Days(2031, 9, 2);
  EXPECT_THAT(RenderTimeline(visit), HasSubstr("width=\"526.0\""));
}

TEST(HtmlTimelineTest, CutsLongLabelsAndEscapesThem) {
  v1::Visit visit;
  visit.add_itinerary()->set_description(absl::StrCat("<b>", std::string(200, 'x')));
  *visit.mutable_itinerary(0)->mutable_date() = Days(2031, 9, 9);
  const std::string svg = RenderTimeline(visit);
  EXPECT_THAT(svg, HasSubstr("x…"));
  EXPECT_THAT(svg, Not(HasSubstr("<b>")));
}

}  // namespace
}  // namespace communique::summary
