#ifndef SERVICES_ENTITY_DOMAIN_LINK_COUNTRIES_H_
#define SERVICES_ENTITY_DOMAIN_LINK_COUNTRIES_H_

#include <string>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/link_knowledge.h"
#include "services/entity/domain/mention_draft.h"

namespace communique::entity {

// Gives a country to people whose title does not say it ("his host, President X"). Evidence: states
// and places named near them that belong to nobody else's title, the country of the people they
// come with, and `home`, the country whose government speaks (empty when none does). A country that
// already has a holder of the office, or that never had such an office, is no candidate. Leaders
// first, then the others. A person for whom two countries are nearly as likely keeps none.
void InferCountries(const MentionDrafts& drafts, const KnowledgeBase& base, const std::string& home,
                    AnnotatedText* out);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_LINK_COUNTRIES_H_
