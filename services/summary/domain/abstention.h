#ifndef SERVICES_SUMMARY_DOMAIN_ABSTENTION_H_
#define SERVICES_SUMMARY_DOMAIN_ABSTENTION_H_

#include <vector>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/main_visit.h"

namespace communique::summary {

// Why each empty field of the record is empty, in field order. Looks at what the text offered:
// words of the field's kind without a filler mean that there were candidates below the threshold.
std::vector<v1::Abstention> ExplainMissing(const VisitContext& context, const v1::Visit& visit);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_ABSTENTION_H_
