#include "services/ingest/domain/wire_dateline.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "services/ingest/domain/words.h"

namespace communique::ingest {
namespace {

constexpr size_t kLongestDateline = 90;
constexpr size_t kMostPlaceWords = 5;

// The dash that ends a dateline, with the spaces around it; npos when there is none in `head`.
size_t FindDash(absl::string_view head, size_t* length) {
  size_t best = absl::string_view::npos;
  for (const absl::string_view dash :
       {" -- ", " --", "-- ", "--", " — ", " – ", " - ", "— ", "—", ") -", ")- "}) {
    const size_t at = head.find(dash);
    if (at == absl::string_view::npos || at > best) continue;
    const bool longer = at == best && dash.size() > *length;
    if (at < best || longer) {
      best = at;
      *length = dash.size();
      if (dash[0] == ')') {  // The bracket belongs to the agency.
        ++best;
        --*length;
      }
    }
  }
  return best;
}

std::optional<base::v1::PartialDate> DateWithoutYear(absl::string_view text,
                                                     const DateFinder& dates) {
  // Any year will do to read the rest; leap years admit 29 February.
  for (const absl::string_view year : {", 2000", " 2000"}) {
    const std::string dated = std::string(text) + std::string(year);
    const std::vector<FoundDate> found = dates.Find(dated, NumericOrder::kDayFirst, false);
    if (found.empty() || found[0].date.day() == 0 || found[0].begin != 0) continue;
    base::v1::PartialDate date = found[0].date;
    date.clear_year();
    return date;
  }
  return std::nullopt;
}

}  // namespace

std::optional<WireDateline> ReadWireDateline(absl::string_view paragraph, const DateFinder& dates) {
  const absl::string_view head = paragraph.substr(0, kLongestDateline);
  size_t dash_length = 0;
  const size_t dash = FindDash(head, &dash_length);
  if (dash == absl::string_view::npos || dash < 3) return std::nullopt;
  absl::string_view line = absl::StripAsciiWhitespace(head.substr(0, dash));
  WireDateline out;
  out.end = dash + dash_length;
  while (out.end < paragraph.size() && (paragraph[out.end] == ' ' || paragraph[out.end] == '-'))
    ++out.end;
  if (absl::EndsWith(line, ")")) {
    const size_t open = line.rfind('(');
    if (open == absl::string_view::npos) return std::nullopt;
    out.agency =
        std::string(absl::StripAsciiWhitespace(line.substr(open + 1, line.size() - open - 2)));
    const std::vector<Word> words = SplitWords(out.agency, 6);
    if (words.empty() || !words[0].capital || words.size() > 5) return std::nullopt;
    line = absl::StripAsciiWhitespace(line.substr(0, open));
  }
  // The date is what follows the place and a comma.
  for (size_t comma = line.find(','); comma != absl::string_view::npos;
       comma = line.find(',', comma + 1)) {
    const absl::string_view rest = absl::StripAsciiWhitespace(line.substr(comma + 1));
    const std::vector<FoundDate> found = dates.Find(rest, NumericOrder::kDayFirst, false);
    if (!found.empty() && found[0].begin == 0) {
      out.date = found[0].date;
    } else {
      out.date = DateWithoutYear(rest, dates);
    }
    if (!out.date) continue;
    line = line.substr(0, comma);
    break;
  }
  line = absl::StripAsciiWhitespace(line);
  while (absl::ConsumeSuffix(&line, ",")) {
  }
  const std::vector<Word> words = SplitWords(line, kMostPlaceWords + 1);
  if (words.empty() || words.size() > kMostPlaceWords) return std::nullopt;
  const bool capitals = words[0].all_capital && words[0].folded.size() >= 3;
  const bool capitalised = std::all_of(words.begin(), words.end(), [](const Word& w) {
    return w.capital || (w.folded.size() <= 3 && !w.number);
  });
  if (!capitalised || line.find_first_of(":;!?\"") != absl::string_view::npos) return std::nullopt;
  if (!capitals && out.agency.empty() && !out.date) return std::nullopt;
  out.place = std::string(line);
  return out;
}

}  // namespace communique::ingest
