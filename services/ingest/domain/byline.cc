#include "services/ingest/domain/byline.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingest/domain/rows.h"

namespace communique::ingest {
namespace {

constexpr size_t kMostWords = 30;
constexpr size_t kLongestCue = 4;

bool Overlaps(const FoundDate& date, const Word& word) {
  return word.begin < date.end && word.end > date.begin;
}

// Words of a publication line that say nothing: "4 minute read", "GMT", "Updated".
bool IsFiller(const Word& word) {
  for (const absl::string_view filler :
       {"min", "mins", "minute", "minutes", "read", "at", "on", "in", "for", "ist", "gmt", "utc",
        "am", "pm", "est", "edt", "published", "special", "to"}) {
    if (word.folded == filler) return true;
  }
  return word.number;
}

}  // namespace

absl::StatusOr<BylineReader> BylineReader::Create(absl::string_view table, const PersonNames* names,
                                                  const DateFinder* dates) {
  const auto rows = ParseRows("byline_words.tsv", table, 2);
  if (!rows.ok()) return rows.status();
  BylineReader reader;
  reader.names_ = names;
  reader.dates_ = dates;
  for (const auto& row : *rows) {
    Cue cue = Cue::kNone;
    if (row[0] == "cue") cue = Cue::kAuthor;
    if (row[0] == "credit") cue = Cue::kCredit;
    if (row[0] == "opener") cue = Cue::kOpener;
    if (row[0] == "modified") cue = Cue::kModified;
    if (row[0] == "colon_cue") cue = Cue::kColonAuthor;
    if (cue == Cue::kNone) {
      return absl::InvalidArgumentError(absl::StrCat("byline_words.tsv: no kind \"", row[0], "\""));
    }
    reader.cues_[std::string(row[1])] = cue;
    reader.cue_openers_.insert(std::string(row[1].substr(0, row[1].find(' '))));
  }
  return reader;
}

BylineReader::Cue BylineReader::CueAt(const std::vector<Word>& words, size_t at,
                                      size_t* length) const {
  Cue best = Cue::kNone;
  if (!cue_openers_.contains(words[at].folded)) return best;
  std::string key;
  for (size_t n = 0; n < kLongestCue && at + n < words.size(); ++n) {
    absl::StrAppend(&key, n > 0 ? " " : "", words[at + n].folded);
    const auto found = cues_.find(key);
    if (found == cues_.end()) continue;
    best = found->second;
    *length = n + 1;
  }
  return best;
}

std::optional<Byline> BylineReader::Read(absl::string_view line, NumericOrder order) const {
  const std::vector<Word> words = SplitWords(line, kMostWords + 1);
  if (words.empty() || words.size() > kMostWords) return std::nullopt;
  Byline byline;
  const bool bare_year = words.size() <= 8 && words[0].folded != "copyright" &&
                         !absl::StartsWith(line, "©") && !absl::StartsWith(line, "(c)");
  std::vector<FoundDate> dates = dates_->Find(line, order, bare_year);
  // Only a stretch with such a word can be an organisation.
  const bool has_organisation = std::any_of(words.begin(), words.end(), [&](const Word& w) {
    return w.capital && names_->Is(PersonNames::Kind::kOrganisation, w.folded);
  });
  bool fresh = true;  // Nothing but cues, dates and fillers since the last field began.
  const auto in_date = [&](size_t i) {
    return std::any_of(dates.begin(), dates.end(),
                       [&](const FoundDate& d) { return Overlaps(d, words[i]); });
  };
  // A cue opens a line or a field of it, or follows another cue or a date; inside a phrase it is a
  // plain word.
  const auto opens = [&](size_t i) {
    if (i == 0 || fresh) return true;
    const absl::string_view gap = line.substr(words[i - 1].end, words[i].begin - words[i - 1].end);
    return gap.find_first_of(",|(;-:") != absl::string_view::npos || gap.size() > 2;
  };
  bool modified = false;
  bool expects_names = false;
  for (size_t i = 0; i < words.size();) {
    const auto date = std::find_if(dates.begin(), dates.end(),
                                   [&](const FoundDate& d) { return Overlaps(d, words[i]); });
    if (date != dates.end()) {
      auto& slot = modified ? byline.modified : byline.date;
      if (!slot) slot = *date;
      while (i < words.size() && Overlaps(*date, words[i])) ++i;
      modified = false;
      fresh = true;
      continue;
    }
    size_t length = 1;
    Cue cue = CueAt(words, i, &length);
    if (cue == Cue::kColonAuthor) {
      cue = i == 0 && words[i + length - 1].colon ? Cue::kAuthor : Cue::kNone;
    }
    if (cue != Cue::kNone && opens(i) && (cue != Cue::kOpener || !expects_names)) {
      byline.has_cue |= cue != Cue::kNone;
      byline.is_credit |= cue == Cue::kCredit;
      expects_names = cue == Cue::kAuthor;
      modified = cue == Cue::kModified;
      i += length;
      continue;
    }
    size_t end = i;
    std::vector<std::string> names;
    if (words[i].capital && byline.authors.empty() &&
        (expects_names || i == 0 || (fresh && opens(i)))) {
      size_t before_date = i;
      while (before_date < words.size() && !in_date(before_date)) ++before_date;
      const std::vector<Word> undated(words.begin(), words.begin() + before_date);
      names = names_->ListAt(line, undated, i, &end);
    }
    if (!names.empty()) {
      byline.authors = std::move(names);
      expects_names = false;
      i = end;
      continue;
    }
    // A capitalised stretch with a word of organisations.
    size_t stop = i;
    while (has_organisation && stop < words.size() && stop < i + 9 && !in_date(stop)) {
      ++stop;
      const size_t gap_end = stop < words.size() ? words[stop].begin : line.size();
      const absl::string_view gap = line.substr(words[stop - 1].end, gap_end - words[stop - 1].end);
      if (gap.find_first_of(",|();") != absl::string_view::npos || absl::StrContains(gap, "•") ||
          absl::StrContains(gap, "·")) {
        break;
      }
    }
    const absl::string_view stretch =
        stop > i ? line.substr(words[i].begin, words[stop - 1].end - words[i].begin) : "";
    if (stop > i && byline.organisation.empty() && names_->IsOrganisation(stretch)) {
      byline.organisation = std::string(stretch);
      i = stop;
      expects_names = false;
      continue;
    }
    fresh &= IsFiller(words[i]);
    byline.has_rest |= !IsFiller(words[i]);
    expects_names &= IsFiller(words[i]);
    ++i;
  }
  if (byline.authors.empty() && !byline.date && !byline.modified && !byline.has_cue) {
    return std::nullopt;
  }
  return byline;
}

}  // namespace communique::ingest
