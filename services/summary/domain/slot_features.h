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

// A place that may be a stop.
enum StopFeature : size_t {
  kStopInFrame,        // Destination of a frame of the main visit.
  kStopDirection,      // Behind "in", "at", "to" ...
  kStopProminent,      // In title or lead.
  kStopWithTraveller,  // The sentence names the principal.
  kStopInAction,       // The sentence has an act of the visit: arriving, meeting, signing.
  kStopQuoted,         // Inside somebody's words.
  kStopOfSomething,    // "the mayor of X", "X's port".
  kStopSceneLine,      // A line of place and time at the top.
  kStopMentions,       // Further mentions, at most 3.
  kStopFeatureCount
};
inline constexpr std::array<absl::string_view, kStopFeatureCount> kStopFeatureNames = {
    "in_frame", "direction",    "prominent",  "with_traveller", "in_action",
    "quoted",   "of_something", "scene_line", "mentions"};

// The features of a slot's candidates.
struct SlotSchema {
  Slot slot;
  absl::string_view name;  // Of the slot, in the table.
  absl::Span<const absl::string_view> features;
};
inline constexpr std::array kSlotSchemas = {
    SlotSchema{Slot::kStop, "stop", kStopFeatureNames},
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_SLOT_FEATURES_H_
