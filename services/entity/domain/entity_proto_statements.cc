#include "services/entity/domain/entity_proto_statements.h"

#include <string>

#include "services/entity/domain/clauses.h"
#include "services/entity/domain/entity_proto.h"

namespace communique::entity {
namespace {

constexpr char kEventRule[] = "entity.event.frames";

std::string Words(const ProtoSource& source, TokenRange range) {
  return range.IsEmpty() ? std::string() : std::string(TextOf(source.text, range));
}

base::v1::TextSpan SpanOf(const ProtoSource& source, TokenRange range) {
  return source.index.Span(TextOf(source.text, range));
}

void SetSupport(const base::v1::Evidence& evidence, double confidence, absl::string_view rule,
                base::v1::Support* out) {
  out->set_confidence(confidence);
  *out->add_evidence() = evidence;
  out->set_rule(std::string(rule));
  out->set_independent_sources(1);
}

void SetQuotation(const ProtoSource& source, const QuotationSpan& quotation, v1::Quotation* out) {
  *out->mutable_span() = source.index.Span(quotation.begin, quotation.end);
  out->set_direct(quotation.direct);
  out->set_scare_quote(quotation.scare_quote);
  if (quotation.speaker_entity >= 0) out->set_speaker_entity_id(EntityId(quotation.speaker_entity));
  out->set_speaker_text(Words(source, quotation.speaker));
  if (!quotation.speaker.IsEmpty()) {
    *out->mutable_speaker_span() = SpanOf(source, quotation.speaker);
  }
  out->set_cue(Words(source, quotation.cue));
  out->set_addressee(Words(source, quotation.addressee));
  out->set_continues(quotation.continues);
  out->set_sentence(quotation.sentence);
  const SentenceSpan& sentence = source.text.sentences[quotation.sentence];
  SetSupport(source.evidence.Make(sentence.begin, sentence.end, base::v1::BASIS_REPORTED),
             quotation.confidence, quotation.rule, out->mutable_support());
}

void SetClaim(const ProtoSource& source, const ClaimSpan& claim, v1::Claim* out) {
  *out->mutable_span() = SpanOf(source, claim.span);
  *out->mutable_content_span() = SpanOf(source, claim.content);
  out->set_layer(claim.layer);
  if (claim.source_entity >= 0) out->set_source_entity_id(EntityId(claim.source_entity));
  out->set_source_text(Words(source, claim.source));
  if (!claim.source.IsEmpty()) *out->mutable_source_span() = SpanOf(source, claim.source);
  out->set_cue(Words(source, claim.cue));
  for (const TokenRange& link : claim.chain) out->add_chain(Words(source, link));
  out->set_hedge(Words(source, claim.hedge));
  out->set_negated(claim.negated);
  out->set_tense(claim.tense);
  out->set_sentence(claim.sentence);
  const bool attributed = claim.layer == v1::CLAIM_LAYER_ATTRIBUTED;
  const base::v1::TextSpan& span = out->span();
  SetSupport(source.evidence.Make(static_cast<size_t>(span.byte_begin()),
                                  static_cast<size_t>(span.byte_end()),
                                  attributed ? base::v1::BASIS_REPORTED : base::v1::BASIS_STATED),
             claim.confidence, claim.rule, out->mutable_support());
}

void AddIds(const std::vector<int>& entities,
            google::protobuf::RepeatedPtrField<std::string>* out) {
  for (const int entity : entities) *out->Add() = EntityId(entity);
}

void SetEvent(const ProtoSource& source, const EventSpan& event, v1::Event* out) {
  out->set_cameo_code(event.cameo);
  out->set_plover_type(event.plover);
  out->set_kind(event.kind);
  *out->mutable_trigger() = SpanOf(source, event.trigger);
  AddIds(event.actors, out->mutable_actor_entity_ids());
  AddIds(event.recipients, out->mutable_recipient_entity_ids());
  AddIds(event.places, out->mutable_place_entity_ids());
  for (const int time : event.times) out->add_time_expressions(time);
  out->set_modality(event.modality);
  out->set_sentence(event.sentence);
  for (const std::string& modifier : event.modifiers) out->add_modifiers(modifier);
  out->set_negated(event.negated);
  out->set_refers_to(event.refers_to);
  const base::v1::TextSpan clause = SpanOf(source, event.clause);
  SetSupport(source.evidence.Make(static_cast<size_t>(clause.byte_begin()),
                                  static_cast<size_t>(clause.byte_end()), base::v1::BASIS_STATED),
             event.confidence, kEventRule, out->mutable_support());
}

void SetQuantity(const ProtoSource& source, const QuantitySpan& quantity, v1::Quantity* out) {
  *out->mutable_span() = SpanOf(source, {quantity.first, quantity.last});
  out->set_kind(quantity.kind);
  out->set_value(quantity.value);
  out->set_qualifier(quantity.qualifier);
  if (quantity.counted_first < quantity.counted_last) {
    *out->mutable_counted_span() = SpanOf(source, {quantity.counted_first, quantity.counted_last});
  }
  out->set_unit(quantity.unit);
  out->set_sentence(source.text.tokens[quantity.first].sentence);
}

}  // namespace

void AddQuotations(const ProtoSource& source, const std::vector<QuotationSpan>& quotations,
                   v1::Analysis* out) {
  for (const QuotationSpan& quotation : quotations) {
    SetQuotation(source, quotation, out->add_quotations());
  }
}

void AddClaims(const ProtoSource& source, const std::vector<ClaimSpan>& claims, v1::Analysis* out) {
  for (const ClaimSpan& claim : claims) SetClaim(source, claim, out->add_claims());
}

void AddQuantities(const ProtoSource& source, const std::vector<QuantitySpan>& quantities,
                   v1::Analysis* out) {
  for (const QuantitySpan& quantity : quantities) {
    SetQuantity(source, quantity, out->add_quantities());
  }
}

void AddEvents(const ProtoSource& source, const std::vector<EventSpan>& events, v1::Analysis* out) {
  for (const EventSpan& event : events) SetEvent(source, event, out->add_events());
}

}  // namespace communique::entity
