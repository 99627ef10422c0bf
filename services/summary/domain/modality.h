#ifndef SERVICES_SUMMARY_DOMAIN_MODALITY_H_
#define SERVICES_SUMMARY_DOMAIN_MODALITY_H_

#include "services/summary/domain/cue_lexicon.h"
#include "services/summary/domain/document_view.h"

namespace communique::summary {

// How real what a cue speaks of is, and what else bears on whether it may fill a field.
struct CueModality {
  entity::v1::Modality value = entity::v1::MODALITY_ACTUAL;
  bool negated = false;
  bool quoted = false;           // Inside somebody's words.
  bool dated_elsewhere = false;  // The sentence dates it far from the document's own time.
};

// Reads auxiliaries, adverbs and dates around the cue, within its sentence.
CueModality ModalityOf(const DocumentView& view, const CueIndex& cues, const Cue& cue);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_MODALITY_H_
