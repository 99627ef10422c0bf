#ifndef SERVICES_ENTITY_DOMAIN_MENTION_EVIDENCE_H_
#define SERVICES_ENTITY_DOMAIN_MENTION_EVIDENCE_H_

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/mention_lexicon.h"
#include "services/entity/domain/mention_words.h"

namespace communique::entity {

// Evidence of this weight makes a capitalised run a person.
inline constexpr double kPersonEvidence = 2;

// How much the words of tokens [first, last) and their neighbours look like a person's name: given
// names, initials, particles, known surnames, verbs that need a person, against articles,
// prepositions of place and ordinary words. Titles are not counted here.
double PersonEvidence(const AnnotatedText& text, const DocumentWords& words,
                      const KnowledgeBase& base, const MentionLexicon& lexicon, int first,
                      int last);

// Tokens [first, last) are one word that the knowledge base has as a surname and that is no
// ordinary word and no given name: "Lavrov".
bool IsRareSurname(const DocumentWords& words, const KnowledgeBase& base, int first, int last);

// A preposition or verb of place stands before token `first`.
bool StandsAfterLocative(const AnnotatedText& text, const DocumentWords& words,
                         const MentionLexicon& lexicon, int first);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_MENTION_EVIDENCE_H_
