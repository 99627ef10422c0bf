#ifndef SERVICES_ENTITY_DOMAIN_CLAUSES_H_
#define SERVICES_ENTITY_DOMAIN_CLAUSES_H_

#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/verb_groups.h"

namespace communique::entity {

// Tokens [first, last); empty when equal.
struct TokenRange {
  int first = 0;
  int last = 0;

  bool IsEmpty() const { return first >= last; }
};

// Who does what, for each verb group.
struct Clause {
  TokenRange subject;        // The noun phrase in front, a relative's antecedent, or inherited.
  TokenRange complement;     // From the verb to the next finite verb, semicolon or sentence end.
  TokenRange agent;          // "by ..." of a passive.
  bool inherited = false;    // The subject stands at another verb ("came and met").
  bool relative = false;     // "who ...", "which ...".
  bool parenthesis = false;  // Something between commas stands between subject and verb.
  TokenRange aside;          // That parenthesis, without its commas.
};

// One clause for each of `groups`, same indices. Without a parser: boundaries are punctuation,
// conjunctions and other verbs. Linear in the tokens.
std::vector<Clause> FindClauses(const AnnotatedText& text, const std::vector<VerbGroup>& groups);

// Indices into text.mentions of those that lie in `range`, in order.
std::vector<int> MentionsIn(const AnnotatedText& text, TokenRange range);

// `range` without leading articles, determiners' clutter and trailing punctuation.
TokenRange WithoutClutter(const AnnotatedText& text, TokenRange range);

// The bytes of a non-empty range, and its words.
absl::string_view TextOf(const AnnotatedText& text, TokenRange range);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_CLAUSES_H_
