#include "services/summary/domain/visit_match.h"

#include <algorithm>
#include <cstdlib>

#include "absl/algorithm/container.h"
#include "services/summary/domain/content_words.h"
#include "services/summary/domain/visit_name.h"

namespace communique::summary {
namespace {

// Days between two accounts of one visit that differ on when it was.
constexpr long kNear = 3;
constexpr long kNearWithOccasion = 30;
// How long after a visit documents still report it as their news, and how long after at most.
constexpr long kFreshReport = 10;
constexpr long kLateReport = 60;
// How long before a visit it is announced as news, and how long before at most.
constexpr long kFreshPlan = 30;
constexpr long kEarlyPlan = 120;
// Documents without days that were published so close together tell of one visit.
constexpr long kSameNews = 30;
// Publication and events can be a day apart by the clock of another continent.
constexpr long kTimeZone = 1;

long Gap(const Days& a, const Days& b) {
  return std::max({0L, b.first - a.last, a.first - b.last});
}

bool MeetsCalledOff(const VisitSignature& a, const VisitSignature& b) {
  if (a.begun() || b.begun()) return *a.days == *b.days;
  return Gap(*a.days, *b.days) == 0;
}

TimeFit CompareDays(const VisitSignature& a, const VisitSignature& b) {
  if (a.called_off() != b.called_off()) {
    return MeetsCalledOff(a, b) ? TimeFit::kClose : TimeFit::kApart;
  }
  const long gap = Gap(*a.days, *b.days);
  const bool exact = a.days->exact && b.days->exact;
  const long limit = !exact ? 0 : SameOccasion(a, b) ? kNearWithOccasion : kNear;
  return gap <= limit ? TimeFit::kClose : TimeFit::kApart;
}

TimeFit FitReport(long published, const Days& days) {
  if (published < days.first - kTimeZone || published > days.last + kLateReport) {
    return TimeFit::kApart;
  }
  return published <= days.last + kFreshReport ? TimeFit::kClose : TimeFit::kLoose;
}

TimeFit FitPlan(long published, const Days& days) {
  if (published > days.last + kTimeZone || published < days.first - kEarlyPlan) {
    return TimeFit::kApart;
  }
  return published >= days.first - kFreshPlan ? TimeFit::kClose : TimeFit::kLoose;
}

// A document without days, known by its publication, against one with days.
TimeFit FitPublication(const VisitSignature& undated, const VisitSignature& dated) {
  if (undated.called_off() != dated.called_off()) {
    // Only a plan that is older than its cancellation is the plan that was called off.
    const VisitSignature& plan = undated.called_off() ? dated : undated;
    const VisitSignature& off = undated.called_off() ? undated : dated;
    const bool before =
        plan.published && off.published && *plan.published <= *off.published && !plan.begun();
    if (!before) return TimeFit::kApart;
  }
  if (!undated.published.has_value()) return TimeFit::kLoose;
  const TimeFit report = FitReport(*undated.published, *dated.days);
  const TimeFit plan = FitPlan(*undated.published, *dated.days);
  if (undated.status == v1::VISIT_STATUS_UNSPECIFIED) return std::max(report, plan);
  return undated.begun() ? report : plan;
}

TimeFit CompareNews(const VisitSignature& a, const VisitSignature& b) {
  if (a.called_off() != b.called_off() && (a.begun() || b.begun())) return TimeFit::kApart;
  if (!a.published || !b.published) {
    return SameOccasion(a, b) ? TimeFit::kClose : TimeFit::kLoose;
  }
  return std::abs(*a.published - *b.published) <= kSameNews ? TimeFit::kClose : TimeFit::kApart;
}

bool SharesSurnameAndOffice(const VisitSignature& a, const VisitSignature& b) {
  return a.name.back() == b.name.back() && !a.office.empty() && a.office == b.office &&
         !a.country.empty() && a.country == b.country;
}

}  // namespace

bool SamePrincipal(const VisitSignature& a, const VisitSignature& b) {
  if (!a.country.empty() && !b.country.empty() && a.country != b.country) return false;
  if (!a.kb_id.empty() && !b.kb_id.empty()) return a.kb_id == b.kb_id;
  if (a.name.empty() || b.name.empty()) {
    return !a.office.empty() && a.office == b.office && !a.country.empty() &&
           a.country == b.country;
  }
  return SameName(a.name, b.name) || SharesSurnameAndOffice(a, b);
}

bool ShareDestination(const VisitSignature& a, const VisitSignature& b) {
  return absl::c_any_of(a.destinations,
                        [&](const std::string& place) { return b.destinations.contains(place); });
}

bool SameOccasion(const VisitSignature& a, const VisitSignature& b) {
  return SharedWords(a.occasion, b.occasion) >= 0.5 && Numerals(a.occasion) == Numerals(b.occasion);
}

TimeFit CompareTimes(const VisitSignature& a, const VisitSignature& b) {
  if (a.days.has_value() && b.days.has_value()) return CompareDays(a, b);
  if (a.days.has_value()) return FitPublication(b, a);
  if (b.days.has_value()) return FitPublication(a, b);
  return CompareNews(a, b);
}

bool IsAnchored(const VisitSignature& signature) {
  const bool known = !signature.kb_id.empty() || signature.name.size() > 1;
  return known && !signature.destinations.empty() && signature.days.has_value() &&
         signature.days->exact;
}

}  // namespace communique::summary
