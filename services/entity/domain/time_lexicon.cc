#include "services/entity/domain/time_lexicon.h"

#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/entity/domain/tsv_rows.h"

namespace communique::entity {
namespace {

constexpr std::pair<absl::string_view, uint32_t> kNames[] = {
    {"M", kTimeMonth},     {"W", kTimeWeekday},      {"O", kTimeOrdinal},
    {"N", kTimeCount},     {"U", kTimeUnit},         {"E", kTimeDeictic},
    {"R", kTimeRelation},  {"F", kTimeFollowing},    {"A", kTimePart},
    {"L", kTimeLong},      {"TO", kTimeTo},          {"AND", kTimeAnd},
    {"S", kTimeSeason},    {"V", kTimeLicence},      {"X", kTimeMeasure},
    {"D", kTimeDay},       {"B", kTimeMonthNumber},  {"Y", kTimeYear},
    {"Z", kTimeTwoDigits}, {"G", kTimeNumericDate},  {"T", kTimeDecade},
    {"P", kTimeShift},     {"I", kTimeIndefinite},   {"H", kTimeYearPart},
    {"RANK", kTimeRank},   {"TT", kTimeShortDecade}, {"K", kTimeLength},
    {"C", kTimeStayCue},   {"STAY", kTimeStay},      {"J", kTimeHalf},
    {"NO", kTimeNumbered}, {"AN", kTimePartNoun}};

// Classes whose value is not read.
constexpr uint32_t kValueless = kTimeLicence | kTimeMeasure | kTimeTo | kTimeAnd | kTimeIndefinite |
                                kTimeLength | kTimeStay | kTimeNumbered;
constexpr int kFirstYear = 1500;
constexpr int kLastYear = 2199;
constexpr int kDecadePivot = 30;  // The 60s are of the last century.
constexpr int kPivot = 70;        // Two digits below it are of this century.

bool IsDigits(absl::string_view text) {
  for (char c : text) {
    if (!absl::ascii_isdigit(c)) return false;
  }
  return !text.empty();
}

TimeWord PlainNumber(absl::string_view digits) {
  TimeWord word;
  if (digits.size() > 4 || !absl::SimpleAtoi(digits, &word.value)) return word;
  word.classes = digits.size() < 4 ? kTimeCount : 0;
  if (digits.size() <= 2 && word.value >= 1 && word.value <= 31) word.classes |= kTimeDay;
  if (digits.size() <= 2 && word.value >= 1 && word.value <= 12) word.classes |= kTimeMonthNumber;
  if (digits.size() == 2) word.classes |= kTimeTwoDigits;
  if (digits.size() == 4 && word.value >= kFirstYear && word.value <= kLastYear) {
    word.classes |= kTimeYear;
  }
  return word;
}

// "26.02.1995" and "1995.02.26".
TimeWord NumericDate(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, '.');
  int a = 0;
  int b = 0;
  int c = 0;
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &a) || !absl::SimpleAtoi(parts[1], &b) ||
      !absl::SimpleAtoi(parts[2], &c)) {
    return {};
  }
  if (parts[0].size() == 4) std::swap(a, c);
  if (parts[0].size() == 2 && parts[1].size() == 2 && parts[2].size() == 2) c = FullYear(c);
  if (c < kFirstYear || c > kLastYear || b < 1 || b > 12 || a < 1 || a > 31) return {};
  return {kTimeNumericDate, c * 10000 + b * 100 + a};
}

// "1990s" and "90s"; the latter are of the last hundred years.
TimeWord Decade(absl::string_view digits) {
  TimeWord word = PlainNumber(digits);
  if (digits.empty() || digits.back() != '0') return {};
  if ((word.classes & kTimeYear) != 0) return {kTimeDecade, word.value};
  if (digits.size() != 2) return {};
  return {kTimeShortDecade, word.value + (word.value < kDecadePivot ? 2000 : 1900)};
}

TimeWord ClassifyNumber(absl::string_view lower) {
  if (IsDigits(lower)) return PlainNumber(lower);
  for (absl::string_view suffix : {"st", "nd", "rd", "th"}) {
    absl::string_view digits = lower;
    if (!absl::ConsumeSuffix(&digits, suffix) || !IsDigits(digits)) continue;
    TimeWord word = PlainNumber(digits);
    word.classes = ((word.classes & kTimeDay) != 0 ? kTimeOrdinal : 0) |
                   ((word.classes & kTimeCount) != 0 ? kTimeRank : 0);
    return word;
  }
  if (absl::string_view digits = lower; absl::ConsumeSuffix(&digits, "s")) return Decade(digits);
  return absl::StrContains(lower, '.') ? NumericDate(lower) : TimeWord{};
}

}  // namespace

int FullYear(int two_digits) { return two_digits + (two_digits < kPivot ? 2000 : 1900); }

uint32_t TimeClassNamed(absl::string_view name) {
  for (const auto& [known, bit] : kNames) {
    if (known == name) return bit;
  }
  return 0;
}

absl::StatusOr<TimeLexicon> TimeLexicon::Parse(absl::string_view data) {
  absl::StatusOr<std::vector<TsvRow>> rows = ParseTsv("time_lexicon.tsv", data, 3);
  if (!rows.ok()) return rows.status();
  TimeLexicon lexicon;
  for (const TsvRow& row : *rows) {
    const uint32_t bit = TimeClassNamed(row[0]);
    int value = 0;
    if (bit == 0 || row[1].empty() || !absl::SimpleAtoi(row[2], &value)) {
      return absl::InvalidArgumentError(absl::StrCat("time_lexicon.tsv: \"", row[0], " ", row[1],
                                                     "\": want a known class, a word, a number"));
    }
    TimeWord& word = lexicon.words_[row[1]];
    const bool has_value = (word.classes & ~kValueless) != 0;
    if ((bit & kValueless) == 0) {
      if (has_value && word.value != value) {
        return absl::InvalidArgumentError(
            absl::StrCat("time_lexicon.tsv: \"", row[1], "\" has two values; keep one"));
      }
      word.value = value;
    }
    word.classes |= bit;
  }
  return lexicon;
}

TimeWord TimeLexicon::Classify(const Token& token) const {
  if (token.kind == TokenKind::kNumber) return ClassifyNumber(token.lower);
  const auto it = words_.find(token.lower);
  if (it == words_.end()) return {};
  TimeWord word = it->second;
  if (!token.capitalized) word.classes &= ~(kTimeMonth | kTimeWeekday);
  return word;
}

}  // namespace communique::entity
