#ifndef SERVICES_ENTITY_DOMAIN_QUOTATIONS_H_
#define SERVICES_ENTITY_DOMAIN_QUOTATIONS_H_

#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/attributions.h"

namespace communique::entity {

// Words in quotation marks and who said them; the plain form of entity.v1.Quotation.
struct QuotationSpan {
  uint32_t begin = 0;  // Bytes, without the marks and a comma that belongs to the frame.
  uint32_t end = 0;
  int sentence = 0;
  bool direct = false;
  bool scare_quote = false;
  int speaker_entity = -1;  // Index into text.entities; -1 for none.
  TokenRange speaker;       // As the text names it; empty when it does not.
  TokenRange cue;
  TokenRange addressee;
  int continues = -1;     // Index of the quotation that this one goes on from.
  double confidence = 0;  // In the speaker, or in there being none.
  const char* rule = "";
};

// The quotations of a text in order, never overlapping. `attributions` are those of
// FindAttributions. A speaker is given only when a cue in the sentence, or the quotation that this
// one goes on from, names one. Linear in the tokens.
std::vector<QuotationSpan> FindQuotations(const CueLexicon& cues, const AnnotatedText& text,
                                          const Syntax& syntax,
                                          const std::vector<Attribution>& attributions);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_QUOTATIONS_H_
