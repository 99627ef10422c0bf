#ifndef SERVICES_ENTITY_DOMAIN_EVENT_MODALITY_H_
#define SERVICES_ENTITY_DOMAIN_EVENT_MODALITY_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "communique/entity/v1/analysis.pb.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/attributions.h"
#include "services/entity/domain/event_lexicon.h"
#include "services/entity/domain/time_values.h"

namespace communique::entity {

// How real an event is, and whether it is denied.
struct EventReality {
  v1::Modality modality = v1::MODALITY_ACTUAL;
  bool negated = false;
};

// Judges the reality of events from their verbs and dates.
class RealityReader {
 public:
  // The references must outlive the reader.
  RealityReader(const EventLexicon& lexicon, const AnnotatedText& text, const Syntax& syntax,
                const std::vector<v1::TimeExpression>& times);

  // For an event that verb group `group` expresses, with the times `when` (indices into times).
  EventReality OfVerb(int group, const std::vector<int>& when) const;

  // For an event that a noun names; `governor` is the group that it depends on, -1 for none, and
  // `modifiers` the words in front of it.
  EventReality OfNoun(int governor, const std::vector<std::string>& modifiers,
                      const std::vector<int>& when) const;

 private:
  v1::Modality ByDates(v1::Modality modality, const std::vector<int>& when) const;
  bool IsConditional(int group) const;
  bool DeniedBySubject(int group) const;
  bool IsReported(int group) const;
  EventReality OfInfinitive(int group) const;

  const EventLexicon& lexicon_;
  const AnnotatedText& text_;
  const Syntax& syntax_;
  const std::vector<v1::TimeExpression>& times_;
  CalendarDate reference_;  // The day that the text speaks from; empty when not known.
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_EVENT_MODALITY_H_
