#ifndef SERVICES_ENTITY_DOMAIN_LINK_PERSON_H_
#define SERVICES_ENTITY_DOMAIN_LINK_PERSON_H_

#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/link_clusters.h"
#include "services/entity/domain/link_knowledge.h"
#include "services/entity/domain/mention_draft.h"

namespace communique::entity {

// The record of a person. A full name links unless title or time contradicts it, one that only
// agrees with the record's ("Rodrigo Roa Duterte") when the document also names the country or the
// office; where surname and given name are both common, the document must name the country. A
// surname alone links by title, country and time that leave one candidate: first among those in
// office then, next among those who were before. It never links to somebody whose country the
// document does not name.
LinkDecision LinkPerson(const MentionDrafts& drafts, const PersonCluster& cluster,
                        const KnowledgeBase& base, const LinkContext& context);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_LINK_PERSON_H_
