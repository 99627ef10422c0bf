#ifndef SERVICES_ENTITY_DOMAIN_EVENT_MENTIONS_H_
#define SERVICES_ENTITY_DOMAIN_EVENT_MENTIONS_H_

#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"

namespace communique::entity {

// What a mention can be in an event, and what stands around it.

// Somebody: a person, state, body, people or office, or a capital that stands for its government.
bool CanAct(const MentionSpan& mention);

// A country, city or building.
bool IsPlace(const MentionSpan& mention);

// The first token of a mention with its title.
int StartOf(const MentionSpan& mention);

// The word in front of a mention, past articles and the mention's title, lower case; empty when it
// would stand before token `floor`.
absl::string_view WordBefore(const AnnotatedText& text, const MentionSpan& mention, int floor);

// Where that word stands; -1 when the mention begins the text.
int BehindOf(const AnnotatedText& text, const MentionSpan& mention);

// A demonym or country in front of another word of the same phrase ("Chinese officials") that ends
// before token `last`.
bool IsAttribute(const AnnotatedText& text, const MentionSpan& mention, int last);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_EVENT_MENTIONS_H_
