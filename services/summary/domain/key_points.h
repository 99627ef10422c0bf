#ifndef SERVICES_SUMMARY_DOMAIN_KEY_POINTS_H_
#define SERVICES_SUMMARY_DOMAIN_KEY_POINTS_H_

#include <string>
#include <utility>
#include <vector>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/main_visit.h"

namespace communique::summary {

// Paths of the record's findings with their supports, for example "hosts[0]", in field order.
std::vector<std::pair<std::string, const base::v1::Support*>> Findings(const v1::Visit& visit);

// The sentences that carry most of the record: chosen one by one for the findings that they add and
// for how central their words are, at most five, in text order. None starts with a pronoun whose
// meaning lies outside it, none is boilerplate, a question or a heading.
std::vector<v1::KeyPoint> FindKeyPoints(const VisitContext& context, const v1::Visit& visit);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_KEY_POINTS_H_
