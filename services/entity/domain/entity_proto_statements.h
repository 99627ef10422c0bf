#ifndef SERVICES_ENTITY_DOMAIN_ENTITY_PROTO_STATEMENTS_H_
#define SERVICES_ENTITY_DOMAIN_ENTITY_PROTO_STATEMENTS_H_

#include <vector>

#include "common/text/evidence.h"
#include "common/text/span_index.h"
#include "communique/entity/v1/analysis.pb.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/claims.h"
#include "services/entity/domain/events.h"
#include "services/entity/domain/quantities.h"
#include "services/entity/domain/quotations.h"

namespace communique::entity {

// Where spans and evidence of one document come from; both over text.text.
struct ProtoSource {
  const AnnotatedText& text;
  const text::SpanIndex& index;
  const text::EvidenceMaker& evidence;
};

// Adds what the text says to `out`; quotations, claims and events with their sentence or their own
// words as evidence.
void AddQuotations(const ProtoSource& source, const std::vector<QuotationSpan>& quotations,
                   v1::Analysis* out);
void AddClaims(const ProtoSource& source, const std::vector<ClaimSpan>& claims, v1::Analysis* out);
void AddQuantities(const ProtoSource& source, const std::vector<QuantitySpan>& quantities,
                   v1::Analysis* out);
void AddEvents(const ProtoSource& source, const std::vector<EventSpan>& events, v1::Analysis* out);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_ENTITY_PROTO_STATEMENTS_H_
