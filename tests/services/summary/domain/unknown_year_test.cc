#include "services/summary/domain/unknown_year.h"

#include <gtest/gtest.h>

#include "services/summary/domain/date_math.h"

namespace communique::summary {
namespace {

base::v1::PartialDate Day(int year, int month, int day) {
  base::v1::PartialDate date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

void Date(int year, base::v1::Basis basis, v1::DateRangeFinding* finding) {
  *finding->mutable_value() = MakeRange(Day(year, 5, 7), Day(year, 5, 8));
  finding->mutable_support()->add_evidence()->set_basis(basis);
}

// A visit dated in `year`, with a stop, an activity and a meeting in 2024 on this basis.
v1::Visit VisitIn(int year, base::v1::Basis basis) {
  v1::Visit visit;
  Date(year, base::v1::BASIS_STATED, visit.mutable_dates());
  Date(2024, basis, visit.add_stops()->mutable_dates());
  Date(2024, basis, visit.add_itinerary()->mutable_date());
  Date(2024, basis, visit.add_meetings()->mutable_date());
  return visit;
}

TEST(UnknownYearTest, WhatIsOnlyInferredGoes) {
  v1::Visit visit = VisitIn(0, base::v1::BASIS_INFERRED);
  DropInferredYears(&visit);
  EXPECT_EQ(visit.stops(0).dates().value().edtf(), "XXXX-05-07/XXXX-05-08");
  EXPECT_EQ(visit.itinerary(0).date().value().start().year(), 0);
  EXPECT_EQ(visit.itinerary(0).date().value().start().day(), 7);
  EXPECT_EQ(visit.meetings(0).date().value().end().year(), 0);
}

TEST(UnknownYearTest, AStatedYearAndTheYearOfADatedVisitStay) {
  v1::Visit stated = VisitIn(0, base::v1::BASIS_STATED);
  DropInferredYears(&stated);
  EXPECT_EQ(stated.stops(0).dates().value().start().year(), 2024);
  v1::Visit dated = VisitIn(2024, base::v1::BASIS_INFERRED);
  DropInferredYears(&dated);
  EXPECT_EQ(dated.meetings(0).date().value().start().year(), 2024);
  v1::Visit half_dated = VisitIn(2024, base::v1::BASIS_INFERRED);
  half_dated.mutable_dates()->mutable_value()->clear_start();
  DropInferredYears(&half_dated);
  EXPECT_EQ(half_dated.meetings(0).date().value().start().year(), 2024);
  v1::Visit undated = VisitIn(0, base::v1::BASIS_INFERRED);
  undated.clear_dates();
  DropInferredYears(&undated);
  EXPECT_EQ(undated.stops(0).dates().value().start().year(), 2024);
}

}  // namespace
}  // namespace communique::summary
