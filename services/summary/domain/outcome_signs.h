#ifndef SERVICES_SUMMARY_DOMAIN_OUTCOME_SIGNS_H_
#define SERVICES_SUMMARY_DOMAIN_OUTCOME_SIGNS_H_

#include "services/summary/domain/main_visit.h"
#include "services/summary/domain/outcome_clauses.h"
#include "services/summary/domain/participants.h"

namespace communique::summary {

// Signs in the words round an act or a paper that it is, or is not, a result of the visit.

// The sentence speaks of both sides together.
bool NamesGroup(const VisitContext& context, int sentence);

// The one who acts is of the visit: a person of it, one of its countries, or both sides together.
bool IsParty(const VisitContext& context, const Cast& cast, const OutcomeClause& clause,
             const Cue& act);

// "Agreed to sign", "will adopt": what is to be done has not been done.
bool IsUndone(const VisitContext& context, const OutcomeClause& clause, const Cue& act);

// "The agreement", "this pact": it has been spoken of.
bool IsDefinite(const VisitContext& context, const Cue& noun);

// The words in front of a paper tell that it is older than the visit, or not made yet.
bool IsOldPaper(const VisitContext& context, const OutcomeClause& clause, const Cue& noun);

// "A joint statement to the press": an appearance, no paper.
bool IsAppearance(const VisitContext& context, const Cue& noun);

// "Agreed to begin work on a treaty": what is promised is the work.
bool IsPromised(const VisitContext& context, const OutcomeClause& clause, const Cue& noun);

// The act belongs to the paper: of a promise, the paper must be what is promised, and close.
bool Governs(const OutcomeClause& clause, const Cue& noun);

// "We agree that the sea is wide", "I agree with you": of one mind, and nothing promised.
bool IsOnlyOneMind(const VisitContext& context, const OutcomeClause& clause);

// "Will provide an opportunity": nobody promises what a visit brings by itself.
bool IsOpportunity(const VisitContext& context, const OutcomeClause& clause);

// "Had already announced": before the visit.
bool IsEarlier(const VisitContext& context, const Cue& act);

// The clause names other countries, and none of the sides.
bool IsOfOthers(const VisitContext& context, const Cast& cast, const OutcomeClause& clause);

// Reaffirmed, offered, approved: easily said.
bool IsWeakPledge(const VisitContext& context, const Cue& act);

// An outlet, or somebody whom the text does not name, is the source of the words.
bool IsReported(const VisitContext& context, const Cue& noun);

// "..., the two leaders agreed": it only tells who says so.
bool IsAfterword(const VisitContext& context, const OutcomeClause& clause);

// "Announced that": what needs no noun of its own; "opened", "issued" do.
bool IsAnnouncing(const VisitContext& context, const Cue& act);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_OUTCOME_SIGNS_H_
