#ifndef SERVICES_SUMMARY_DOMAIN_EVENTS_IN_H_
#define SERVICES_SUMMARY_DOMAIN_EVENTS_IN_H_

#include <vector>

#include "services/summary/domain/document_view.h"

namespace communique::summary {

// Indices in Analysis.events of the events of a sentence, in text order. Logarithmic in the number
// of events: they stand in text order.
std::vector<int> EventsIn(const DocumentView& view, int sentence);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_EVENTS_IN_H_
