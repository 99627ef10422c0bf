#ifndef SERVICES_SUMMARY_DOMAIN_COMPANY_H_
#define SERVICES_SUMMARY_DOMAIN_COMPANY_H_

#include <vector>

#include "services/summary/domain/person_index.h"

namespace communique::summary {

// How the text puts somebody at the principal's side.
enum class CompanyTie {
  kBehindCue,        // "Accompanied by X, Y and Z"; "in her delegation were X and Y".
  kTogether,         // "Together with X", which may be said of a host too.
  kBeforeCue,        // "X travels with her"; "X joins the party".
  kListLine,         // Lines of names behind "the party comprises:".
  kCoTraveller,      // "The President and X visited".
  kBesidePrincipal,  // In one list with the principal in another place.
};

struct Companion {
  CompanyTie tie = CompanyTie::kBehindCue;
  int mention = -1;  // Where it is said, an index into the view's mentions.
};

// Everybody whom the main visit's sentences put at the principal's side, with repetitions, in text
// order within a tie. Nobody is left out for his country or office: that is for the slot to weigh.
std::vector<Companion> FindCompany(const VisitContext& context, const PersonIndex& persons);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_COMPANY_H_
