#ifndef SERVICES_SUMMARY_DOMAIN_CLAIMS_H_
#define SERVICES_SUMMARY_DOMAIN_CLAIMS_H_

#include <vector>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/document_view.h"

namespace communique::summary {

// What the document attributes to others than its author, in text order, one for each clause. A
// clause that is nothing but a whole quoted sentence is a statement, not a claim.
std::vector<v1::AttributedClaim> FindClaims(const DocumentView& view);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_CLAIMS_H_
