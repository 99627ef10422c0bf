#include "services/entity/domain/time_filter.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/match.h"

namespace communique::entity {
namespace {

constexpr int kShortestStay = 20;  // Hours that still count as a day.

// A match with the words around it.
struct Site {
  const TimeLexicon& lexicon;
  const AnnotatedText& text;
  const TimeMatch& match;
  const SentenceSpan& sentence;

  const Token* At(int token) const {
    return token >= sentence.first_token && token < sentence.last_token ? &text.tokens[token]
                                                                        : nullptr;
  }
  const Token* Before() const { return At(match.first - 1); }
  const Token* After() const { return At(match.last); }
  const Token& First() const { return text.tokens[match.first]; }
  const Token& Last() const { return text.tokens[match.last - 1]; }
  bool Is(const Token* token, uint32_t classes) const {
    return token != nullptr && (lexicon.Classify(*token).classes & classes) != 0;
  }
  bool IsWord(const Token* token, absl::string_view word) const {
    return token != nullptr && token->lower == word;
  }
  bool Licensed() const { return Is(Before(), kTimeLicence | kTimeTo | kTimeAnd | kTimeUnit); }
  bool Measured() const { return Is(After(), kTimeMeasure); }
  int Size() const { return match.last - match.first; }
};

// "in May", "April and May"; not "that may".
bool IsMonthLicence(const Site& site) {
  constexpr absl::string_view kJoining[] = {"and", "or", ",", "-", "–", "—", "to"};
  constexpr absl::string_view kClauses[] = {"that", "as", "than", "with", ";", ":", "(", "'s"};
  const absl::string_view before = site.Before()->lower;
  const auto is_one_of = [before](const auto& list) {
    return std::find(std::begin(list), std::end(list), before) != std::end(list);
  };
  if (is_one_of(kClauses)) return false;
  const Token* earlier = site.At(site.match.first - 2);
  return !is_one_of(kJoining) || site.Is(earlier, kTimeMonth | kTimeDay | kTimeYear | kTimePart);
}

bool IsMonth(const Site& site) {
  constexpr int kHalf = 182;  // "the second half of May", but not "the second year of May".
  const int unit = site.match.unit_days;
  if (unit >= 0) return unit == 1 || unit == 7 || unit == 14 || unit == kHalf;
  if (site.match.start.year != 0 || site.Size() > 1) return true;
  const Token& month = site.First();
  if (month.lower == "may" || month.lower == "march" || month.lower == "mar")
    return site.Licensed() && IsMonthLicence(site);
  const Token* after = site.After();
  return site.Licensed() || after == nullptr || !after->capitalized;
}

bool IsYear(const Site& site) {
  constexpr int kOldYear = 1800;  // Numbers below it are seldom years.
  if (site.Measured()) return false;
  if (site.Size() == 1 && site.match.start.year < kOldYear) {
    const Token* after = site.After();
    const bool ends = after == nullptr || after->kind == TokenKind::kPunctuation ||
                      site.Is(after, kTimeLicence | kTimeTo | kTimeAnd);
    return ends && (site.IsWord(site.Before(), "in") || site.IsWord(site.Before(), "since"));
  }
  if (site.Size() > 1 || site.Licensed()) return true;
  const Token* before = site.Before();
  const Token* after = site.After();
  // "recalls 1939 and", but not "Resolution 1973" and "1950 tonnes".
  const bool ends = after == nullptr || after->kind == TokenKind::kPunctuation ||
                    site.Is(after, kTimeLicence | kTimeTo | kTimeAnd);
  if (before != nullptr && before->kind == TokenKind::kWord && !before->capitalized && ends &&
      !site.Is(before, kTimeNumbered)) {
    return true;
  }
  return before == nullptr && after != nullptr && after->kind == TokenKind::kWord &&
         !after->capitalized;
}

bool IsPronoun(absl::string_view word) {
  constexpr absl::string_view kPronouns[] = {"he", "she", "it", "they", "we", "both"};
  return std::find(std::begin(kPronouns), std::end(kPronouns), word) != std::end(kPronouns);
}

bool IsDay(const Site& site) {
  if (site.Last().kind != TokenKind::kNumber || !site.Licensed()) return false;
  const Token* after = site.After();
  return after == nullptr || after->kind == TokenKind::kPunctuation ||
         site.Is(after, kTimeLicence | kTimeTo | kTimeAnd) || IsPronoun(after->lower);
}

bool IsDays(const Site& site) {
  return site.Last().kind == TokenKind::kNumber &&
         site.At(site.match.first + 1)->kind == TokenKind::kNumber;
}

// "six hundred years", but not "a three years".
bool CountsUp(const Site& site) {
  if (site.Size() < 3 || !site.Is(&site.First(), kTimeCount)) return true;
  const Token* second = site.At(site.match.first + 1);
  return !site.Is(second, kTimeCount) || second->lower == "hundred";
}

// "24 hours a day", "twice a week": how often.
bool IsRate(const Site& site) {
  constexpr absl::string_view kPer[] = {"a", "an", "per", "every", "each"};
  const Token* after = site.After();
  return after != nullptr && site.Is(site.At(site.match.last + 1), kTimeUnit) &&
         std::find(std::begin(kPer), std::end(kPer), after->lower) != std::end(kPer);
}

// "the Six-Day War" is a name.
bool IsInName(const Site& site) {
  const Token* after = site.After();
  return after != nullptr && site.Last().capitalized && after->capitalized &&
         !site.sentence.heading && !after->all_caps && site.match.first > site.sentence.first_token;
}

bool IsDuration(const Site& site) {
  if (IsRate(site) || IsInName(site)) return false;
  if (!CountsUp(site)) return false;
  const Token* after = site.After();
  const Token* next = site.At(site.match.last + 1);
  if (site.IsWord(after, "old") || site.IsWord(next, "old")) return false;
  if (site.IsWord(after, "anniversary") || site.match.count <= 0) return false;
  // "might one day come".
  const bool one_day = site.First().lower == "one" && site.match.unit_days == 1 && site.Size() == 2;
  if (one_day && !site.Is(site.Before(), kTimeLength | kTimeLicence)) return false;
  // "twice a week" is no length, "for a week" is.
  const bool article = site.First().lower == "a" || site.First().lower == "an";
  const bool length = site.Is(site.Before(), kTimeLength) || site.Is(after, kTimeShift);
  if (article && site.Size() == 2 && !length) return false;
  return site.match.unit_days != 0 || site.match.count >= kShortestStay;
}

// "the last day of May" is no counted one.
bool IsLastDay(const Site& site) {
  return !site.IsWord(site.After(), "of") ||
         !site.Is(site.At(site.match.last + 1), kTimeMonth | kTimeYear);
}

bool IsDayIndex(const Site& site) {
  if (site.IsWord(site.Before(), "from") || site.IsWord(site.Before(), "since") ||
      site.IsWord(site.Before(), "every")) {
    return false;
  }
  return site.match.count > 0 && !site.Is(site.After(), kTimeMonth);
}

bool IsRelativeUnit(const Site& site) {
  const Token& unit = site.Last();
  const bool plural = absl::EndsWith(unit.lower, "s");
  // "this century", but the past decade is no decade of the calendar.
  const bool long_unit = site.match.unit_days == 3650 || site.match.unit_days == 36500;
  if (long_unit && site.match.form == TimeForm::kRelativeUnit)
    return !plural && site.Size() <= 3 && !site.IsWord(site.At(site.match.last - 2), "past");
  return !plural && site.match.unit_days >= 2 && site.match.unit_days <= 365;
}

bool IsWholeLength(const Site& site) { return site.match.unit_days >= 1; }

bool IsSpokenUnit(const Site& site) {
  return site.match.unit_days >= 2 && site.match.unit_days <= 365;
}

// "the week of 9 May", not "the evening of 9 May".
bool IsWeekOf(const Site& site) { return site.match.unit_days == 7 || site.match.unit_days == 2; }

bool IsYearPart(const Site& site) {
  return site.match.count != 0 || (site.match.unit_days == 91 && site.match.start.day <= 4) ||
         (site.match.unit_days == 182 && site.match.start.day <= 2);
}

// "Sat" and "Wed" are verbs as well.
bool IsWeekday(const Site& site) {
  // "Monday last", but not "on Monday next steps were agreed".
  if (site.Is(&site.Last(), kTimeRelation)) {
    const bool ends = site.After() == nullptr || site.After()->kind == TokenKind::kPunctuation;
    return ends && site.match.offset != 0;
  }
  if (site.Measured() && site.After()->capitalized) return false;  // "Thursday Island"
  constexpr size_t kLongestAbbreviation = 5;
  if (site.Size() > 1 || site.First().lower.size() > kLongestAbbreviation) return true;
  return site.After() == nullptr || site.After()->kind == TokenKind::kPunctuation;
}

// "the day before the summit" says of what; it is not the day before the one spoken of.
bool IsNarrativeCount(const Site& site) {
  if (site.match.unit_days < 1) return site.First().lower == "the";
  const bool preposition = site.Last().lower == "before" || site.Last().lower == "after";
  return !preposition || site.After() == nullptr || site.After()->kind == TokenKind::kPunctuation;
}

// "by the autumn", but not "in the fall of the city".
bool IsSeason(const Site& site) {
  if (site.match.start.year != 0 || site.match.has_offset) return true;
  return site.Licensed() && site.Last().lower != "fall" && !site.IsWord(site.After(), "of");
}

// "the 3rd century" may be before Christ.
bool IsCentury(const Site& site) {
  const int number = site.match.count != 0 ? site.match.count : site.match.start.day;
  return number >= 10 && number <= 22;
}

bool IsRelativeDay(const Site& site) {
  // "in today's world" means nowadays.
  return !(site.IsWord(site.After(), "'s") && !site.Last().capitalized &&
           (site.IsWord(site.Before(), "in") || site.IsWord(site.Before(), "of")));
}

// "Easter Island" is none.
bool IsCommemoration(const Site& site) {
  const Token* after = site.After();
  const bool longer_name = site.Size() == 1 && after != nullptr && after->capitalized;
  return site.First().capitalized && !longer_name;
}
bool IsUnmeasured(const Site& site) { return !site.Measured() || site.match.start.year != 0; }
bool IsAlways(const Site&) { return true; }

struct Filter {
  TimeForm form;
  bool (*accepts)(const Site&);
};

constexpr Filter kFilters[] = {{TimeForm::kMonth, IsMonth},
                               {TimeForm::kYear, IsYear},
                               {TimeForm::kYears, IsYear},
                               {TimeForm::kDay, IsDay},
                               {TimeForm::kDays, IsDays},
                               {TimeForm::kDuration, IsDuration},
                               {TimeForm::kAgo, CountsUp},
                               {TimeForm::kDayIndex, IsDayIndex},
                               {TimeForm::kDayLast, IsLastDay},
                               {TimeForm::kHalfLength, IsWholeLength},
                               {TimeForm::kQuarterLength, IsWholeLength},
                               {TimeForm::kAndHalfLength, IsWholeLength},
                               {TimeForm::kBeforeLast, IsSpokenUnit},
                               {TimeForm::kAfterNext, IsSpokenUnit},
                               {TimeForm::kRelativeUnit, IsRelativeUnit},
                               {TimeForm::kTheUnit, IsRelativeUnit},
                               {TimeForm::kNarrativeUnit, IsRelativeUnit},
                               {TimeForm::kNarrativeCount, IsNarrativeCount},
                               {TimeForm::kWeekOf, IsWeekOf},
                               {TimeForm::kYearPart, IsYearPart},
                               {TimeForm::kWeekday, IsWeekday},
                               {TimeForm::kCentury, IsCentury},
                               {TimeForm::kSeason, IsSeason},
                               {TimeForm::kRelativeDay, IsRelativeDay},
                               {TimeForm::kCommemoration, IsCommemoration},
                               {TimeForm::kDate, IsUnmeasured},
                               {TimeForm::kRange, IsUnmeasured}};

}  // namespace

bool IsTimeExpression(const TimeLexicon& lexicon, const AnnotatedText& text,
                      const TimeMatch& match) {
  const Site site{lexicon, text, match, text.sentences[text.tokens[match.first].sentence]};
  const auto* filter = std::find_if(std::begin(kFilters), std::end(kFilters),
                                    [&match](const Filter& f) { return f.form == match.form; });
  return (filter == std::end(kFilters) ? IsAlways : filter->accepts)(site);
}

}  // namespace communique::entity
