#ifndef SERVICES_ENTITY_DOMAIN_LINK_CLUSTERS_H_
#define SERVICES_ENTITY_DOMAIN_LINK_CLUSTERS_H_

#include <string>
#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/mention_draft.h"

namespace communique::entity {

// Mentions of one person by name, indices into MentionDrafts::mentions, ascending.
struct PersonCluster {
  std::vector<int> mentions;
  std::vector<std::string> keys;  // Words of the fullest name.
  std::string gender;             // "f", "m" or empty.
  std::string country;            // From its titles; empty when not said.
  std::string office;             // The first office stated; empty when none is.
  bool spouse_form = false;       // Only "Mrs X".
};

// The words of a mention, as FoldName gives them, without empty ones.
std::vector<std::string> MentionKeys(const AnnotatedText& text, const MentionSpan& span);

// Puts mentions of type PERSON that name one person together: full names that agree, then shorter
// forms to the full name they agree with, by title, gender and distance. "Mrs X" is not Mr X, and
// two offices of two countries are two people. Clusters are in the order of their first mention.
std::vector<PersonCluster> ClusterPersons(const AnnotatedText& text, const MentionDrafts& drafts,
                                          const KnowledgeBase& base);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_LINK_CLUSTERS_H_
