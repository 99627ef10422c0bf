#ifndef SERVICES_ENTITY_DOMAIN_COREF_SALIENCE_H_
#define SERVICES_ENTITY_DOMAIN_COREF_SALIENCE_H_

#include "services/entity/domain/annotation.h"

namespace communique::entity {

// Removes mentions without an entity, and entities that are left without a mention (the author
// excepted). Indices are renumbered.
void DropOpenMentions(AnnotatedText* text);

// Sets EntityRecord::salience, 0 to 1, from where and how often an entity is mentioned (title, then
// lead, then the rest), and sorts entities by it, the earlier mentioned first on a tie.
void RankEntities(AnnotatedText* text);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_COREF_SALIENCE_H_
