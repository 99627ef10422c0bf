#ifndef SERVICES_ENTITY_DOMAIN_ATTRIBUTIONS_H_
#define SERVICES_ENTITY_DOMAIN_ATTRIBUTIONS_H_

#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/clauses.h"
#include "services/entity/domain/cue_lexicon.h"
#include "services/entity/domain/source_phrases.h"
#include "services/entity/domain/syntax.h"

namespace communique::entity {

// One place where the text says that somebody says something.
struct Attribution {
  int sentence = 0;
  int group = -1;     // The verb of saying; -1 for a phrase such as "according to".
  TokenRange source;  // As the text names it, without articles; empty when it names none.
  int mention = -1;   // Index into text.mentions of the source; -1 when it is none.
  TokenRange cue;
  TokenRange addressee;
  std::vector<TokenRange> chain;  // Further sources: "A, citing B".
  CueUse use = CueUse::kSpeech;
  SourceNoun noun = SourceNoun::kNone;  // When the source is a noun without a name.
  bool hedged = false;
  bool inverted = false;    // "..., said X"
  bool trailing = false;    // "..., X said" and "as X put it": stands behind or beside the clause.
  bool impersonal = false;  // "is said to": nobody is named.
  bool first_person = false;  // The author's own "I said"; never a source.
  bool quotes_only = false;   // Only ties quotation marks to a source ("called").
};

// The attributions in text order. A source is a mention that can speak, a pronoun, or a noun of
// data/cue_sources.tsv; what has none of them is left out. Linear in the tokens.
std::vector<Attribution> FindAttributions(const CueLexicon& cues, const AnnotatedText& text,
                                          const Syntax& syntax);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_ATTRIBUTIONS_H_
