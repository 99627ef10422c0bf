#ifndef SERVICES_ENTITY_DOMAIN_LINK_KNOWLEDGE_H_
#define SERVICES_ENTITY_DOMAIN_LINK_KNOWLEDGE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/mention_draft.h"

namespace communique::entity {

// What the whole document says about countries and time: the ground on which names are told apart.
struct LinkContext {
  absl::flat_hash_map<std::string, int> countries;  // ISO code -> how often it is named.
  std::vector<int> years;                           // Years that the text names, ascending.
  base::v1::PartialDate
      date;  // Publication date, else the year the text names most; year 0 for none.
};

LinkContext MakeLinkContext(const AnnotatedText& text, const MentionDrafts& drafts,
                            const KnowledgeBase& base);

// A record, or why there is none.
struct LinkDecision {
  std::optional<RecordId> record;
  std::string
      unlinked_reason;  // "unknown_name", "ambiguous", "contradicts_document"; empty when linked.
};

// The record of type `type` among the candidates that fits the document best: its country is named,
// then capitals, then the larger city, then table order.
LinkDecision LinkThing(const std::vector<Alias>& candidates, v1::EntityType type,
                       const KnowledgeBase& base, const LinkContext& context);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_LINK_KNOWLEDGE_H_
