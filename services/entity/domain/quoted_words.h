#ifndef SERVICES_ENTITY_DOMAIN_QUOTED_WORDS_H_
#define SERVICES_ENTITY_DOMAIN_QUOTED_WORDS_H_

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/quotation_marks.h"

namespace communique::entity {

// A quoted span with its sentence.
struct QuotedWords {
  QuotedSpan quoted;
  int sentence_first = 0;  // Tokens of the sentence where it starts,
  int sentence_last = 0;   // and of the one where it ends.
  int words = 0;
};

inline constexpr int kScareWords =
    4;  // Longest quotation without a cue that only keeps a distance.

QuotedWords DescribeQuoted(const AnnotatedText& text, const QuotedSpan& quoted);

// "Jose "Pepe" Ruiz": one or two capitalised words between capitalised words, or none at all.
bool IsNickname(const AnnotatedText& text, const QuotedWords& site);

// Most of its words are capitalised and it is no sentence: a title.
bool IsTitle(const AnnotatedText& text, const QuotedWords& site);

// A word in front of the mark says that a name follows: called, the slogan, the theme.
bool IsNamed(const AnnotatedText& text, const QuotedWords& site);

// Whatever cue is near, the marks only show a word as a word ("the term "corridor""), keep a
// distance from an adjective ("a "historic" visit") or hold what something is about.
bool IsMention(const AnnotatedText& text, const QuotedWords& site);

// A quoted sentence that stands for itself: it opens and ends like one.
bool IsWholeSentence(const AnnotatedText& text, const QuotedWords& site);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_QUOTED_WORDS_H_
