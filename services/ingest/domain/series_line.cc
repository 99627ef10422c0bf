#include "services/ingest/domain/series_line.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/ingest/domain/rows.h"
#include "services/ingest/domain/words.h"

namespace communique::ingest {
namespace {

constexpr size_t kMostWords = 16;
constexpr size_t kLongestLine = 200;

absl::string_view TrimMarks(absl::string_view text) {
  const auto is_mark = [](char c) {
    return absl::ascii_isspace(c) || c == ',' || c == '|' || c == '-' || c == ';' || c == ':' ||
           c == '(' || c == '.';
  };
  bool more = true;
  while (more) {
    more = false;
    for (const absl::string_view mark : {"–", "—", "•", "·", "»"}) {
      more |= absl::ConsumePrefix(&text, mark);
      more |= absl::ConsumeSuffix(&text, mark);
    }
    while (!text.empty() && is_mark(text.front())) text.remove_prefix(1), more = true;
    while (!text.empty() && is_mark(text.back()) && text.back() != '.')
      text.remove_suffix(1), more = true;
  }
  return text;
}

// "COmmentary" -> "Commentary": a word in mixed case that is neither a name nor an abbreviation.
std::string MendCase(absl::string_view word) {
  const bool upper = std::none_of(word.begin(), word.end(), absl::ascii_islower);
  const bool lower_tail =
      std::all_of(word.begin() + 1, word.end(), [](char c) { return !absl::ascii_isupper(c); });
  if (upper || lower_tail) return std::string(word);
  std::string out = absl::AsciiStrToLower(word);
  out[0] = absl::ascii_toupper(out[0]);
  return out;
}

}  // namespace

absl::StatusOr<SeriesReader> SeriesReader::Create(absl::string_view table,
                                                  const DateFinder* dates) {
  const auto rows = ParseRows("series.tsv", table, 2);
  if (!rows.ok()) return rows.status();
  SeriesReader reader;
  reader.dates_ = dates;
  for (const auto& row : *rows) {
    const Kind kind = row[0] == "type"       ? Kind::kType
                      : row[0] == "numbered" ? Kind::kNumbered
                      : row[0] == "sign"     ? Kind::kSign
                                             : Kind::kNone;
    if (kind == Kind::kNone) {
      return absl::InvalidArgumentError(absl::StrCat("series.tsv: no kind \"", row[0], "\""));
    }
    reader.kinds_[std::string(row[1])] = kind;
  }
  return reader;
}

// The number that ends `rest` ("45/2024", "#7 (2024)", "IV"): where it begins, and the number
// itself without a year in brackets.
SeriesReader::Number SeriesReader::NumberAtEnd(absl::string_view rest,
                                               const std::vector<Word>& words) const {
  size_t last = words.size();
  if (last > 1 && absl::EndsWith(rest, ")") && words[last - 1].number) --last;
  size_t first = last;
  while (first > 0 && last - first < 3) {
    const Word& word = words[first - 1];
    const bool digits = word.folded.find_first_of("0123456789") != std::string::npos;
    if (!digits) break;
    if (first < last) {
      const absl::string_view gap = rest.substr(word.end, words[first].begin - word.end);
      if (gap != "/" && gap != "-" && gap != "." && gap != "–") break;
    }
    --first;
  }
  if (first == last) return {};
  return {first, last,
          std::string(rest.substr(words[first].begin, words[last - 1].end - words[first].begin))};
}

std::optional<SeriesLine> SeriesReader::Read(absl::string_view line, NumericOrder order) const {
  if (line.size() > kLongestLine) return std::nullopt;
  SeriesLine out;
  // The date stands at one end; what is left is the series.
  absl::string_view rest = TrimMarks(line);
  for (const FoundDate& date : dates_->Find(line, order, false)) {
    const absl::string_view before = TrimMarks(line.substr(0, date.begin));
    const absl::string_view after = TrimMarks(line.substr(date.end));
    if (!before.empty() && !after.empty()) return std::nullopt;
    out.date = date;
    rest = before.empty() ? after : before;
  }
  const std::vector<Word> words = SplitWords(rest, kMostWords + 1);
  if (words.empty() || words.size() > kMostWords || !words[0].capital) return std::nullopt;
  const Number number = NumberAtEnd(rest, words);
  // What stands before the number: a sign, a type, or both.
  size_t type_begin = 0;
  size_t type_end = number.text.empty() ? words.size() : number.first;
  bool sign = rest.find('#') != absl::string_view::npos || absl::StrContains(rest, "№");
  if (type_end > 0 && KindBefore(words, type_end, &type_begin) == Kind::kSign) {
    sign = true;
    type_end = type_begin;
  }
  const Kind kind = type_end == 0 ? Kind::kNone : KindBefore(words, type_end, &type_begin);
  const bool counted = !number.text.empty() &&
                       (kind != Kind::kNone || sign || IsCountedByComma(rest, words, number));
  const bool dated =
      number.text.empty() && kind == Kind::kType && type_begin > 0 && out.date.has_value();
  if (!counted && !dated) return std::nullopt;
  if (kind == Kind::kNone) type_begin = type_end;
  for (size_t i = 0; i < type_begin; ++i) {
    if (!words[i].capital && words[i].folded.size() > 4) return std::nullopt;
  }
  const absl::string_view publisher =
      TrimMarks(type_begin == 0 ? "" : rest.substr(0, words[type_begin - 1].end));
  if (publisher.find_first_of(":;\"!?") != absl::string_view::npos) return std::nullopt;
  const bool has_digits = publisher.find_first_of("0123456789") != absl::string_view::npos;
  if (kind != Kind::kNone && !has_digits) out.publisher = std::string(publisher);
  out.number = number.text;
  out.value = std::string(rest);
  if (kind == Kind::kType) {
    const absl::string_view type =
        rest.substr(words[type_begin].begin, words[type_begin].end - words[type_begin].begin);
    out.value = absl::StrCat(rest.substr(0, words[type_begin].begin), MendCase(type),
                             rest.substr(words[type_begin].end));
  }
  const size_t title_words = kind == Kind::kNumbered ? type_begin : type_end;
  const size_t title_end = title_words == 0 ? 0 : words[title_words - 1].end;
  out.title = std::string(TrimMarks(absl::string_view(out.value).substr(0, title_end)));
  out.begin = static_cast<size_t>(rest.data() - line.data());
  out.end = out.begin + rest.size();
  return out;
}

// "Letter from Tallinn, 14": a name, a comma and a small number.
bool SeriesReader::IsCountedByComma(absl::string_view rest, const std::vector<Word>& words,
                                    const Number& number) {
  if (number.first < 2 || number.last != words.size() || number.last - number.first != 1 ||
      number.text.size() > 3 || words.size() > 7) {
    return false;
  }
  const size_t before = words[number.first - 1].end;
  return rest.substr(before, words[number.first].begin - before) == ", ";
}

// The longest row of the table that ends right before word `end`.
SeriesReader::Kind SeriesReader::KindBefore(const std::vector<Word>& words, size_t end,
                                            size_t* begin) const {
  for (size_t n = std::min<size_t>(3, end); n > 0; --n) {
    std::string key;
    for (size_t i = end - n; i < end; ++i)
      absl::StrAppend(&key, i > end - n ? " " : "", words[i].folded);
    const auto found = kinds_.find(key);
    if (found == kinds_.end()) continue;
    *begin = end - n;
    return found->second;
  }
  return Kind::kNone;
}

}  // namespace communique::ingest
