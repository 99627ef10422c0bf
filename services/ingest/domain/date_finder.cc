#include "services/ingest/domain/date_finder.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/text/utf8.h"
#include "services/ingest/domain/rows.h"

namespace communique::ingest {
namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2199;

constexpr size_t kMostWords = 400;  // Of a line that is searched.

// Every date has a year.
bool HasDigit(absl::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int DaysIn(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

std::optional<base::v1::PartialDate> MakeDate(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 0 || month > 12 || day < 0)
    return std::nullopt;
  if (month == 0 && day != 0) return std::nullopt;
  if (month != 0 && day > DaysIn(year, month)) return std::nullopt;
  base::v1::PartialDate date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

// "24/03/01": two-digit years are those of 1970 to 2069 (POSIX strptime's window, begun a year
// later).
int FullYear(int year, size_t digits) {
  if (digits != 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

// A number of up to `most` digits at `*at`, which moves past it and the spaces after it; -1 when
// there is none.
int TakeNumber(absl::string_view line, size_t most, size_t* at) {
  int number = 0;
  const size_t begin = *at;
  while (*at < line.size() && *at - begin < most && absl::ascii_isdigit(line[*at]))
    number = number * 10 + (line[(*at)++] - '0');
  if (*at == begin) return -1;
  return number;
}

bool TakeMark(absl::string_view line, absl::string_view chinese, absl::string_view korean,
              size_t* at) {
  for (const absl::string_view mark : {chinese, korean}) {
    if (!absl::StartsWith(line.substr(*at), mark)) continue;
    *at += mark.size();
    while (*at < line.size() && line[*at] == ' ') ++*at;
    return true;
  }
  return false;
}

// "2024年3月4日", "2024년 3월 4일": the first in `line`.
std::optional<FoundDate> FindEastAsianDate(absl::string_view line) {
  size_t mark = line.find("年");
  if (mark == absl::string_view::npos) mark = line.find("년");
  if (mark == absl::string_view::npos || mark < 4) return std::nullopt;
  const size_t begin = mark - 4;
  size_t at = begin;
  const int year = TakeNumber(line, 4, &at);
  if (at != mark || !TakeMark(line, "年", "년", &at)) return std::nullopt;
  const int month = TakeNumber(line, 2, &at);
  if (month < 1 || !TakeMark(line, "月", "월", &at)) return std::nullopt;
  const int day = TakeNumber(line, 2, &at);
  if (day < 1 || !TakeMark(line, "日", "일", &at)) return std::nullopt;
  const std::optional<base::v1::PartialDate> date = MakeDate(year, month, day);
  if (!date) return std::nullopt;
  while (line[at - 1] == ' ') --at;
  return FoundDate{*date, begin, at, true};
}

// "Mar 4 20245:00 AM": a year and a time of day without a space between them.
bool IsYearAndHour(absl::string_view line, const Word& word) {
  const size_t digits = word.end - word.begin;
  return word.number && (digits == 5 || digits == 6) && word.end < line.size() &&
         line[word.end] == ':' && (line[word.begin] == '1' || line[word.begin] == '2');
}

}  // namespace

// A word or number with the punctuation that follows it.
struct DateFinder::Token {
  size_t begin;
  size_t end;
  std::string folded;
  int number = -1;  // Of "7" and "7th".
  size_t digits = 0;
  bool ordinal = false;
  absl::string_view gap;  // Up to the next token.
};

absl::StatusOr<DateFinder> DateFinder::Create(absl::string_view table) {
  const auto rows = ParseRows("date_words.tsv", table, 3);
  if (!rows.ok()) return rows.status();
  DateFinder finder;
  for (const auto& row : *rows) {
    int month = 0;
    if (row[0] == "month" && absl::SimpleAtoi(row[1], &month) && month >= 1 && month <= 12) {
      finder.months_[std::string(row[2])] = month;
    } else if (row[0] == "weekday") {
      finder.weekdays_.insert(std::string(row[2]));
    } else if (row[0] == "season") {
      finder.seasons_.insert(std::string(row[2]));
    } else if (row[0] == "zone") {
      finder.zones_.insert(std::string(row[2]));
    } else {
      return absl::InvalidArgumentError(absl::StrCat("date_words.tsv: bad row \"", row[2], "\""));
    }
  }
  return finder;
}

std::vector<DateFinder::Token> DateFinder::Tokens(absl::string_view line,
                                                  const std::vector<Word>& words) {
  std::vector<Token> tokens;
  tokens.reserve(words.size());
  for (const Word& word : words) {
    Token token{word.begin, word.end, word.folded, -1, 0, false, {}};
    if (IsYearAndHour(line, word)) {
      token.end = token.begin + 4;
      token.folded.resize(4);
    }
    size_t digits = 0;
    while (digits < token.folded.size() && absl::ascii_isdigit(token.folded[digits])) ++digits;
    const absl::string_view tail = absl::string_view(token.folded).substr(digits);
    token.digits = digits;
    token.ordinal = tail == "st" || tail == "nd" || tail == "rd" || tail == "th" || tail == "er";
    if (digits > 0 && digits <= 8 &&
        (tail.empty() || token.ordinal || absl::StartsWith(tail, "t"))) {
      (void)absl::SimpleAtoi(absl::string_view(token.folded).substr(0, digits), &token.number);
    }
    tokens.push_back(std::move(token));
  }
  for (size_t i = 0; i < tokens.size(); ++i) {
    const size_t next = i + 1 < tokens.size() ? tokens[i + 1].begin : line.size();
    tokens[i].gap = absl::StripAsciiWhitespace(line.substr(tokens[i].end, next - tokens[i].end));
  }
  return tokens;
}

std::optional<FoundDate> DateFinder::At(absl::string_view line, const std::vector<Token>& tokens,
                                        size_t at, NumericOrder order, bool bare_years,
                                        size_t* next) const {
  const auto token = [&](size_t i) -> const Token* {
    return at + i < tokens.size() ? &tokens[at + i] : nullptr;
  };
  const auto month_of = [&](const Token* t) {
    const auto found = t == nullptr ? months_.end() : months_.find(t->folded);
    return found == months_.end() ? 0 : found->second;
  };
  const auto is_year = [](const Token* t) {
    return t != nullptr && t->digits == 4 && t->number >= kFirstYear && t->number <= kLastYear &&
           t->end - t->begin == 4;
  };
  const auto is_day = [](const Token* t) {
    return t != nullptr && t->digits > 0 && t->digits <= 2 && t->number >= 1 && t->number <= 31;
  };
  // Words of a date stand side by side, with a comma, a full stop, "of" or a hyphen at most.
  const auto joined = [](const Token* t) {
    return t->gap.size() <= 2 && t->gap != "|" && t->gap != ";";
  };
  const auto result = [&](std::optional<base::v1::PartialDate> date, size_t count,
                          bool numeric) -> std::optional<FoundDate> {
    if (!date) return std::nullopt;
    *next = at + count;
    return FoundDate{*date, tokens[at].begin, tokens[at + count - 1].end, numeric};
  };
  const Token* a = token(0);
  const Token* b = token(1);
  const Token* c = token(2);
  if (is_day(a) && joined(a)) {
    const size_t of = b != nullptr && (b->folded == "of" || b->folded == "de") ? 1 : 0;
    const Token* m = token(1 + of);
    size_t y = 2 + of;
    if (token(y) != nullptr && (token(y)->folded == "of" || token(y)->folded == "de")) ++y;
    if (month_of(m) != 0 && is_year(token(y)) && joined(m)) {
      return result(MakeDate(token(y)->number, month_of(m), a->number), y + 1, false);
    }
  }
  if (month_of(a) != 0 && is_day(b) && is_year(c) && joined(a) && joined(b)) {
    return result(MakeDate(c->number, month_of(a), b->number), 3, false);
  }
  if (is_year(a) && joined(a) && month_of(b) != 0 && is_day(c)) {
    return result(MakeDate(a->number, month_of(b), c->number), 3, false);
  }
  if (b != nullptr && c != nullptr && a->number >= 0 && b->number >= 0 && c->number >= 0 &&
      a->gap == b->gap && (a->gap == "/" || a->gap == "-" || a->gap == ".") &&
      a->end + 1 == b->begin && b->end + 1 == c->begin) {
    if (a->digits == 4 && b->digits <= 2 && c->digits <= 2) {
      return result(MakeDate(a->number, b->number, c->number), 3, true);
    }
    if (a->digits <= 2 && b->digits <= 2 && (c->digits == 4 || c->digits == 2)) {
      const int year = FullYear(c->number, c->digits);
      const bool month_first =
          order == NumericOrder::kMonthFirst ? a->number <= 12 : b->number > 12;
      return month_first ? result(MakeDate(year, a->number, b->number), 3, true)
                         : result(MakeDate(year, b->number, a->number), 3, true);
    }
  }
  if ((month_of(a) != 0 || seasons_.contains(a->folded)) && is_year(b) && joined(a)) {
    return result(MakeDate(b->number, month_of(a), 0), 2, false);
  }
  if (bare_years && is_year(a)) return result(MakeDate(a->number, 0, 0), 1, true);
  (void)line;
  return std::nullopt;
}

std::vector<FoundDate> DateFinder::Find(absl::string_view line, NumericOrder order,
                                        bool bare_years) const {
  if (!HasDigit(line)) return {};
  return Find(line, SplitWords(line, kMostWords), order, bare_years);
}

std::vector<FoundDate> DateFinder::Find(absl::string_view line, const std::vector<Word>& words,
                                        NumericOrder order, bool bare_years) const {
  std::vector<FoundDate> found;
  if (!HasDigit(line)) return found;
  if (const auto date = FindEastAsianDate(line)) found.push_back(*date);
  const std::vector<Token> tokens = Tokens(line, words);
  for (size_t i = 0; i < tokens.size();) {
    size_t next = i + 1;
    std::optional<FoundDate> date = At(line, tokens, i, order, bare_years, &next);
    if (date) {
      if (i > 0 && weekdays_.contains(tokens[i - 1].folded)) date->begin = tokens[i - 1].begin;
      // The time of day and its zone go with the date.
      while (next < tokens.size() && next < i + 12 &&
             ((tokens[next].digits > 0 && tokens[next].digits <= 2) ||
              zones_.contains(tokens[next].folded)) &&
             tokens[next - 1].gap.size() <= 1 && tokens[next - 1].gap != "|") {
        date->end = tokens[next].end;
        ++next;
      }
      found.push_back(*date);
    }
    i = next;
  }
  return found;
}

std::optional<base::v1::PartialDate> DateFinder::ParseMarkup(absl::string_view value) const {
  value = absl::StripAsciiWhitespace(value);
  int packed = 0;
  if (value.size() >= 8 && std::all_of(value.begin(), value.begin() + 8, absl::ascii_isdigit) &&
      (value.size() == 8 || !absl::ascii_isdigit(value[8])) &&
      absl::SimpleAtoi(value.substr(0, 8), &packed)) {
    return MakeDate(packed / 10000, packed / 100 % 100, packed % 100);
  }
  const std::vector<FoundDate> dates =
      Find(text::FirstCodePoints(value, 100), NumericOrder::kMonthFirst, true);
  if (dates.empty()) return std::nullopt;
  return dates.front().date;
}

}  // namespace communique::ingest
