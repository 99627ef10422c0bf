#ifndef SERVICES_SUMMARY_DOMAIN_OUTCOME_DETAILS_H_
#define SERVICES_SUMMARY_DOMAIN_OUTCOME_DETAILS_H_

#include <string>
#include <vector>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/main_visit.h"

namespace communique::summary {

struct Count {
  int value = 0;  // 0 when the text does not count.
  v1::CountQualifier qualifier = v1::COUNT_QUALIFIER_UNSPECIFIED;
};

// The number in front of an instrument: "more than 20 cooperation agreements", "a dozen memoranda".
Count CountBefore(const VisitContext& context, const Cue& instrument);

// What the instruments cover: the list behind "in", "on", "covering", "ranging from" after the cue,
// in the text's words; empty when there is none.
std::vector<std::string> AreasAfter(const VisitContext& context, const Cue& instrument);

// The same from the sentence behind, when it goes on about them ("They cover ..."); empty for none.
std::vector<std::string> AreasBelow(const VisitContext& context, int sentence);

// Country codes and names of those who conclude it, as far as its sentence names both sides.
std::vector<std::string> PartiesIn(const VisitContext& context, int sentence);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_OUTCOME_DETAILS_H_
