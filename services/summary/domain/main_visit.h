#ifndef SERVICES_SUMMARY_DOMAIN_MAIN_VISIT_H_
#define SERVICES_SUMMARY_DOMAIN_MAIN_VISIT_H_

#include <optional>
#include <string>
#include <vector>

#include "communique/summary/v1/summary_service.pb.h"
#include "services/summary/domain/document_view.h"
#include "services/summary/domain/slot_model.h"
#include "services/summary/domain/visit_frame.h"

namespace communique::summary {

// The visit that a document is about.
struct MainVisit {
  int principal = -1;                  // Entity.
  std::vector<int> frames;             // Indices of the frames that speak of it, best first.
  std::vector<std::string> countries;  // Destinations in text order.
  std::vector<bool> sentences;         // By sentence: it may speak of this visit.
  double score = 0;                    // Log-odds that the document tells of it.

  bool GoesTo(absl::string_view country) const;
};

// What a document turns out to hold.
struct Detection {
  std::optional<MainVisit> main;
  v1::NoVisitReason reason = v1::NO_VISIT_REASON_UNSPECIFIED;  // Set when `main` is not.
  std::vector<int> related;  // Indices of frames that speak of other visits.
};

// What the slot finders look at. All parts must outlive it.
struct VisitContext {
  const DocumentView& view;
  const CueIndex& cues;
  const std::vector<VisitFrame>& frames;
  const MainVisit& main;
  const SlotModel& model;
  SlotCandidates* candidates = nullptr;  // Where weighed candidates are noted; may be null.

  // The log-odds that a candidate for a slot is right. It is noted in `candidates` as `value`.
  double Weigh(Slot slot, absl::string_view value, absl::Span<const double> features) const;

  // The frames of the main visit, best first.
  std::vector<const VisitFrame*> MainFrames() const;
  // True when words of the sentence may speak of the main visit.
  bool InMain(int sentence) const { return main.sentences[sentence]; }
  // True when the sentence names the principal, by name, description or pronoun.
  bool NamesPrincipal(int sentence) const;
};

// Chooses the visit of title and lead: frames are grouped by traveller, each group that leads
// abroad is weighed, and the best one above the threshold is it. A group whose traveller stays at
// home is no visit, whatever its score. Weighed groups are noted in `candidates`, which may be
// null, by the traveller's name.
Detection DetectVisit(const DocumentView& view, const CueIndex& cues,
                      const std::vector<VisitFrame>& frames, const SlotModel& model,
                      SlotCandidates* candidates);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_MAIN_VISIT_H_
