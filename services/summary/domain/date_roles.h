#ifndef SERVICES_SUMMARY_DOMAIN_DATE_ROLES_H_
#define SERVICES_SUMMARY_DOMAIN_DATE_ROLES_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "services/summary/domain/main_visit.h"

namespace communique::summary {

// What a time says of a visit.
enum class DateRole {
  kWhole,     // It covers the visit, or a leg of it.
  kStart,     // The day of setting out, coming or beginning.
  kEnd,       // The day of ending or going.
  kSingle,    // A day of the visit, perhaps the only one.
  kActivity,  // A day on which something happens in the course of it.
};

// What an event of the analysis is to the main visit.
enum class EventTie {
  kNone,      // Another journey, or nothing that dates a visit ("announced").
  kActivity,  // A meeting, a speech, a ceremony in its course.
  kReceive,   // Somebody receives the visitor.
  kGo,        // The journey itself: going, coming, leaving.
};

// What the event is to the main visit; a recalled or denied one is none.
EventTie TieToVisit(const VisitContext& context, const entity::v1::Event& event);

// The events of the analysis by the time expression that they are said to take place at.
class TimeOwners {
 public:
  explicit TimeOwners(const VisitContext& context);

  // The closest tie that an event of this time has to the main visit.
  EventTie Tie(int time) const { return ties_[time]; }
  // Index of that event in Analysis.events; -1 when none is tied.
  int Event(int time) const { return events_[time]; }
  // An event has this time, tied to the visit or not.
  bool IsOwned(int time) const { return owned_[time]; }

 private:
  std::vector<EventTie> ties_;
  std::vector<int> events_;
  std::vector<bool> owned_;
};

// Where a time stands: sentence and first word.
struct TimePlace {
  int time = -1;
  int sentence = -1;
  int word = -1;
};

struct RoleFinding {
  DateRole role = DateRole::kSingle;
  bool home = false;  // Leaving home, or coming home.
};

// The role by the words in front of the time ("from", "until"), then by the verb of its event, then
// by the nearest cue of the sentence. `range` tells that the time has two different ends.
RoleFinding RoleOfTime(const VisitContext& context, const TimeOwners& owners,
                       const TimePlace& place, bool range);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_DATE_ROLES_H_
