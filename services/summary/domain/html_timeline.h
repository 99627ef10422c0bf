#ifndef SERVICES_SUMMARY_DOMAIN_HTML_TIMELINE_H_
#define SERVICES_SUMMARY_DOMAIN_HTML_TIMELINE_H_

#include <string>

#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// The trip, its stops, meetings and programme on a scale of days, as an SVG element in which each
// row links to its field. Only what has a day is drawn; empty when nothing has. When the record's
// dates have a year, days without one are left out, and the other way round. Inferred dates are
// dashed.
std::string RenderTimeline(const v1::Visit& visit);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_HTML_TIMELINE_H_
