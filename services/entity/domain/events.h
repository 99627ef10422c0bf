#ifndef SERVICES_ENTITY_DOMAIN_EVENTS_H_
#define SERVICES_ENTITY_DOMAIN_EVENTS_H_

#include <string>
#include <vector>

#include "communique/entity/v1/analysis.pb.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/attributions.h"
#include "services/entity/domain/event_lexicon.h"

namespace communique::entity {

// Something that happens between actors; the plain form of entity.v1.Event.
struct EventSpan {
  TokenRange trigger;
  TokenRange clause;  // The evidence: the tokens that were read.
  int sentence = 0;
  std::string kind;
  std::string cameo;
  std::string plover;
  std::vector<int> actors;  // Indices into AnnotatedText::entities, each list in text order.
  std::vector<int> recipients;
  std::vector<int> places;
  std::vector<int> times;              // Indices into the times given to FindEvents.
  std::vector<std::string> modifiers;  // Lower case, in text order.
  v1::Modality modality = v1::MODALITY_ACTUAL;
  bool negated = false;
  double confidence = 0;
  bool noun = false;   // The trigger is a noun.
  int refers_to = -1;  // Index of the earlier event that it speaks of again; -1 for none.
};

// The events of a text in the order of their triggers, from verbs and from nouns. A noun that a
// verb of the same event already expresses ("paid a visit") is one event. Linear in the tokens.
std::vector<EventSpan> FindEvents(const EventLexicon& lexicon, const AnnotatedText& text,
                                  const Syntax& syntax,
                                  const std::vector<v1::TimeExpression>& times);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_EVENTS_H_
