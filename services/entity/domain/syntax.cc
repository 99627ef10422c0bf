#include "services/entity/domain/syntax.h"

#include <algorithm>
#include <iterator>

namespace communique::entity {

Syntax ReadSyntax(const VerbLexicon& verbs, const AnnotatedText& text) {
  Syntax syntax;
  syntax.groups = FindVerbGroups(verbs, text);
  syntax.clauses = FindClauses(text, syntax.groups);
  syntax.quoted = FindQuotedSpans(text);
  return syntax;
}

bool StartsGroup(const Syntax& syntax, int token) {
  const auto it = std::lower_bound(syntax.groups.begin(), syntax.groups.end(), token,
                                   [](const VerbGroup& g, int t) { return g.first < t; });
  return it != syntax.groups.end() && it->first == token;
}

bool InQuote(const Syntax& syntax, int token) {
  const auto it = std::upper_bound(syntax.quoted.begin(), syntax.quoted.end(), token,
                                   [](int t, const QuotedSpan& q) { return t < q.first; });
  return it != syntax.quoted.begin() && std::prev(it)->last > token;
}

bool InVerb(const Syntax& syntax, int token) {
  const auto it = std::upper_bound(syntax.groups.begin(), syntax.groups.end(), token,
                                   [](int t, const VerbGroup& g) { return t < g.first; });
  return it != syntax.groups.begin() && std::prev(it)->last > token;
}

}  // namespace communique::entity
