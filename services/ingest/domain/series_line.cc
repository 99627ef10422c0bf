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

SeriesReader::Kind SeriesReader::KindAt(const std::vector<Word>& words, size_t at,
                                        size_t* length) const {
  Kind best = Kind::kNone;
  std::string key;
  for (size_t n = 0; n < 3 && at + n < words.size(); ++n) {
    absl::StrAppend(&key, n > 0 ? " " : "", words[at + n].folded);
    const auto found = kinds_.find(key);
    if (found == kinds_.end()) continue;
    best = found->second;
    *length = n + 1;
  }
  return best;
}

std::optional<SeriesLine> SeriesReader::Read(absl::string_view line, NumericOrder order) const {
  if (line.size() > 200) return std::nullopt;
  SeriesLine out;
  // The date stands at one end; what is left is the series.
  absl::string_view rest = line;
  for (const FoundDate& date : dates_->Find(line, order, false)) {
    const absl::string_view before = TrimMarks(line.substr(0, date.begin));
    const absl::string_view after = TrimMarks(line.substr(date.end));
    if (!before.empty() && !after.empty()) return std::nullopt;
    out.date = date;
    rest = before.empty() ? after : before;
  }
  rest = TrimMarks(rest);
  const std::vector<Word> words = SplitWords(rest, kMostWords + 1);
  if (words.empty() || words.size() > kMostWords) return std::nullopt;
  size_t at = 0;
  size_t length = 0;
  Kind kind = Kind::kNone;
  // The last type or numbered word from which only a sign and a number follow.
  for (size_t i = 0; i < words.size(); ++i) {
    const Kind here = KindAt(words, i, &length);
    if (here == Kind::kNone) continue;
    size_t next = i + length;
    size_t sign = 0;
    if (here == Kind::kType && next < words.size() && KindAt(words, next, &sign) == Kind::kSign) {
      next += sign;
    }
    const bool number =
        next + 1 == words.size() && words[next].folded.find_first_of("0123456789") == 0;
    const bool bare = next == words.size() && here == Kind::kType && i > 0 && out.date.has_value();
    if (!number && !bare) continue;
    at = i;
    kind = here;
    out.number =
        number ? std::string(rest.substr(words[next].begin, words[next].end - words[next].begin))
               : "";
    out.title = std::string(TrimMarks(rest.substr(0, words[i + length - 1].end)));
    break;
  }
  if (kind == Kind::kNone) return std::nullopt;
  const absl::string_view before = TrimMarks(rest.substr(0, words[at].begin));
  for (size_t i = 0; i < at; ++i) {
    if (!words[i].capital && words[i].folded.size() > 3) return std::nullopt;
  }
  out.publisher = std::string(before);
  if (kind == Kind::kType) {
    const absl::string_view type = rest.substr(words[at].begin, words[at].end - words[at].begin);
    out.value =
        absl::StrCat(rest.substr(0, words[at].begin), MendCase(type), rest.substr(words[at].end));
    out.title = absl::StrCat(
        rest.substr(0, words[at].begin), MendCase(type),
        absl::string_view(out.title).substr(std::min(out.title.size(), words[at].end)));
  } else {
    out.title = out.publisher;
    out.value = std::string(rest);
  }
  out.begin = static_cast<size_t>(rest.data() - line.data());
  out.end = out.begin + rest.size();
  return out;
}

}  // namespace communique::ingest
