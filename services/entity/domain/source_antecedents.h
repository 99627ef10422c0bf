#ifndef SERVICES_ENTITY_DOMAIN_SOURCE_ANTECEDENTS_H_
#define SERVICES_ENTITY_DOMAIN_SOURCE_ANTECEDENTS_H_

#include <optional>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/cue_lexicon.h"
#include "services/entity/domain/source_phrases.h"
#include "services/entity/domain/syntax.h"

namespace communique::entity {

// The subject is "it" and no mention of an entity.
bool IsBareIt(const AnnotatedText& text, TokenRange subject);

// Finds what "it" means when it says something. Its arguments must outlive it.
class AntecedentFinder {
 public:
  AntecedentFinder(const CueLexicon& cues, const AnnotatedText& text, const Syntax& syntax,
                   const SourceReader* sources)
      : cues_(cues), text_(text), syntax_(syntax), sources_(*sources) {}

  // For the verb group `g`: the medium, body or document that is a subject before it in the
  // sentence, or `before`, the last source of the sentence before, or that sentence's subject; else
  // the last document named in three sentences. Nothing when there is none.
  std::optional<SourcePhrase> Find(int g, const std::optional<SourcePhrase>& before) const;

 private:
  bool IsBody(const std::optional<SourcePhrase>& source) const;
  std::optional<SourcePhrase> SubjectBefore(int g, const SentenceSpan& sentence) const;
  std::optional<SourcePhrase> FirstSubject(const SentenceSpan& sentence) const;
  std::optional<SourcePhrase> LastDocument(int token, int sentence) const;

  const CueLexicon& cues_;
  const AnnotatedText& text_;
  const Syntax& syntax_;
  const SourceReader& sources_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_SOURCE_ANTECEDENTS_H_
