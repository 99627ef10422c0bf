#ifndef SERVICES_SUMMARY_DOMAIN_DATE_CANDIDATES_H_
#define SERVICES_SUMMARY_DOMAIN_DATE_CANDIDATES_H_

#include <vector>

#include "communique/base/v1/date.pb.h"
#include "services/summary/domain/date_roles.h"
#include "services/summary/domain/main_visit.h"

namespace communique::summary {

// A time expression that may say when the main visit takes place.
struct DateCandidate {
  int time = -1;  // Index in Analysis.time_expressions.
  int sentence = -1;
  DateRole role = DateRole::kSingle;
  base::v1::PartialDate start;
  base::v1::PartialDate end;
  bool home = false;      // The day of leaving home, or of coming back.
  bool inferred = false;  // Parts of the value are not in the expression.
  double score = 0;       // Above kDateThreshold.
};

constexpr double kDateThreshold = 2.0;

// Which sentences may date the visit.
enum class DateScope {
  kMain,      // Those that may speak of the main visit.
  kRecalled,  // Those of a text that tells its visit as history: every day of the same journey.
};

// The time expressions above the threshold, best first. Each gets features of the event and the
// frame that it belongs to, its form and its place; the weights stand at the top of the .cc.
std::vector<DateCandidate> CollectDates(const VisitContext& context, DateScope scope);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_DATE_CANDIDATES_H_
