#ifndef SERVICES_ENTITY_DOMAIN_EVENT_VERBS_H_
#define SERVICES_ENTITY_DOMAIN_EVENT_VERBS_H_

#include <optional>

#include "services/entity/domain/event_scene.h"
#include "services/entity/domain/events.h"

namespace communique::entity {

// The event that verb group `g` expresses, with its roles; nullopt when it expresses none.
std::optional<EventSpan> ReadVerbEvent(const EventScene& scene, int g);

// Whoever acts is no recipient, and a place is neither.
void DropRepeats(EventSpan* event);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_EVENT_VERBS_H_
