#ifndef SERVICES_SUMMARY_DOMAIN_EVENT_CODES_H_
#define SERVICES_SUMMARY_DOMAIN_EVENT_CODES_H_

#include <vector>

#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// CAMEO 1.1b3 and PLOVER codes of what the record holds: the visit itself, receiving, agreements,
// statements, calling off. Actors are country codes where known, else names. In table order.
std::vector<v1::EventCode> CodeEvents(const v1::Visit& visit);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_EVENT_CODES_H_
