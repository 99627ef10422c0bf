#ifndef SERVICES_ENTITY_DOMAIN_TIME_GRAMMAR_H_
#define SERVICES_ENTITY_DOMAIN_TIME_GRAMMAR_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/time_lexicon.h"

namespace communique::entity {

// What a form of time expression means; one for each kind that data/time_patterns.tsv names.
enum class TimeForm : uint8_t {
  kDate,         // A day, perhaps without year.
  kSlash,        // Day and month in unknown order: start.day and end.day.
  kNumericDate,  // A whole date in one token.
  kMonth,
  kSeason,  // start.month is the EDTF season, 21 to 24.
  kYear,
  kDecade,
  kRange,  // Two days; a missing month or year is that of the other end.
  kDays,   // "the 3rd to the 5th": days without a month.
  kDay,    // "the 12th"
  kYears,
  kShortYears,   // "2024-25"
  kRelativeDay,  // offset days from publication.
  kLastNight,
  kBeforeYesterday,
  kAfterTomorrow,
  kRelativeUnit,  // offset units from publication.
  kTheUnit,       // "the end of the month"
  kWeekday,       // offset when a relation is said.
  kNextWeekday,
  kNarrativeDay,  // offset days from the day spoken of.
  kNarrativeUnit,
  kNarrativeCount,  // count units from the day spoken of, direction by the last word.
  kAgo,
  kDuration,
  kLong,
  kDayIndex,
  kRecurring,
  kCommemoration,  // start.month and start.day.
};

struct DateParts {
  int year = 0;
  int month = 0;
  int day = 0;
  int weekday = 0;  // Monday = 1.
};

// An expression as matched, not yet placed in the calendar.
struct TimeMatch {
  int first = 0;  // Tokens [first, last).
  int last = 0;
  TimeForm form = TimeForm::kDate;
  DateParts start;
  DateParts end;
  int count = 0;       // Of units, or the index of a day.
  int unit_days = -1;  // Length of the unit: 0 for hours, 2 for a weekend; -1 for none.
  int offset = 0;
  bool has_offset = false;
  int part = 0;  // 1 early, 2 middle, 3 late; 0 for none.
};

// The forms of time expressions, compiled. Immutable.
class TimeGrammar {
 public:
  // `patterns`: kind, pattern; `commemorations`: name, month, day. Both are described in their
  // tables. INVALID_ARGUMENT names a bad row.
  static absl::StatusOr<TimeGrammar> Parse(absl::string_view lexicon, absl::string_view patterns,
                                           absl::string_view commemorations);

  // The matches in text order, never overlapping, within sentences, without those that their
  // surroundings show to be no times. Linear in the tokens.
  std::vector<TimeMatch> Match(const AnnotatedText& text) const;

 private:
  struct Element {
    uint32_t classes = 0;
    std::vector<int> words;  // Numbers of literal words.
    int slot = -1;           // 0 both ends, 1 start, 2 end, -1 neither.
    bool adjacent = false;
    bool optional = false;
  };
  struct Sequence {
    std::vector<Element> elements;
    TimeForm form = TimeForm::kDate;
    int row = 0;
    int month = 0;  // For commemorations.
    int day = 0;
  };
  struct TokenReading {
    TimeWord word;
    int literal = -1;
  };

  absl::Status AddPattern(TimeForm form, absl::string_view pattern, int row);
  absl::StatusOr<Element> ParseElement(absl::string_view text);
  void AddExpanded(const Sequence& sequence, const std::vector<Element>& elements);
  bool IsComma(const Element& element) const;
  int LiteralNumber(absl::string_view word);
  std::vector<TokenReading> Read(const AnnotatedText& text) const;
  // Tokens matched from `at` on; 0 for none.
  int MatchSequence(const Sequence& sequence, const AnnotatedText& text,
                    const std::vector<TokenReading>& readings, int at, int end,
                    TimeMatch* match) const;
  bool MatchAt(const AnnotatedText& text, const std::vector<TokenReading>& readings, int at,
               int end, TimeMatch* best) const;

  TimeLexicon lexicon_;
  absl::flat_hash_map<std::string, int> literals_;
  std::vector<Sequence> sequences_;
  std::vector<std::vector<int>> by_literal_;  // Sequences by the number of their first word.
  std::vector<std::vector<int>> by_class_;    // By the bit of their first class.
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_GRAMMAR_H_
