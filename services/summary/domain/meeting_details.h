#ifndef SERVICES_SUMMARY_DOMAIN_MEETING_DETAILS_H_
#define SERVICES_SUMMARY_DOMAIN_MEETING_DETAILS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/summary/domain/encounters.h"

namespace communique::summary {

// The day of an encounter, an index of a time expression; -1 for none. The nearest day of its
// sentence on its own side of other encounters; else, where the sentence goes on from the one
// before ("later in the day", "in the afternoon", "there"), that one's day; else the day of the
// heading above it; for an appearance, a "today" of the speakers.
int DayOf(const VisitContext& context, const Encounter& encounter);

// Where it takes place, as the text has it: a building before a city before the city of the heading
// above; empty when not said.
std::string PlaceOf(const VisitContext& context, const Encounter& encounter);

// "leaders", "ministers" or "officials" by the offices of the people; empty when none is known.
absl::string_view LevelOf(const DocumentView& view, const std::vector<int>& people);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_MEETING_DETAILS_H_
