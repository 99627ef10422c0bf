#ifndef SERVICES_SUMMARY_DOMAIN_MERGE_FIELDS_H_
#define SERVICES_SUMMARY_DOMAIN_MERGE_FIELDS_H_

#include <string>
#include <vector>

#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// One value that a record gives for a field, for choosing among several.
struct Ballot {
  std::string value;  // As it is compared and listed in a conflict.
  int group = 0;      // Independent group of the record's source.
  int record = 0;     // Index of the record it comes from.
  const base::v1::Support* support = nullptr;
};

// Chooses the value that most independent groups give, then the most confident, then the first by
// text. Returns the index of a ballot for it, -1 for no ballots. With more than one value, fills
// `conflict` (all values, best supported first).
int Choose(const std::vector<Ballot>& ballots, const std::string& field_path,
           v1::Conflict* conflict);

// Adds the passages of `from` that `into` does not have, keeps the higher confidence.
void JoinSupport(const base::v1::Support& from, base::v1::Support* into);

// Lists joined over the records, in record order, equal items once.
void MergePeople(const std::vector<v1::Visit>& records, v1::Visit* merged);
void MergeStops(const std::vector<v1::Visit>& records, v1::Visit* merged);
void MergeMeetings(const std::vector<v1::Visit>& records, v1::Visit* merged);
// Also lists counts on which the records disagree as conflicts.
void MergeOutcomes(const std::vector<v1::Visit>& records, v1::Visit* merged);
void MergeTexts(const std::vector<v1::Visit>& records, v1::Visit* merged);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_MERGE_FIELDS_H_
