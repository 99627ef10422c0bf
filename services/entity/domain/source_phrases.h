#ifndef SERVICES_ENTITY_DOMAIN_SOURCE_PHRASES_H_
#define SERVICES_ENTITY_DOMAIN_SOURCE_PHRASES_H_

#include <optional>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/clauses.h"
#include "services/entity/domain/cue_lexicon.h"
#include "services/entity/domain/syntax.h"

namespace communique::entity {

// A noun phrase that can be the source of a statement.
struct SourcePhrase {
  TokenRange range;  // As the text names it, without articles.
  int mention = -1;  // Index into text.mentions; -1 when it is none.
  SourceNoun noun =
      SourceNoun::kNone;      // What its last noun says; a name only when that is a masthead.
  bool first_person = false;  // "I", "we".
};

// Finds out whether noun phrases can speak: names of people, bodies, outlets and documents, nouns
// of data/cue_sources.tsv, pronouns. Its arguments must outlive it.
class SourceReader {
 public:
  SourceReader(const CueLexicon& cues, const AnnotatedText& text, const Syntax& syntax)
      : cues_(cues), text_(text), syntax_(syntax) {}

  // The noun phrase from `first` on: until punctuation, a subject pronoun, or with `stops_at_verb`
  // a verb; never past the end of its sentence.
  TokenRange PhraseFrom(int first, bool stops_at_verb) const;

  // The source in a noun phrase; nothing when it cannot speak. With `any` whatever noun heads it
  // can, abstract ones apart.
  std::optional<SourcePhrase> Read(TokenRange phrase, bool any) const;

  // The source in a clause's subject: a name in apposition wins over a description ("the foreign
  // minister, Ana Rao, said").
  std::optional<SourcePhrase> ReadSubject(const Clause& clause, bool any) const;

 private:
  TokenRange HeadOf(TokenRange phrase) const;
  int MentionAtEnd(TokenRange head) const;
  int CoveringMention(TokenRange phrase) const;
  bool NameAside(TokenRange aside, SourcePhrase* source) const;
  bool IsNamed(const SourcePhrase& source) const;
  bool IsMasthead(TokenRange head, int mention) const;
  SourceNoun KindOfName(TokenRange head) const;
  TokenRange WithComplement(TokenRange head, TokenRange phrase) const;
  TokenRange Named(TokenRange head, int mention) const;
  absl::string_view Lower(int token) const { return text_.tokens[token].lower; }

  const CueLexicon& cues_;
  const AnnotatedText& text_;
  const Syntax& syntax_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_SOURCE_PHRASES_H_
