#ifndef SERVICES_ENTITY_DOMAIN_LINK_NAMESAKES_H_
#define SERVICES_ENTITY_DOMAIN_LINK_NAMESAKES_H_

#include <string>
#include <vector>

#include "services/entity/domain/knowledge_base.h"

namespace communique::entity {

// People of the knowledge base whom a name of two or more words can mean though none bears just
// this form: "Rodrigo Roa Duterte" and "Benigno S. Aquino III" have words more than the table,
// "Recep Erdogan" has one less. Surname and first given name must agree, and each word of the
// shorter name must occur in the longer one, in order; an initial stands for a word, and given
// names may differ as transliterations do ("Sergei", "Sergey"). `keys` are the name's words as
// NameKeys gives them; the result is ascending, each once.
std::vector<RecordId> FindAgreeing(const std::vector<std::string>& keys, const KnowledgeBase& base);

// People with the surname of a name whose other words are all initials ("E. G. Whitlam"), whatever
// the initials. Empty when a given name is written out.
std::vector<RecordId> FindByInitials(const std::vector<std::string>& keys,
                                     const KnowledgeBase& base);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_LINK_NAMESAKES_H_
