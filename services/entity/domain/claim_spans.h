#ifndef SERVICES_ENTITY_DOMAIN_CLAIM_SPANS_H_
#define SERVICES_ENTITY_DOMAIN_CLAIM_SPANS_H_

#include <utility>
#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/attributions.h"

namespace communique::entity {

// The stretches of sentence `sentence` that can each make a claim: cut at semicolons and colons and
// in front of coordinated clauses with a subject and verb of their own. Words in quotation marks
// are never cut; what somebody is said to say goes on over "and". Leading conjunctions and closing
// punctuation but a full stop are left out. `attributions` are those of FindAttributions.
std::vector<TokenRange> CutClaims(const AnnotatedText& text, const Syntax& syntax, int sentence,
                                  const std::vector<Attribution>& attributions);

// Groups [first, last) of syntax.groups that start in `range`.
std::pair<int, int> GroupsIn(const Syntax& syntax, TokenRange range);

// The group that carries the claim of `range`: its first finite one that is in no relative or
// conditional clause, else its first; -1 when it has none.
int MainGroup(const AnnotatedText& text, const Syntax& syntax, TokenRange range);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_CLAIM_SPANS_H_
