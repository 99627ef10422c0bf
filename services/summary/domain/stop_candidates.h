#ifndef SERVICES_SUMMARY_DOMAIN_STOP_CANDIDATES_H_
#define SERVICES_SUMMARY_DOMAIN_STOP_CANDIDATES_H_

#include <array>
#include <vector>

#include "communique/entity/v1/analysis.pb.h"
#include "services/summary/domain/main_visit.h"
#include "services/summary/domain/slot_features.h"

namespace communique::summary {

// A city, a building or a site that the main visit may lead to, or one of its countries.
struct StopCandidate {
  int entity = -1;
  int mention = -1;  // The one that speaks most for it.
  double score = 0;  // Log-odds; 0 for a country, of which the visit itself tells.
  std::array<double, kStopFeatureCount> features = {};
};

// A region, a sea or a state of a federation is on the way, but no stop.
bool IsCity(const entity::v1::Entity& entity);

// Every place that lies in a country of the main visit, or that its frames lead to, in text order.
// What speaks for a place counts from any of its mentions, what speaks against it only when all
// say it.
std::vector<StopCandidate> FindStopCandidates(const VisitContext& context);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_STOP_CANDIDATES_H_
