#ifndef SERVICES_ENTITY_DOMAIN_ENTITY_PROTO_H_
#define SERVICES_ENTITY_DOMAIN_ENTITY_PROTO_H_

#include <string>

#include "absl/strings/string_view.h"
#include "common/text/span_index.h"
#include "communique/entity/v1/analysis.pb.h"
#include "communique/entity/v1/entity_service.pb.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"

namespace communique::entity {

// The identifier of an entity in one analysis, from its index in AnnotatedText::entities: 0 ->
// "e1".
std::string EntityId(int index);

// Adds sentences and entities to `out`. All spans are those of `index`, which is over text.text.
void AddSentences(const AnnotatedText& text, const text::SpanIndex& index, v1::Analysis* out);
void AddEntities(const AnnotatedText& text, const text::SpanIndex& index, v1::Analysis* out);

// Adds tokens with the labels of the outermost named mentions.
void AddTokens(const AnnotatedText& text, const text::SpanIndex& index, v1::Analysis* out);

// A record of the knowledge base as LookUpEntity returns it.
v1::KnowledgeRecord ToProto(const KnowledgeRecordData& record, const KnowledgeBase& base);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_ENTITY_PROTO_H_
