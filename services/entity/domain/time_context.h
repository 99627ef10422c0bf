#ifndef SERVICES_ENTITY_DOMAIN_TIME_CONTEXT_H_
#define SERVICES_ENTITY_DOMAIN_TIME_CONTEXT_H_

#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/time_grammar.h"
#include "services/entity/domain/time_tense.h"
#include "services/entity/domain/time_values.h"
#include "services/entity/domain/verb_groups.h"

namespace communique::entity {

// As a day index: the last day of the stay.
inline constexpr int kLastDay = -1;

// A time expression with its place in the calendar.
struct PlacedTime {
  int first = 0;  // Tokens [first, last).
  int last = 0;
  v1::TimeKind kind = v1::TIME_KIND_DATE;
  v1::TimeAnchoring anchoring = v1::TIME_ANCHORING_NONE;
  CalendarDate start;  // Empty when it could not be placed.
  CalendarDate end;
  int season = 0;       // EDTF season 21 to 24; the dates have the year only.
  int open_digits = 0;  // Last digits of the year left open: 1 for a decade, 2 for a century.
  int duration_days = 0;
  int day_index = 0;
  bool stay = false;  // A range of days that are named.
  bool approximate = false;
  double confidence = 0;
};

// Confidence by the way a value was found.
struct Found {
  v1::TimeAnchoring anchoring = v1::TIME_ANCHORING_NONE;
  double confidence = 0;
};
inline constexpr Found kFoundExplicit = {v1::TIME_ANCHORING_EXPLICIT, 0.98};
inline constexpr Found kFoundInSentence = {v1::TIME_ANCHORING_CONTEXT, 0.92};
inline constexpr Found kFoundInNarrative = {v1::TIME_ANCHORING_CONTEXT, 0.8};
inline constexpr Found kFoundFar = {v1::TIME_ANCHORING_CONTEXT, 0.6};
inline constexpr Found kFoundNowhere = {v1::TIME_ANCHORING_NONE, 0.5};

// Sets the dates of `placed` and how they were found.
void SetPlace(const CalendarDate& start, const CalendarDate& end, const Found& found,
              PlacedTime* placed);

// What a document knows of time around an expression: the day from which it is told, the dates that
// it states in full, the day, month and year that it speaks of, and the tense. The references must
// outlive it.
class TimeContext {
 public:
  TimeContext(const AnnotatedText& text, const std::vector<VerbGroup>& groups,
              const std::vector<TimeMatch>& matches);

  // The publication date, else the dateline, else empty; never today.
  const CalendarDate& told() const { return told_; }
  // How a value that rests on told() was found.
  Found ByTold(double confidence) const { return {told_anchoring_, confidence}; }

  // Remembers what the text has spoken of, in text order. `placed` is what `match` was placed as.
  void Note(const TimeMatch& match, const PlacedTime& placed);

  // The latest placed date with a whole day (with a month; with a year) near `token`; null for
  // none. Valid until the next Note.
  const PlacedTime* SpokenDay(int token) const { return Spoken(token, day_); }
  const PlacedTime* SpokenMonth(int token) const { return Spoken(token, month_); }
  const PlacedTime* SpokenYear(int token) const { return Spoken(token, year_); }

  const TenseReader& tense() const { return tense_; }

  // Fills in what `date` lacks, and says how. `weekday`: 1 Monday to 7 Sunday when it is said too,
  // 0 otherwise.
  Found Complete(int token, int weekday, CalendarDate* date) const;

  // The day from which a weekday in `tense` counts when it is a day of the first range of days that
  // the text told, and that is over for some days or still to come; or, for the past, the first day
  // that the text states when that is long past. Empty otherwise.
  CalendarDate StoryDayFor(int weekday, v1::Tense tense) const;

  const AnnotatedText& text() const { return text_; }

 private:
  struct StatedDate {
    int token;
    CalendarDate date;
  };

  int SentenceOf(int token) const { return text_.tokens[token].sentence; }
  const PlacedTime* Spoken(int token, const PlacedTime& last) const;
  const StatedDate* StatedFrom(int token) const;
  const StatedDate* StatedBefore(int token) const;
  const StatedDate* StatedInSentence(int token) const;
  void FindStory(const std::vector<TimeMatch>& matches);
  bool IsOfStory(int token, CalendarDate* date) const;
  int ToldYear(CalendarDate date, int weekday, v1::Tense tense) const;
  int YearBeside(int token) const;
  Found FindYear(int token, int weekday, CalendarDate* date) const;
  Found FindMonth(int token, CalendarDate* date) const;

  const AnnotatedText& text_;
  TenseReader tense_;
  CalendarDate told_;
  v1::TimeAnchoring told_anchoring_ = v1::TIME_ANCHORING_PUBLICATION;
  std::vector<StatedDate> stated_;  // With year and month, in text order.
  CalendarDate story_start_;        // The first whole days that are stated, the dateline left out.
  CalendarDate story_end_;
  CalendarDate stay_start_;  // The first range of days so far.
  CalendarDate stay_end_;
  PlacedTime day_;
  PlacedTime month_;
  PlacedTime year_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_CONTEXT_H_
