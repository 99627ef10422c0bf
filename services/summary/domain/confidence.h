#ifndef SERVICES_SUMMARY_DOMAIN_CONFIDENCE_H_
#define SERVICES_SUMMARY_DOMAIN_CONFIDENCE_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "communique/base/v1/evidence.pb.h"

namespace communique::summary {

// What a finding is about; each has its own calibration line.
enum class Slot {
  kVisit,
  kPrincipal,
  kDelegation,
  kHost,
  kStop,
  kVenue,
  kDates,
  kStatus,
  kType,
  kOccasion,
  kMeeting,
  kActivity,
  kOutcome,
  kStatement,
  kClaim,
  kTheme,
  kRelated,
  kKeyPoint,
  kCode,
};

// Probability, 0 to 1, that a finding with this score is right: a logistic line per slot (Platt
// scaling). `score` is the finder's linear score; a higher one never gives a lower probability.
double Calibrated(Slot slot, double score);

// A support with one or more passages. `evidence` must not be empty.
base::v1::Support MakeSupport(Slot slot, double score, absl::string_view rule,
                              std::vector<base::v1::Evidence> evidence);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_CONFIDENCE_H_
