#ifndef SERVICES_ENTITY_DOMAIN_TIME_PLACE_DATES_H_
#define SERVICES_ENTITY_DOMAIN_TIME_PLACE_DATES_H_

#include "services/entity/domain/time_context.h"
#include "services/entity/domain/time_forms.h"

namespace communique::entity {

// Places of expressions that name a day, month, year or a part of it. Each sets kind, dates,
// anchoring and confidence of `placed` and leaves the dates empty when nothing anchors them.

void PlaceDate(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// Day and month in unknown order: the reading nearer to the day of telling, else the day first.
void PlaceSlash(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
void PlaceSeason(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// "the following spring": from what the narrative speaks of.
void PlaceSeasonThen(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// Quarters and halves of a year, as ranges of months.
void PlaceYearPart(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
void PlaceDecade(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
void PlaceCentury(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// "2024-25" is two years, "2024-08" a month.
void PlaceShortYears(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// Each end takes what it lacks from the other; the end of the range is placed first.
void PlaceRange(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// The week or weekend around a day.
void PlaceWeekOf(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);
// Without a year a recurring day.
void PlaceCommemoration(const TimeMatch& match, const TimeContext& context, PlacedTime* placed);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_PLACE_DATES_H_
