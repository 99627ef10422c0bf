#ifndef SERVICES_SUMMARY_DOMAIN_EVENT_FRAMES_H_
#define SERVICES_SUMMARY_DOMAIN_EVENT_FRAMES_H_

#include <vector>

#include "services/summary/domain/cue_lexicon.h"
#include "services/summary/domain/document_view.h"
#include "services/summary/domain/visit_frame.h"

namespace communique::summary {

// Adds what the analysis' events of travelling say to frames read from cue words: a traveller or a
// destination where a frame on the same words has none, and frames where no cue word was known.
// Events are read from the syntax of the sentence, frames from the words near a cue; the frames'
// own arguments stand. `frames` stay in text order.
void AddEvents(const DocumentView& view, const CueIndex& cues, std::vector<VisitFrame>* frames);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_EVENT_FRAMES_H_
