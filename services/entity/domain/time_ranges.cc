#include "services/entity/domain/time_ranges.h"

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"

namespace communique::entity {
namespace {

constexpr std::array<absl::string_view, 8> kRangeWords = {"to", "through", "until", "till",
                                                          "-",  "–",       "—",     "thru"};

// The parts of "7 and 12 May", "7, 9 and 12 May" that are days, or months in "May and July".
std::vector<int> ListParts(const AnnotatedText& text, const TimeMatch& match) {
  std::vector<int> parts;
  const bool days = match.end.day != 0;
  for (int i = match.first; i < match.last; ++i) {
    const Token& token = text.tokens[i];
    const bool day = token.kind == TokenKind::kNumber && token.lower.size() <= 4 &&
                     !(token.lower.size() == 4 && absl::ascii_isdigit(token.lower.back()));
    const bool month = token.kind == TokenKind::kWord && token.capitalized;
    if (days ? day : month) parts.push_back(i);
  }
  return parts;
}

int ValueOf(const Token& token) {
  int value = 0;
  for (char c : token.lower) {
    if (!absl::ascii_isdigit(c)) break;
    value = value * 10 + (c - '0');
  }
  return value;
}

// "on 7 and 12 December": two days, not a range, unless "between" says so or they follow each
// other.
bool IsList(const AnnotatedText& text, const TimeMatch& match) {
  if (match.form != TimeForm::kRange) return false;
  if (match.first > 0 && text.tokens[match.first - 1].lower == "between") return false;
  const auto joins = [](const Token& token) { return token.lower == "and" || token.lower == "&"; };
  const int ands = static_cast<int>(
      std::count_if(text.tokens.begin() + match.first, text.tokens.begin() + match.last, joins));
  const int distance =
      match.end.day != 0 ? match.end.day - match.start.day : match.end.month - match.start.month;
  const int parts = static_cast<int>(ListParts(text, match).size());
  return ands == 1 && parts >= 2 && distance > parts - 1;
}

// Each part becomes a date of its own; the last one has what stands behind it too.
void AppendList(const AnnotatedText& text, const TimeMatch& list, std::vector<TimeMatch>* out) {
  const std::vector<int> parts = ListParts(text, list);
  for (size_t i = 0; i < parts.size(); ++i) {
    TimeMatch part = list;
    part.form = list.end.day != 0 ? TimeForm::kDate : TimeForm::kMonth;
    const bool last = i + 1 == parts.size();
    part.first = i == 0 ? list.first : parts[i];
    part.last = last ? list.last : parts[i] + 1;
    if (last) part.start = list.end;
    if (i > 0 && !last) part.start.day = ValueOf(text.tokens[parts[i]]);
    out->push_back(part);
  }
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
  const bool year_behind = b.form == TimeForm::kDate && b.start.month != 0 && a.start.year == 0;
  if (a.has_offset || (b.has_offset && !year_behind)) return false;
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
      range.has_offset = matches[i + 1].has_offset;  // "from 12 January to 3 February next year"
      range.offset = matches[i + 1].offset;
      range.early_or_late = range.early_or_late || matches[i + 1].early_or_late;
      joined.push_back(range);
      ++i;
    } else if (IsList(text, matches[i])) {
      AppendList(text, matches[i], &joined);
    } else {
      joined.push_back(matches[i]);
    }
  }
  return joined;
}

}  // namespace communique::entity
