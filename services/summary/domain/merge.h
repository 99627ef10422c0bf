#ifndef SERVICES_SUMMARY_DOMAIN_MERGE_H_
#define SERVICES_SUMMARY_DOMAIN_MERGE_H_

#include <vector>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/account.h"
#include "services/summary/domain/similarity.h"

namespace communique::summary {

// What one document gives for merging.
struct DocumentRecord {
  v1::Visit visit;    // With one source.
  Likeness likeness;  // Of the document; empty (no words) for one that is nobody's copy.
};

// The record of one visit from what documents tell of it, at least one: findings on which they
// agree gain independent sources; those on which they disagree go to `conflicts`, with the best
// supported value in the record. Sources are in the order of the accounts, which must not depend on
// how the documents came. independent_group is numbered anew within the visit, from 0.
v1::Visit MergeAccounts(const Accounts& accounts);

// Joins records of documents into records of visits. The result is sorted by name and depends on
// the set of records alone, byte for byte: neither their order nor repetitions change it.
std::vector<v1::Visit> MergeVisits(std::vector<DocumentRecord> records);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_MERGE_H_
