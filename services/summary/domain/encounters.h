#ifndef SERVICES_SUMMARY_DOMAIN_ENCOUNTERS_H_
#define SERVICES_SUMMARY_DOMAIN_ENCOUNTERS_H_

#include <vector>

#include "services/summary/domain/participants.h"
#include "services/summary/domain/person_index.h"

namespace communique::summary {

// What brings people together.
enum class Tie {
  kMeeting,     // They meet, hold talks, one calls on the other.
  kReceiving,   // One receives or entertains the other.
  kGreeting,    // The same on arrival or departure.
  kJointAct,    // They do something together: sign, travel, sit for hours.
  kAppearance,  // They speak to the press together.
};

// People of the main visit who come together, as one place in the text tells it.
struct Encounter {
  std::vector<int> people;  // Entities, no repetition; somebody of the visitor's side among them.
  Tie tie = Tie::kMeeting;
  Cue cue;
  bool planned = false;
  bool implied = false;  // The visitor goes without saying.
  bool hoped = false;    // "Hopes to meet": planned by one side.
};

// Every encounter in the main visit's sentences, in text order; telephone calls, denied, cancelled
// and earlier ones are none. A pronoun that stands for nobody of the visitor's side in a meeting of
// hosts alone is taken for the principal, whom such a text speaks of. `cast` needs no hosts.
std::vector<Encounter> FindEncounters(const VisitContext& context, const PersonIndex& persons,
                                      const Cast& cast);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_ENCOUNTERS_H_
