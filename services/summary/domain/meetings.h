#ifndef SERVICES_SUMMARY_DOMAIN_MEETINGS_H_
#define SERVICES_SUMMARY_DOMAIN_MEETINGS_H_

#include <vector>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/participants.h"

namespace communique::summary {

// Meetings in the course of the main visit, planned ones too, in text order; telephone calls are
// none. Each has somebody of the visitor's side and somebody else. The same people on the same day,
// or on no known day, meet once.
std::vector<v1::Meeting> FindMeetings(const VisitContext& context, const Cast& cast);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_MEETINGS_H_
