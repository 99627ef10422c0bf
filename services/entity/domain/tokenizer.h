#ifndef SERVICES_ENTITY_DOMAIN_TOKENIZER_H_
#define SERVICES_ENTITY_DOMAIN_TOKENIZER_H_

#include <unicode/brkiter.h>

#include <memory>

#include "absl/status/statusor.h"
#include "communique/ingest/v1/document.pb.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/sentence_rules.h"

namespace communique::entity {

// Cuts a document into blocks, sentences and tokens: ICU's word and sentence boundaries (UAX #29),
// corrected for English abbreviations. Immutable once made; one instance serves all threads.
//
// What the corrections promise:
// * "'s" and the other clitics ("'re", "'ll") are tokens of their own; "didn't" is one token.
// * "U.S.", "H.E.", "a.m." and, inside a sentence, "Mr." and "P." are one token with their stops.
// * The parts of a hyphenated word and the hyphen are tokens; "1,000", "3.5" and "80th" are one.
// * A sentence never crosses a block, keeps its closing quotation marks, and does not end before a
//   lower-case word.
class Tokenizer {
 public:
  // `rules` must outlive the tokenizer. INTERNAL when ICU's English boundary data is missing.
  static absl::StatusOr<Tokenizer> Create(const SentenceRules* rules);

  // Fills text, tokens and sentences of `out` from a document whose blocks lie in its text. A
  // document without sections is cut into paragraphs at empty lines. `document` must outlive `out`.
  // Takes time linear in the text.
  void Tokenize(const ingest::v1::Document& document, AnnotatedText* out) const;

 private:
  Tokenizer() = default;

  const SentenceRules* rules_ = nullptr;
  std::shared_ptr<const icu::BreakIterator> words_;  // Cloned for every call.
  std::shared_ptr<const icu::BreakIterator> sentences_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TOKENIZER_H_
