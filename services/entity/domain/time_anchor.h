#ifndef SERVICES_ENTITY_DOMAIN_TIME_ANCHOR_H_
#define SERVICES_ENTITY_DOMAIN_TIME_ANCHOR_H_

#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/time_grammar.h"
#include "services/entity/domain/time_values.h"
#include "services/entity/domain/verb_groups.h"

namespace communique::entity {

// A time expression with its place in the calendar.
struct PlacedTime {
  int first = 0;  // Tokens [first, last).
  int last = 0;
  v1::TimeKind kind = v1::TIME_KIND_DATE;
  v1::TimeAnchoring anchoring = v1::TIME_ANCHORING_NONE;
  CalendarDate start;  // Empty when it could not be placed.
  CalendarDate end;
  int season = 0;  // EDTF season 21 to 24; the dates have the year only.
  int duration_days = 0;
  int day_index = 0;
  bool approximate = false;
  double confidence = 0;
};

// Places every match: missing parts from expressions in the same sentence, then from the day that
// the text speaks of, then from the publication date by the tense of the nearest verb. The
// publication date is never a value by default. Linear in the matches.
std::vector<PlacedTime> PlaceTimes(const AnnotatedText& text, const std::vector<VerbGroup>& groups,
                                   const std::vector<TimeMatch>& matches);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_ANCHOR_H_
