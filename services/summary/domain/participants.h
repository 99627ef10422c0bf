#ifndef SERVICES_SUMMARY_DOMAIN_PARTICIPANTS_H_
#define SERVICES_SUMMARY_DOMAIN_PARTICIPANTS_H_

#include <string>
#include <vector>

#include "communique/summary/v1/visit.pb.h"
#include "services/summary/domain/main_visit.h"

namespace communique::summary {

// The people of the main visit, as entities. No entity stands in two lists.
struct Cast {
  int principal = -1;
  int spouse = -1;
  std::vector<int> delegation;
  std::vector<int> hosts;

  bool OnVisitorsSide(int entity) const;
  bool Has(int entity) const;
};

struct Participants {
  Cast cast;
  std::vector<v1::Participant> visitors;    // Principal, then spouse.
  std::vector<v1::Participant> delegation;  // In text order.
  std::vector<v1::Participant> hosts;       // Best first.
};

// Finds the people. A host acts for a destination, or for no known country, and is agent or patient
// of receiving, meeting or inviting in the main visit's sentences; spokespeople, analysts and
// former leaders are none.
Participants FindParticipants(const VisitContext& context);

// The fullest name that the text gives ground for: the known name when the text uses part of it,
// else the office, as the text says it. Nobody is named from outside the text.
std::string NameOf(const DocumentView& view, int entity);

// A participant record of an entity: names, the role as far as the text says it, country.
v1::Participant Describe(const DocumentView& view, int entity, v1::ParticipantKind kind);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_PARTICIPANTS_H_
