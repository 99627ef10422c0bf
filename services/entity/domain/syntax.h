#ifndef SERVICES_ENTITY_DOMAIN_SYNTAX_H_
#define SERVICES_ENTITY_DOMAIN_SYNTAX_H_

#include <vector>

#include "services/entity/domain/clauses.h"
#include "services/entity/domain/quotation_marks.h"
#include "services/entity/domain/verb_groups.h"
#include "services/entity/domain/verb_lexicon.h"

namespace communique::entity {

// Everything that the stages after the mentions share about one document.
struct Syntax {
  std::vector<VerbGroup> groups;
  std::vector<Clause> clauses;  // One for each group.
  std::vector<QuotedSpan> quoted;
};

// Verb groups, clauses and quoted spans of a text.
Syntax ReadSyntax(const VerbLexicon& verbs, const AnnotatedText& text);

// A verb group starts at `token`.
bool StartsGroup(const Syntax& syntax, int token);

// `token` stands in quotation marks.
bool InQuote(const Syntax& syntax, int token);

// `token` is part of a verb group.
bool InVerb(const Syntax& syntax, int token);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_SYNTAX_H_
