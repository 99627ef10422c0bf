#include "services/entity/domain/time_ranges.h"

#include <algorithm>
#include <array>

namespace communique::entity {
namespace {

constexpr std::array<absl::string_view, 8> kRangeWords = {"to", "through", "until", "till",
                                                          "-",  "–",       "—",     "thru"};

// How far apart the ends are, in days or, for months, in months.
int Distance(const TimeMatch& match) {
  return match.end.day != 0 ? match.end.day - match.start.day : match.end.month - match.start.month;
}

// "on 7 and 12 December": two days, not a range, unless "between" says so or they follow each
// other.
bool IsPair(const AnnotatedText& text, const TimeMatch& match) {
  if (match.form != TimeForm::kRange || Distance(match) <= 1) return false;
  if (match.first > 0 && text.tokens[match.first - 1].lower == "between") return false;
  int ands = 0;
  for (int i = match.first; i < match.last; ++i) {
    if (text.tokens[i].lower == "and") ++ands;
    if (text.tokens[i].lower == "," && i + 1 < match.last && ands == 0) return false;
  }
  return ands == 1;
}

void AppendPair(const AnnotatedText& text, const TimeMatch& pair, std::vector<TimeMatch>* out) {
  int joiner = pair.first;
  while (text.tokens[joiner].lower != "and") ++joiner;
  TimeMatch first = pair;
  first.form = TimeForm::kDate;
  first.last = joiner;
  TimeMatch second = first;
  second.first = joiner + 1;
  second.last = pair.last;
  second.start = pair.end;
  out->push_back(first);
  out->push_back(second);
}

bool CanJoin(TimeForm form) {
  return form == TimeForm::kDate || form == TimeForm::kMonth || form == TimeForm::kWeekday ||
         form == TimeForm::kNumericDate || form == TimeForm::kDay;
}

// "between 2016 and 2019".
bool IsBetween(const AnnotatedText& text, const TimeMatch& a, int joiner) {
  return text.tokens[joiner].lower == "and" && a.first > 0 &&
         text.tokens[a.first - 1].lower == "between";
}

bool Joins(const AnnotatedText& text, const TimeMatch& a, const TimeMatch& b) {
  const bool years = a.form == TimeForm::kYear && b.form == TimeForm::kYear;
  if (!years && (!CanJoin(a.form) || !CanJoin(b.form))) return false;
  if (a.has_offset || b.has_offset) return false;
  if (text.tokens[a.first].sentence != text.tokens[b.first].sentence) return false;
  // "May 7, 2029, to May 9, 2029".
  const int joiner = a.last + (text.tokens[a.last].lower == "," ? 1 : 0);
  if (b.first != joiner + 1) return false;
  const absl::string_view between = text.tokens[joiner].lower;
  if (std::find(kRangeWords.begin(), kRangeWords.end(), between) != kRangeWords.end()) return true;
  return IsBetween(text, a, joiner);
}

}  // namespace

std::vector<TimeMatch> JoinRanges(const AnnotatedText& text,
                                  const std::vector<TimeMatch>& matches) {
  std::vector<TimeMatch> joined;
  for (size_t i = 0; i < matches.size(); ++i) {
    if (i + 1 < matches.size() && Joins(text, matches[i], matches[i + 1])) {
      TimeMatch range = matches[i];
      range.form = TimeForm::kRange;
      range.last = matches[i + 1].last;
      range.end = matches[i + 1].start;
      range.early_or_late = range.early_or_late || matches[i + 1].early_or_late;
      joined.push_back(range);
      ++i;
    } else if (IsPair(text, matches[i])) {
      AppendPair(text, matches[i], &joined);
    } else {
      joined.push_back(matches[i]);
    }
  }
  return joined;
}

}  // namespace communique::entity
