#ifndef SERVICES_ENTITY_DOMAIN_COREF_HOLDERS_H_
#define SERVICES_ENTITY_DOMAIN_COREF_HOLDERS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/link_knowledge.h"
#include "services/entity/domain/mention_draft.h"

namespace communique::entity {

// The people of a text whom offices are compared with: the first of them, so that work stays in
// proportion to the text.
std::vector<int> PeopleOf(const AnnotatedText& text);

// The words of a role phrase, as in the text.
std::string PhraseText(const AnnotatedText& text, const RolePhrase& role);

// The entity of the only person who, by the knowledge base, held `office` in role.country on the
// document's date: one of `people`, else a new one, which is added to them. -1 without a date, for
// none or several holders, and for one whom the gender of the title contradicts.
int HolderOnDate(const RolePhrase& role, absl::string_view office, const KnowledgeBase& base,
                 const LinkContext& context, std::vector<int>* people, AnnotatedText* out);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_COREF_HOLDERS_H_
