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
  int next = span.last_token;
  // "Oslo and Riga agreed".
  const bool pair = next + 2 < sentence.last_token && text.tokens[next].lower == "and" &&
                    text.tokens[next + 1].capitalized;
  if (pair) next += 2;
  return next < sentence.last_token && lexicon.Is(WordClass::kSpeech, text.tokens[next].lower);
}

}  // namespace communique::entity
