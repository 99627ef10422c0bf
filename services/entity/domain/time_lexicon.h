#ifndef SERVICES_ENTITY_DOMAIN_TIME_LEXICON_H_
#define SERVICES_ENTITY_DOMAIN_TIME_LEXICON_H_

#include <cstdint>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"

namespace communique::entity {

// Classes of words and numbers in time expressions, as bits. See data/time_lexicon.tsv.
inline constexpr uint32_t kTimeMonth = 1u << 0;
inline constexpr uint32_t kTimeWeekday = 1u << 1;
inline constexpr uint32_t kTimeOrdinal = 1u << 2;
inline constexpr uint32_t kTimeCount = 1u << 3;
inline constexpr uint32_t kTimeUnit = 1u << 4;
inline constexpr uint32_t kTimeDeictic = 1u << 5;
inline constexpr uint32_t kTimeRelation = 1u << 6;
inline constexpr uint32_t kTimeFollowing = 1u << 7;
inline constexpr uint32_t kTimePart = 1u << 8;
inline constexpr uint32_t kTimeLong = 1u << 9;
inline constexpr uint32_t kTimeTo = 1u << 10;
inline constexpr uint32_t kTimeAnd = 1u << 11;
inline constexpr uint32_t kTimeSeason = 1u << 12;
// In front of a year or month that stands alone.
inline constexpr uint32_t kTimeLicence = 1u << 13;
// After a number: it is no date.
inline constexpr uint32_t kTimeMeasure = 1u << 14;
inline constexpr uint32_t kTimeDay = 1u << 15;
inline constexpr uint32_t kTimeMonthNumber = 1u << 16;
inline constexpr uint32_t kTimeYear = 1u << 17;
inline constexpr uint32_t kTimeTwoDigits = 1u << 18;
inline constexpr uint32_t kTimeNumericDate = 1u << 19;
inline constexpr uint32_t kTimeDecade = 1u << 20;
// Behind a count: earlier or later by so much.
inline constexpr uint32_t kTimeShift = 1u << 21;
inline constexpr uint32_t kTimeIndefinite = 1u << 22;
// Quarters and halves of a year with a name of their own: months * 10 + which one.
inline constexpr uint32_t kTimeYearPart = 1u << 23;
inline constexpr uint32_t kTimeRank = 1u << 24;
inline constexpr uint32_t kTimeShortDecade = 1u << 25;
// In front of "a week" that is a length.
inline constexpr uint32_t kTimeLength = 1u << 26;
inline constexpr uint32_t kTimeStayCue = 1u << 27;
inline constexpr uint32_t kTimeStay = 1u << 28;
inline constexpr uint32_t kTimeHalf = 1u << 29;
// In front of the number of a thing.
inline constexpr uint32_t kTimeNumbered = 1u << 30;
// A part of a period as a noun: "the beginning of".
inline constexpr uint32_t kTimePartNoun = 1u << 31;
inline constexpr int kTimeClassBits = 32;

// The class of the name `name` in the tables ("M", "TO"); 0 when there is none.
uint32_t TimeClassNamed(absl::string_view name);

// The year that two digits mean: 1970 to 2069.
int FullYear(int two_digits);

// What a token can be in a time expression.
struct TimeWord {
  uint32_t classes = 0;
  // Month, day, year, offset ...; year * 10000 + month * 100 + day for kTimeNumericDate.
  int value = 0;
};

// Words of time expressions. Immutable.
class TimeLexicon {
 public:
  // `data`: class, word, value. INVALID_ARGUMENT names a bad row, also when a word has two values.
  static absl::StatusOr<TimeLexicon> Parse(absl::string_view data);

  // Classes and value of a token; classes is 0 for words that are in no time expression.
  TimeWord Classify(const Token& token) const;

 private:
  absl::flat_hash_map<std::string, TimeWord> words_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_LEXICON_H_
