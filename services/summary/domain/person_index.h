#ifndef SERVICES_SUMMARY_DOMAIN_PERSON_INDEX_H_
#define SERVICES_SUMMARY_DOMAIN_PERSON_INDEX_H_

#include <string>
#include <vector>

#include "services/summary/domain/main_visit.h"

namespace communique::summary {

// How well it is known for which country somebody acts.
enum class Certainty {
  kNone,     // Nobody says.
  kGuessed,  // The analysis gave an office without a country one from what stands near it.
  kSaid,     // The text says it beside the office, or the knowledge base knows the person.
};

// For whom somebody acts, seen from the visit.
enum class Side { kUnknown, kVisitors, kHosts, kThird };

struct Affiliation {
  std::string country;  // ISO 3166-1 alpha-2; empty when not known.
  Certainty certainty = Certainty::kNone;
  Side side = Side::kUnknown;
};

// Where each entity of a document is named, and for whom each person acts. Built once a document in
// time linear in its mentions and roles. Holds a reference to the view of the context.
class PersonIndex {
 public:
  explicit PersonIndex(const VisitContext& context);

  // Indices of the view's mentions of an entity, in text order.
  const std::vector<int>& MentionsOf(int entity) const { return mentions_[entity]; }
  const Affiliation& AffiliationOf(int entity) const { return affiliations_[entity]; }
  // The principal's country: said, else what the analysis makes of the name, else the country that
  // the document speaks of most beside the destinations. Empty when none of these tells.
  const std::string& home() const { return home_; }
  bool Acts(int entity, Side side, Certainty at_least) const {
    return affiliations_[entity].side == side && affiliations_[entity].certainty >= at_least;
  }
  // A person, or an office without a holder, that stands for itself: no group, and no office that
  // the document means somebody named by.
  bool IsSinglePerson(int entity) const;

 private:
  bool IsPostNominal(int entity) const;

  const DocumentView& view_;
  std::string home_;
  std::vector<std::vector<int>> mentions_;
  std::vector<Affiliation> affiliations_;
};

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_PERSON_INDEX_H_
