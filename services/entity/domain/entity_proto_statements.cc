#include "services/entity/domain/entity_proto_statements.h"

#include <string>

#include "services/entity/domain/clauses.h"
#include "services/entity/domain/entity_proto.h"

namespace communique::entity {
namespace {

constexpr char kClaimRule[] = "entity.claim.layers";

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
             claim.confidence, kClaimRule, out->mutable_support());
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

}  // namespace communique::entity
