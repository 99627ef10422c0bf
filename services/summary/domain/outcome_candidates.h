#ifndef SERVICES_SUMMARY_DOMAIN_OUTCOME_CANDIDATES_H_
#define SERVICES_SUMMARY_DOMAIN_OUTCOME_CANDIDATES_H_

#include <optional>
#include <vector>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/main_visit.h"
#include "services/summary/domain/outcome_clauses.h"
#include "services/summary/domain/outcome_details.h"
#include "services/summary/domain/participants.h"

namespace communique::summary {

// A clause that may tell a result of the visit.
struct OutcomeCandidate {
  OutcomeClause clause;
  Cue noun;  // The instrument, or the act where there is none.
  v1::OutcomeKind kind = v1::OUTCOME_KIND_UNSPECIFIED;
  v1::OutcomeStatus status = v1::OUTCOME_STATUS_UNSPECIFIED;
  Count count;
  bool title = false;
  bool definite = false;  // "The agreement", "this pact": it has been spoken of.
  bool reported = false;  // An outlet or somebody unnamed says it.
  double score = 0;       // Above the threshold of its kind.
};

constexpr double kOutcomeThreshold = 2.2;

// An agreement, a memorandum or a joint statement.
bool IsPaper(v1::OutcomeKind kind);

// The candidates above the threshold, in text order. The weights stand at the top of the .cc.
std::vector<OutcomeCandidate> CollectOutcomes(const VisitContext& context, const Cast& cast);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_OUTCOME_CANDIDATES_H_
