#ifndef SERVICES_ENTITY_DOMAIN_SENTENCE_STARTS_H_
#define SERVICES_ENTITY_DOMAIN_SENTENCE_STARTS_H_

#include <unicode/brkiter.h>

#include <cstddef>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/entity/domain/sentence_rules.h"
#include "services/entity/domain/token_pieces.h"

namespace communique::entity {

// Indices of the pieces of `block` that start a sentence, ascending; the first is 0 when there are
// pieces. ICU proposes; abbreviations, lower case, list markers, closing marks and wrapped lines
// correct it.
std::vector<size_t> SentenceStarts(absl::string_view block, const std::vector<TokenPiece>& pieces,
                                   const SentenceRules& rules, icu::BreakIterator* sentences);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_SENTENCE_STARTS_H_
