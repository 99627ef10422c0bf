#ifndef SERVICES_SUMMARY_DOMAIN_STOPS_H_
#define SERVICES_SUMMARY_DOMAIN_STOPS_H_

#include <vector>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/main_visit.h"

namespace communique::summary {

// Where the main visit goes, in text order: one stop a city, with its venue when one is named
// beside it; one stop a country whose cities are not named. A place in a country the visit does not
// go to is no stop.
std::vector<v1::Stop> FindStops(const VisitContext& context);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_STOPS_H_
