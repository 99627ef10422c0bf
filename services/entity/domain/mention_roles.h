#ifndef SERVICES_ENTITY_DOMAIN_MENTION_ROLES_H_
#define SERVICES_ENTITY_DOMAIN_MENTION_ROLES_H_

#include <string>
#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/mention_draft.h"
#include "services/entity/domain/mention_segments.h"
#include "services/entity/domain/mention_words.h"

namespace communique::entity {

// A role phrase and the segment that bears it; -1 when it stands alone.
struct RoleOfSegment {
  RolePhrase role;
  int segment = -1;
};

// What titles and honorifics say about the names of one sentence.
struct SentenceRoles {
  std::vector<RoleOfSegment> roles;     // In text order.
  std::vector<int> honorific_of;        // For each segment: an honorific segment before it, or -1.
  std::vector<std::string> country_of;  // For each segment: "X of Norway", "Norway's X"; or empty.
  std::vector<bool> in_role;            // For each segment: part of a role phrase ("Norwegian").
};

// Ties titles to countries and to names: "Norwegian Prime Minister X", "X, the prime minister of
// Norway", "Norway's prime minister, X", "the Prime Minister, Mr X". `segments` are those of the
// sentence that ends before token `last`.
SentenceRoles FindRoles(const AnnotatedText& text, const DocumentWords& words,
                        const KnowledgeBase& base, const MentionLexicon& lexicon,
                        const std::vector<Segment>& segments, int first, int last);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_MENTION_ROLES_H_
