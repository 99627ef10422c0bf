#ifndef SERVICES_ENTITY_DOMAIN_TOKEN_PROTO_H_
#define SERVICES_ENTITY_DOMAIN_TOKEN_PROTO_H_

#include "common/text/span_index.h"
#include "communique/entity/v1/analysis.pb.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/pipeline/doc.h"

namespace communique::entity {

// Adds the language model's tokens and named spans to `out`. `doc` has every layer and is over the
// same text as `text` and `index`; `text` says which sentence of the analysis a token stands in.
void AddModelTokens(const pipeline::Doc& doc, const AnnotatedText& text,
                    const text::SpanIndex& index, v1::Analysis* out);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TOKEN_PROTO_H_
