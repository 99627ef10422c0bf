#ifndef SERVICES_ENTITY_DOMAIN_TIME_PLACE_RELATIVE_H_
#define SERVICES_ENTITY_DOMAIN_TIME_PLACE_RELATIVE_H_

#include "services/entity/domain/time_context.h"
#include "services/entity/domain/time_forms.h"

namespace communique::entity {

// Places of expressions that count from the day of telling or from what the narrative speaks of.
// Each sets kind, dates, anchoring and confidence of `placed` and leaves the dates empty when
// nothing anchors them.

// "yesterday", "last night", "the day after tomorrow".
void PlaceRelativeDay(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// "last week", "the end of the month".
void PlaceRelativeUnit(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// "the weekend": by tense the one before or to come.
void PlaceTheWeekend(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// "last October".
void PlaceMonthAt(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// "April of that year", "9 May the following year".
void PlaceMonthThen(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// By relation or tense; in a text about days long past from the day spoken of.
void PlaceWeekday(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// "Tuesday of last week".
void PlaceWeekdayOf(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// "three days ago", "two weeks from now".
void PlaceAgo(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
void PlaceAhead(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// "the following Monday", "the next day", "that year", "two days later": from what is spoken of.
void PlaceNextWeekday(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
void PlaceNarrativeDay(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
void PlaceNarrativeUnit(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
void PlaceNarrativeCount(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// "some years ago": an expression of time without a value.
void PlaceNowhere(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_PLACE_RELATIVE_H_
