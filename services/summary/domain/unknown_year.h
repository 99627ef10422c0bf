#ifndef SERVICES_SUMMARY_DOMAIN_UNKNOWN_YEAR_H_
#define SERVICES_SUMMARY_DOMAIN_UNKNOWN_YEAR_H_

#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// A visit whose year no text says has none on its legs, its programme and its meetings either: a
// year that the analysis only inferred for them came from something else that the text recalls.
// Leaves stated years, and visits without dates, as they are.
void DropInferredYears(v1::Visit* visit);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_UNKNOWN_YEAR_H_
