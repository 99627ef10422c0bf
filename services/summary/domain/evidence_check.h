#ifndef SERVICES_SUMMARY_DOMAIN_EVIDENCE_CHECK_H_
#define SERVICES_SUMMARY_DOMAIN_EVIDENCE_CHECK_H_

#include <string>
#include <vector>

#include "communique/ingest/v1/document.pb.h"
#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// A field whose value its evidence does not carry.
struct UnsupportedField {
  std::string path;   // In Visit, "hosts[1].name".
  std::string value;  // As text.
  std::string why;
};

// The fields of the record that do not follow from the documents, in the order of the record; empty
// for a record in which nothing is made up. Independent of how records are made: it only compares
// with the texts.
//
// * Every passage stands at its span, byte for byte, in the document with its hash; in metadata
//   without a span it is not empty.
// * A name shares a word with its evidence, or is completed: then the form that it has in the text
//   stands in the document.
// * Places, titles, parties, venues: words of the document.
// * A date is said or follows from what is said (carried_values.h).
// * Descriptions, occasions, quotations and claims stand in the document in these words.
// * A count stands in the evidence as a number.
//
// Documents that are not given are not looked into: their passages count as not carried.
std::vector<UnsupportedField> FindUnsupported(
    const v1::Visit& visit, const std::vector<const ingest::v1::Document*>& documents);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_EVIDENCE_CHECK_H_
