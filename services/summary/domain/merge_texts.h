#ifndef SERVICES_SUMMARY_DOMAIN_MERGE_TEXTS_H_
#define SERVICES_SUMMARY_DOMAIN_MERGE_TEXTS_H_

#include "services/summary/domain/account.h"

namespace communique::summary {

// Joins itinerary, statements, claims, themes, related visits and key points, equal ones once. Of
// themes and key points the most prominent are kept.
void MergeTexts(const Accounts& accounts, v1::Visit* merged);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_MERGE_TEXTS_H_
