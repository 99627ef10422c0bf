#include "services/summary/domain/unknown_year.h"

#include "services/summary/domain/date_math.h"

namespace communique::summary {
namespace {

bool IsInferred(const base::v1::Support& support) {
  return !support.evidence().empty() && support.evidence(0).basis() == base::v1::BASIS_INFERRED;
}

void DropYear(v1::DateRangeFinding* finding) {
  if (!IsInferred(finding->support())) return;
  base::v1::PartialDate start = finding->value().start();
  base::v1::PartialDate end = finding->value().end();
  if (start.month() == 0) return;  // Nothing would be left.
  start.clear_year();
  end.clear_year();
  *finding->mutable_value() = MakeRange(start, end);
}

}  // namespace

void DropInferredYears(v1::Visit* visit) {
  const base::v1::DateRange& dates = visit->dates().value();
  if (!visit->has_dates() || dates.start().year() != 0 || dates.end().year() != 0) return;
  for (v1::Stop& stop : *visit->mutable_stops()) {
    if (stop.has_dates()) DropYear(stop.mutable_dates());
  }
  for (v1::Activity& activity : *visit->mutable_itinerary()) {
    if (activity.has_date()) DropYear(activity.mutable_date());
  }
  for (v1::Meeting& meeting : *visit->mutable_meetings()) {
    if (meeting.has_date()) DropYear(meeting.mutable_date());
  }
}

}  // namespace communique::summary
