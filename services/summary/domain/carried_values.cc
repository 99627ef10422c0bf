#include "services/summary/domain/carried_values.h"

#include <algorithm>
#include <cstdlib>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/visit_name.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

using base::v1::PartialDate;

constexpr size_t kPrefix = 4;

struct NumberWord {
  absl::string_view word;
  int value;
};

constexpr NumberWord kNumbers[] = {
    {"one", 1},        {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},
    {"six", 6},        {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},
    {"eleven", 11},    {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16},   {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
    {"thirty", 30},    {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"hundred", 100},
    {"dozen", 12},     {"dozens", 24},    {"both", 2},      {"pair", 2},      {"couple", 2},
    {"score", 20},     {"half", 6},       {"trio", 3},      {"first", 1},     {"second", 2},
    {"third", 3},      {"fourth", 4},     {"fifth", 5},     {"sixth", 6},     {"seventh", 7},
    {"eighth", 8},     {"ninth", 9},      {"tenth", 10},    {"eleventh", 11}, {"twelfth", 12},
    {"twentieth", 20}, {"thirtieth", 30}};

constexpr absl::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr absl::string_view kWeekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                           "friday", "saturday", "sunday"};

// Days that words are away from the publication, at least and at most.
struct RelativeWord {
  absl::string_view word;
  int from;
  int to;
};
constexpr RelativeWord kRelative[] = {
    {"today", 0, 0},        {"yesterday", -1, -1}, {"tomorrow", 1, 1},   {"tonight", 0, 0},
    {"now", 0, 0},          {"morning", -1, 1},    {"evening", -1, 1},   {"afternoon", -1, 1},
    {"night", -1, 1},       {"week", -14, 14},     {"weekend", -9, 9},   {"month", -62, 62},
    {"fortnight", -28, 28}, {"later", -14, 14},    {"earlier", -14, 14}, {"ago", -31, 31},
    {"next", -14, 14},      {"last", -14, 14}};

// 0 is Monday.
int WeekdayOf(const PartialDate& date) {
  return static_cast<int>(((ToSerial(date) + 3) % 7 + 7) % 7);
}

bool HasMonth(const PassageWords& words, int month) {
  return absl::c_any_of(words.words(), [&](const std::string& word) {
    int number = 0;
    return absl::StartsWith(word, kMonths[month - 1]) ||
           (absl::SimpleAtoi(word, &number) && number == month);
  });
}

// "7", "07", "7th"; and parts of "2031-05-07" or "7/5/2031".
bool HasDay(const PassageWords& words, int day) {
  return absl::c_any_of(words.words(), [&](const std::string& word) {
    size_t digits = 0;
    while (digits < word.size() && absl::ascii_isdigit(word[digits])) ++digits;
    int number = 0;
    if (digits > 0 && digits <= 2 && absl::SimpleAtoi(word.substr(0, digits), &number)) {
      return number == day;
    }
    return absl::c_any_of(
        kNumbers, [&](const NumberWord& row) { return row.value == day && row.word == word; });
  });
}

// Number words joined by a hyphen ("twenty-two"), and counts in front of a noun ("three-day").
void AddParts(const std::string& word, std::set<std::string>* words) {
  for (const absl::string_view part : absl::StrSplit(word, absl::ByAnyChar("-/.,"))) {
    if (!part.empty()) words->insert(std::string(part));
  }
  // An en dash joins figures as well.
  for (const absl::string_view part : absl::StrSplit(word, "\xE2\x80\x93")) {
    if (!part.empty()) words->insert(std::string(part));
  }
}

bool FollowsFromWeekday(const DateSources& sources, const PartialDate& date) {
  if (date.year() == 0) return false;
  const absl::string_view weekday = kWeekdays[WeekdayOf(date)];
  return sources.passage.HasPrefix(weekday) || sources.passage.Has(std::string(weekday));
}

bool FollowsFromRelativeDay(const DateSources& sources, const PartialDate& date) {
  if (!sources.published.has_value() || !IsDay(*sources.published)) return false;
  if (date.year() == 0 || sources.published->year() == 0) return false;
  const long away = ToSerial(date) - ToSerial(*sources.published);
  return absl::c_any_of(kRelative, [&](const RelativeWord& row) {
    return sources.passage.Has(std::string(row.word)) && row.from <= away && away <= row.to;
  });
}

// "A three-day visit from 7 May" ends on the 9th.
bool FollowsFromCount(const DateSources& sources, const PartialDate& date) {
  if (!sources.other_end.has_value() || !IsDay(*sources.other_end)) return false;
  if ((date.year() == 0) != (sources.other_end->year() == 0)) return false;
  const long days = std::labs(ToSerial(date) - ToSerial(*sources.other_end));
  return days <= 60 && (CarriesCount(sources.passage, static_cast<int>(days)) ||
                        CarriesCount(sources.passage, static_cast<int>(days) + 1));
}

// Days that have names; what is common to the ways of writing them.
struct NamedDay {
  absl::string_view word;
  int month;
  int day;
};
constexpr NamedDay kNamedDays[] = {
    {"victory", 5, 9},     {"anzac", 4, 25},    {"patrick", 3, 17},    {"patrick's", 3, 17},
    {"christmas", 12, 25}, {"bastille", 7, 14}, {"armistice", 11, 11}, {"remembrance", 11, 11}};

bool IsNamedDay(const DateSources& sources, const PartialDate& date) {
  return absl::c_any_of(kNamedDays, [&](const NamedDay& row) {
    return row.month == date.month() && row.day == date.day() &&
           sources.passage.Has(std::string(row.word));
  });
}

bool CarriesMonth(const DateSources& sources, const PartialDate& date) {
  if (date.month() == 0 || HasMonth(sources.document, date.month())) return true;
  if (!sources.published.has_value()) return false;
  const int apart = std::abs(date.month() - sources.published->month());
  return sources.published->month() != 0 && (apart <= 1 || apart == 11);
}

bool CarriesYear(const DateSources& sources, const PartialDate& date) {
  if (date.year() == 0) return true;
  if (sources.document.Has(absl::StrCat(date.year()))) return true;
  return sources.published.has_value() && std::abs(date.year() - sources.published->year()) <= 1;
}

// The words without marks and spaces, one after the other.
std::vector<std::string> PlainWords(absl::string_view text) {
  std::vector<std::string> words;
  for (const WordSpan& span : SplitWords(text)) {
    const std::string word = FoldWord(text.substr(span.begin, span.end - span.begin));
    const auto first = static_cast<unsigned char>(word[0]);
    const bool mark = word.size() == 1 && !absl::ascii_isalnum(first);
    // Quotation marks and dashes are of three bytes, between U+2010 and U+2027.
    const bool curly = word.size() == 3 && absl::StartsWith(word, "\xE2\x80");
    if (!mark && !curly) words.push_back(word);
  }
  return words;
}

bool ContainsRun(const std::vector<std::string>& words, const std::vector<std::string>& run) {
  return run.empty() || absl::c_search(words, run) != words.end();
}

}  // namespace

PassageWords::PassageWords(absl::string_view passage) {
  for (const WordSpan& span : SplitWords(passage)) {
    const std::string word = FoldWord(passage.substr(span.begin, span.end - span.begin));
    words_.insert(word);
    AddParts(word, &words_);
  }
}

bool PassageWords::HasPrefix(absl::string_view folded) const {
  if (folded.size() < kPrefix) return words_.contains(std::string(folded));
  const auto next = words_.lower_bound(std::string(folded.substr(0, kPrefix)));
  return next != words_.end() && absl::StartsWith(*next, folded.substr(0, kPrefix));
}

bool CarriesName(const PassageWords& passage, absl::string_view name) {
  return absl::c_any_of(NameWords(name),
                        [&](const std::string& word) { return passage.Has(word); });
}

bool CarriesWords(absl::string_view passage, absl::string_view words) {
  const std::vector<std::string> in = PlainWords(passage);
  const std::vector<std::string> parts = absl::StrSplit(words, absl::ByString("..."));
  return absl::c_all_of(parts, [&](const std::string& part) {
    const std::vector<std::string> shorter = absl::StrSplit(part, absl::ByString("\xE2\x80\xA6"));
    return absl::c_all_of(shorter,
                          [&](const std::string& run) { return ContainsRun(in, PlainWords(run)); });
  });
}

bool CarriesCount(const PassageWords& passage, int count) {
  if (passage.Has(absl::StrCat(count))) return true;
  const bool word = absl::c_any_of(kNumbers, [&](const NumberWord& row) {
    return row.value == count && passage.Has(std::string(row.word));
  });
  if (word) return true;
  if (count == 1) {
    return passage.Has("a") || passage.Has("an") || passage.Has("the") || passage.Has("one");
  }
  // "Twenty-two", "twenty two".
  return count > 20 && count < 100 && count % 10 != 0 &&
         CarriesCount(passage, count - count % 10) && CarriesCount(passage, count % 10);
}

bool CarriesDate(const DateSources& sources, const PartialDate& date) {
  if (!CarriesYear(sources, date)) return false;
  if (IsNamedDay(sources, date)) return true;
  if (!CarriesMonth(sources, date)) return false;
  if (date.day() == 0 || HasDay(sources.passage, date.day())) return true;
  return FollowsFromWeekday(sources, date) || FollowsFromRelativeDay(sources, date) ||
         FollowsFromCount(sources, date);
}

}  // namespace communique::summary
