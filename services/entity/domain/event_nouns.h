#ifndef SERVICES_ENTITY_DOMAIN_EVENT_NOUNS_H_
#define SERVICES_ENTITY_DOMAIN_EVENT_NOUNS_H_

#include <optional>

#include "services/entity/domain/event_scene.h"
#include "services/entity/domain/events.h"

namespace communique::entity {

// Reads the events that nouns name ("Rao's visit to Oslo", "talks between Rao and Ito"), in text
// order. Remembers the last noun that calls something off, so one reader serves one text.
class NounReader {
 public:
  explicit NounReader(const EventScene& scene) : scene_(scene) {}

  // The event of the noun at `token`, if there is one; nullopt too when the verb around it
  // expresses it already ("paid a visit"). Sets `*next` to the token to go on from.
  std::optional<EventSpan> Read(int token, int* next);

 private:
  bool ReadRoles(const std::vector<int>& owners, int governor, EventSpan* event) const;
  bool PartOfName(TokenRange span) const;
  int SubjectOf(int start) const;
  int GovernorOf(int start) const;
  bool Separated(int from, int to) const;
  void AddGovernorsSubject(int governor, EventSpan* event) const;
  void AddGovernorsArguments(int governor, EventSpan* event) const;
  void AddFrontedSubject(int start, EventSpan* event) const;
  void AddInvited(int governor, EventSpan* event) const;
  bool CallsOff(int governor, absl::string_view kind) const;
  std::vector<int> TimesOf(int start, int last, int governor) const;
  void SetReality(int governor, EventSpan* event) const;
  void SetCalledOff(int start, EventSpan* event);
  bool Repeats(const EventSpan& event, int governor) const;

  const EventScene& scene_;
  EventSpan off_;  // The last noun that calls something off.
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_EVENT_NOUNS_H_
