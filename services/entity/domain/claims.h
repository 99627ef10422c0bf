#ifndef SERVICES_ENTITY_DOMAIN_CLAIMS_H_
#define SERVICES_ENTITY_DOMAIN_CLAIMS_H_

#include <string>
#include <vector>

#include "communique/entity/v1/analysis.pb.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/attributions.h"
#include "services/entity/domain/opinion_model.h"
#include "services/entity/domain/quotations.h"

namespace communique::entity {

// Something that the text says is so, and who stands behind it; the plain form of entity.v1.Claim.
struct ClaimSpan {
  TokenRange span;
  TokenRange content;  // Without the attribution; never empty.
  int sentence = 0;
  v1::ClaimLayer layer = v1::CLAIM_LAYER_STATED;
  TokenRange source;  // Empty when not attributed or to nobody named.
  int source_entity = -1;
  TokenRange cue;
  std::vector<TokenRange> chain;
  TokenRange hedge;
  bool negated = false;
  v1::Tense tense = v1::TENSE_UNSPECIFIED;
  double confidence = 0;
  // "claim/verb", "claim/phrase", "claim/quotation" (mostly the source's own words in quotation
  // marks), "claim/stated" or "claim/opinion".
  const char* rule = "claim/stated";
  double opinion = 0;  // Probability that the author gives a view, before attribution is looked at.
};

// The claims of a text in order: one for each clause that can stand for itself, headings and the
// document's own data left out. Words that the text quotes belong to their speaker. Linear in the
// tokens.
std::vector<ClaimSpan> FindClaims(const OpinionModel& model, const AnnotatedText& text,
                                  const Syntax& syntax,
                                  const std::vector<Attribution>& attributions,
                                  const std::vector<QuotationSpan>& quotations,
                                  const std::vector<v1::TimeExpression>& times);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_CLAIMS_H_
