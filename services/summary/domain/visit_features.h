#ifndef SERVICES_SUMMARY_DOMAIN_VISIT_FEATURES_H_
#define SERVICES_SUMMARY_DOMAIN_VISIT_FEATURES_H_

#include <array>
#include <vector>

#include "services/summary/domain/cue_lexicon.h"
#include "services/summary/domain/document_view.h"
#include "services/summary/domain/slot_features.h"
#include "services/summary/domain/visit_frame.h"

namespace communique::summary {

// What is the same for all travellers of a document.
struct VisitScene {
  bool transcript = false;     // Somebody holds the floor.
  bool appearance = false;     // The title announces an interview or a joint appearance.
  bool third_country = false;  // Two leaders meet in a country that is neither's.
  bool title_visit = false;    // The title speaks of a visit.
  bool lay_words = false;      // Title or lead speak of tourists, teams and the like.
  // By entity: the title names it; it is joined, in a sentence with an event of meeting, receiving
  // or agreeing, to an office-holder of another country.
  std::vector<bool> in_title;
  std::vector<bool> meets_counterpart;
  int first_call = 1 << 30;  // First sentence of title and lead that tells of a telephone call.
};
VisitScene ReadVisitScene(const DocumentView& view, const CueIndex& cues);

// The features of the visit that `group`, indices of the frames of one traveller, tells of.
std::array<double, kVisitFeatureCount> FeaturesOfVisit(const DocumentView& view,
                                                       const CueIndex& cues,
                                                       const std::vector<VisitFrame>& frames,
                                                       const VisitScene& scene, int traveller,
                                                       const std::vector<int>& group);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_VISIT_FEATURES_H_
