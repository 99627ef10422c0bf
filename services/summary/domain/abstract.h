#ifndef SERVICES_SUMMARY_DOMAIN_ABSTRACT_H_
#define SERVICES_SUMMARY_DOMAIN_ABSTRACT_H_

#include <string>
#include <vector>

#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// Composes the abstract: two to five sentences made from the record's fields, each with the paths
// and the evidence of the fields it was made from. No field, no sentence; fewer than two sentences
// leave the abstract empty. Pure function of the other fields; replaces `abstract` and
// `abstract_sentences`.
void WriteAbstract(v1::Visit* visit);

// The visitor as a reader would be told: name and office, "President Hana Okafor of Norway".
std::string NameAndOffice(const v1::Participant& participant);

// "A", "A and B", "A, B and C".
std::string JoinList(const std::vector<std::string>& items);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_ABSTRACT_H_
