#include "services/summary/domain/no_visit_reason.h"

#include "services/summary/domain/joint_appearance.h"
#include "services/summary/domain/traveller_groups.h"

namespace communique::summary {

v1::NoVisitReason ReasonFor(const DocumentView& view, const CueIndex& cues,
                            const std::vector<VisitFrame>& frames,
                            const std::map<int, std::vector<int>>& groups) {
  bool domestic = false;
  bool background = false;
  bool lay = false;
  for (const auto& [traveller, group] : groups) {
    for (const int i : group) {
      domestic |= StaysHome(view, frames[i], traveller);
      background |= frames[i].modality.value == entity::v1::MODALITY_PAST_BACKGROUND;
      lay |= !view.HoldsOffice(traveller);
    }
  }
  bool call = false;
  bool lay_words = false;
  for (size_t s = 0; s < view.sentences().size(); ++s) {
    const Zone zone = view.sentences()[s].zone;
    const bool prominent = zone == Zone::kTitle || zone == Zone::kLead;
    call |= prominent && cues.Has(static_cast<int>(s), CueKind::kCall);
    lay_words |= prominent && cues.Has(static_cast<int>(s), CueKind::kLayTraveller);
  }
  if (call) return v1::NO_VISIT_REASON_CALL_ONLY;
  if (domestic) return v1::NO_VISIT_REASON_DOMESTIC_TRIP;
  if (AnnouncesAppearance(view, cues)) return v1::NO_VISIT_REASON_EVENT_ONLY;
  if (background) return v1::NO_VISIT_REASON_BACKGROUND_ONLY;
  if (lay || (lay_words && !frames.empty())) return v1::NO_VISIT_REASON_NOT_DIPLOMATIC;
  return frames.empty() ? v1::NO_VISIT_REASON_NO_VISIT_EVENT : v1::NO_VISIT_REASON_BELOW_THRESHOLD;
}

}  // namespace communique::summary
