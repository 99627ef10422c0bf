#ifndef SERVICES_SUMMARY_DOMAIN_SLOT_FEATURES_H_
#define SERVICES_SUMMARY_DOMAIN_SLOT_FEATURES_H_

#include <array>
#include <cstddef>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/summary/domain/confidence.h"

namespace communique::summary {

// What is weighed of the candidates of each slot. An enumerator is an index into the candidate's
// features; the names beside it, in the same order, are those of data/slot_weights.tsv. A feature
// is 0 or 1 unless it says otherwise.

// A city that may be a stop, or a building, square or site that may be its venue.
enum StopFeature : size_t {
  kStopInFrame,          // Destination of a frame of the main visit.
  kStopBesideFrame,      // The sentence has such a frame, which leads elsewhere.
  kStopOtherFrame,       // The sentence speaks of another visit.
  kStopDirection,        // Behind "in", "at", "to" ...
  kStopProminent,        // In title or lead.
  kStopWithTraveller,    // The sentence names the principal.
  kStopInAction,         // The sentence has an act of the visit: arriving, meeting, signing.
  kStopQuoted,           // Inside somebody's words.
  kStopOpinion,          // In a clause in which the author judges or predicts.
  kStopBackground,       // The sentence looks back: "last year", "previously".
  kStopOfSomething,      // "the mayor of X", "X's port".
  kStopSceneLine,        // A line of place and time at the top.
  kStopDayBeside,        // The sentence has a time exact to the day.
  kStopOldTime,          // The sentence has a time more than a year past.
  kStopEvent,            // Place of an event that happens or will.
  kStopBackgroundEvent,  // Place of past or hypothetical events only.
  kStopCapital,          // A capital.
  kStopLone,             // The only city of its country in the text.
  kStopMentions,         // Further mentions, at most 4.
  kStopFeatureCount
};
inline constexpr std::array<absl::string_view, kStopFeatureCount> kStopFeatureNames = {
    "in_frame",         "beside_frame", "other_frame", "direction", "prominent",
    "with_traveller",   "in_action",    "quoted",      "opinion",   "background",
    "of_something",     "scene_line",   "day_beside",  "old_time",  "event",
    "background_event", "capital",      "lone",        "mentions"};

// The features of a slot's candidates.
struct SlotSchema {
  Slot slot;
  absl::string_view name;  // Of the slot, in the table.
  absl::Span<const absl::string_view> features;
};
inline constexpr std::array kSlotSchemas = {
    SlotSchema{Slot::kStop, "city", kStopFeatureNames},
    SlotSchema{Slot::kVenue, "venue", kStopFeatureNames},
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_SLOT_FEATURES_H_
