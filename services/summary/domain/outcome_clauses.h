#ifndef SERVICES_SUMMARY_DOMAIN_OUTCOME_CLAUSES_H_
#define SERVICES_SUMMARY_DOMAIN_OUTCOME_CLAUSES_H_

#include <optional>
#include <vector>

#include "services/summary/domain/main_visit.h"
#include "services/summary/domain/phrase.h"

namespace communique::summary {

// A part of a sentence in which one thing is done, with the word that tells it.
struct OutcomeClause {
  int sentence = -1;
  WordRange words;
  std::optional<Cue> act;        // Signing, announcing or promising; nullopt for none.
  std::vector<Cue> instruments;  // Papers and initiatives, in text order.
};

// The sentence cut between its acts: "they issued a statement | and they agreed to hold talks". A
// sentence without an act is one clause.
std::vector<OutcomeClause> OutcomeClausesOf(const VisitContext& context, int sentence);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_OUTCOME_CLAUSES_H_
