#ifndef SERVICES_SUMMARY_DOMAIN_VISIT_SIGNATURE_H_
#define SERVICES_SUMMARY_DOMAIN_VISIT_SIGNATURE_H_

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// Days that a record gives for its visit, as serial numbers (date_math), both ends inclusive.
struct Days {
  long first = 0;
  long last = 0;
  bool exact = false;  // Days are known, not only a month or a year.

  friend bool operator==(const Days& a, const Days& b) {
    return a.first == b.first && a.last == b.last && a.exact == b.exact;
  }
};

// All that decides whether two records speak of one visit. Records with equal signatures do.
struct VisitSignature {
  std::string kb_id;                   // Of the principal; empty when not linked.
  std::vector<std::string> name;       // Words of the principal's name; empty for a mere office.
  std::string office;                  // Folded; empty when not known.
  std::string country;                 // Of the principal; empty when not known.
  std::set<std::string> destinations;  // Country codes and cities; empty when not known.
  std::optional<Days> days;            // A year that is missing is taken from the publication date.
  std::optional<long> published;       // Serial number of the day.
  std::set<std::string> occasion;      // Its content words.
  v1::VisitStatus status = v1::VISIT_STATUS_UNSPECIFIED;

  bool called_off() const {
    return status == v1::VISIT_STATUS_CANCELLED || status == v1::VISIT_STATUS_POSTPONED;
  }
  bool begun() const {
    return status == v1::VISIT_STATUS_ONGOING || status == v1::VISIT_STATUS_COMPLETED;
  }
};

// Signature of a record of one document. Without stops, the countries of the hosts are the
// destinations.
VisitSignature SignatureOf(const v1::Visit& record);

// All of it as text, for sorting: equal exactly for equal signatures, and of two with exact days
// the one that begins earlier is first.
std::string SortKey(const VisitSignature& signature);

// Words that two records of one visit share: an identifier or first or last word of the principal's
// name or an office with its country, each with a destination. Records without a common key are
// never of one visit. Empty when the principal or the destination is not known.
std::vector<std::string> BlockKeys(const VisitSignature& signature);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_VISIT_SIGNATURE_H_
