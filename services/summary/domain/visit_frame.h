#ifndef SERVICES_SUMMARY_DOMAIN_VISIT_FRAME_H_
#define SERVICES_SUMMARY_DOMAIN_VISIT_FRAME_H_

#include <string>
#include <vector>

#include "services/summary/domain/arguments.h"
#include "services/summary/domain/cue_lexicon.h"
#include "services/summary/domain/document_view.h"
#include "services/summary/domain/modality.h"

namespace communique::summary {

// What in the text speaks of a visit.
enum class FrameSource {
  kGoing,       // "X visits Y", "X flew to Y"
  kNominal,     // "X's trip to Y", "the visit by X"
  kReceiving,   // "H welcomed X"
  kGuest,       // "X was the guest of H"
  kHeadline,    // "X in Y" in a title
  kAppearance,  // Two leaders before the press in the country of one of them.
  kMeeting,     // "X met H in Y"
};

// One mention of a visit: who goes where, and how real that is. Indices are into the view's
// entities and mentions; -1 and empty mean that this mention of the visit does not say.
struct VisitFrame {
  FrameSource source = FrameSource::kGoing;
  Cue cue;
  int traveller = -1;
  int traveller_mention = -1;
  int host = -1;
  std::vector<int> companions;         // Further travellers in the same breath, entities.
  std::vector<int> places;             // Mentions.
  std::vector<std::string> countries;  // Of `places`, else of the host; no repetition.
  CueModality modality;
  double weight = 0;  // How much this mention says about a visit, by source and zone.
};

// Every mention of a visit in the document, in text order; background and hypothetical ones too.
std::vector<VisitFrame> CollectFrames(const DocumentView& view, const CueIndex& cues);

// Countries of place mentions, in order, without repetition.
std::vector<std::string> CountriesOf(const DocumentView& view, const std::vector<int>& places);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_VISIT_FRAME_H_
