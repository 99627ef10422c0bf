#ifndef SERVICES_SUMMARY_DOMAIN_PERSON_SIGNS_H_
#define SERVICES_SUMMARY_DOMAIN_PERSON_SIGNS_H_

#include <string>
#include <vector>

#include "services/summary/domain/person_index.h"

namespace communique::summary {

// What stands round the names of a person, wherever they are named.

// A word that speaks against a part in the visit (spokesman, analyst, former ...) describes the
// person.
bool IsExcluded(const VisitContext& context, const PersonIndex& persons, int entity);

// "His counterpart, X", "her host, X", "his opposite number X".
bool IsCounterpart(const VisitContext& context, const PersonIndex& persons, int entity);

// Husband, wife or First Lady, by role or by the words in front of the name.
bool IsSpouse(const VisitContext& context, const PersonIndex& persons, int entity);

// The name is the principal's, or a part of it: the principal again, or the spouse.
bool IsNamesake(const VisitContext& context, int entity);

// "Mrs Okafor", as the text has it, of a person for whom SharesName holds; empty for others.
std::string HonouredName(const VisitContext& context, const PersonIndex& persons, int entity);

// An office that somebody can only hold for one body at a time and that a reader can tell ("the
// Speaker", "the Leader of the Opposition"), in contrast to "the minister" or "an official".
bool IsTellingOffice(const DocumentView& view, int entity);

// King and queen, prince and princess: both the principal and the person are named so.
bool IsRoyalPair(const VisitContext& context, const PersonIndex& persons, int entity);

// "Mrs Okafor", "Dame Ada Okafor" beside a principal Okafor.
bool SharesName(const VisitContext& context, const PersonIndex& persons, int entity);

// "Her Economy Minister, X", where "her" is the principal. The mention of X, -1 for none.
int OwnedByPrincipal(const VisitContext& context, const PersonIndex& persons, int entity);

// "For the inauguration of X": what the principal comes for is X's.
bool IsHonoured(const VisitContext& context, const PersonIndex& persons, int entity);

// Words of meeting, receiving or inviting in the sentence.
bool SpeaksOfMeeting(const VisitContext& context, int sentence);

// The sentence dates what it tells far from the document's own time.
bool IsDatedElsewhere(const VisitContext& context, int sentence);

// The passages that put a person into the visit: the name at `mention`, or where that is -1 the
// name in the sentence that says most, then the sentence. Empty when the document never mentions
// the person.
std::vector<base::v1::Evidence> PersonEvidence(const VisitContext& context,
                                               const PersonIndex& persons, int entity, int mention);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_PERSON_SIGNS_H_
