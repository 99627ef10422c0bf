#ifndef SERVICES_SUMMARY_DOMAIN_VISIT_MATCH_H_
#define SERVICES_SUMMARY_DOMAIN_VISIT_MATCH_H_

#include "services/summary/domain/visit_signature.h"

namespace communique::summary {

// The principals can be one person: by identifier when both are linked, else by names that agree
// (or surname, office and country together), and never of two countries. A mere office is that of
// whoever holds it for the same country.
bool SamePrincipal(const VisitSignature& a, const VisitSignature& b);

bool ShareDestination(const VisitSignature& a, const VisitSignature& b);

// What both take place for is the same: half of the words of the shorter one, and the same numbers.
bool SameOccasion(const VisitSignature& a, const VisitSignature& b);

// How well two records agree in time.
enum class TimeFit {
  kApart,  // They cannot be of one visit.
  kLoose,  // Nothing speaks against it.
  kClose,  // Their days meet, or nearly so.
};

// With exact days on both sides, these must meet within three days, within thirty with the same
// occasion. Vague days must meet. Without days, the publication must suit the other's days: a
// finished visit lies before it, a planned one after it. A visit that was called off and one that
// took place are two, unless they give exactly the same days; and called off and planned ones must
// have days in common, since the new date of a postponed visit is another visit.
TimeFit CompareTimes(const VisitSignature& a, const VisitSignature& b);

// The record can stand for a visit by itself: a principal who is linked or has more than one name,
// a destination and exact days.
bool IsAnchored(const VisitSignature& signature);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_VISIT_MATCH_H_
