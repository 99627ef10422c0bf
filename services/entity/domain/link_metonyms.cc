#include "services/entity/domain/link_metonyms.h"

#include <string>

namespace communique::entity {

bool IsMetonymic(const AnnotatedText& text, const MentionSpan& span,
                 const MentionLexicon& lexicon) {
  const SentenceSpan& sentence = text.sentences[span.sentence];
  if (span.first_token > sentence.first_token) {
    const std::string& before = text.tokens[span.first_token - 1].lower;
    if (lexicon.Is(WordClass::kLocative, before) || before == ",") return false;
    if (before == "between" || before == "with" || before == "against") return true;
  }
  if (span.last_token >= sentence.last_token) return false;
  return lexicon.Is(WordClass::kSpeech, text.tokens[span.last_token].lower);
}

}  // namespace communique::entity
