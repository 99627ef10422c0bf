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
constexpr size_t kLongestCue = 6;
constexpr size_t kLongestOrganisation = 9;
constexpr size_t kBareYearWords = 8;  // A year by itself is a date in lines up to this long.

// Words of a publication line that say nothing: "4 minute read", "GMT", "Updated".
bool IsFiller(const Word& word) {
  for (const absl::string_view filler :
       {"min", "mins", "minute", "minutes", "read", "at",  "on",        "in",      "for", "ist",
        "gmt", "utc",  "am",     "pm",      "est",  "edt", "published", "special", "to",  "and"}) {
    if (word.folded == filler) return true;
  }
  return word.number;
}

constexpr absl::string_view kBy = "By";

// "ByJane Roe": two elements of a page without a space between them.
bool IsGlued(absl::string_view line) {
  return absl::StartsWith(line, kBy) && line.size() > kBy.size() + 2 &&
         absl::ascii_isupper(static_cast<unsigned char>(line[kBy.size()])) &&
         absl::ascii_islower(static_cast<unsigned char>(line[kBy.size() + 1]));
}

// What a line says that stands `offset` bytes further on, after a cue.
Byline Shifted(Byline byline, size_t offset) {
  for (std::optional<FoundDate>* date : {&byline.date, &byline.modified}) {
    if (!*date) continue;
    (*date)->begin += offset;
    (*date)->end += offset;
  }
  byline.has_cue = true;
  return byline;
}

bool IsCopyright(absl::string_view line, const Word& first) {
  return first.folded == "copyright" || absl::StartsWith(line, "©") ||
         absl::StartsWith(line, "(c)");
}

}  // namespace

// One pass over the words of a line.
class BylineReader::Scan {
 public:
  Scan(const BylineReader& reader, absl::string_view line, const std::vector<Word>& words,
       std::vector<FoundDate> dates)
      : reader_(reader), line_(line), words_(words), dates_(std::move(dates)) {}

  Byline Run() {
    while (at_ < words_.size()) {
      if (TakeDate() || TakeCue() || TakeNames() || TakeOrganisation()) continue;
      SkipWord();
    }
    return std::move(byline_);
  }

 private:
  const FoundDate* DateAt(size_t i) const {
    for (const FoundDate& date : dates_) {
      if (words_[i].begin < date.end && words_[i].end > date.begin) return &date;
    }
    return nullptr;
  }
  absl::string_view GapAfter(size_t i) const {
    const size_t end = i + 1 < words_.size() ? words_[i + 1].begin : line_.size();
    return line_.substr(words_[i].end, end - words_[i].end);
  }
  // A cue opens a line or a field of it, or follows another cue or a date; inside a phrase it is a
  // plain word.
  bool Opens() const {
    if (at_ == 0 || fresh_) return true;
    const absl::string_view gap = GapAfter(at_ - 1);
    return gap.find_first_of(",|(;-:") != absl::string_view::npos || gap.size() > 2;
  }
  bool TakeDate();
  bool TakeCue();
  bool TakeNames();
  bool TakeOrganisation();
  void SkipWord() {
    const bool filler = IsFiller(words_[at_]);
    fresh_ &= filler;
    byline_.has_rest |= !filler;
    expects_names_ &= filler;
    ++at_;
  }

  const BylineReader& reader_;
  const absl::string_view line_;
  const std::vector<Word>& words_;
  const std::vector<FoundDate> dates_;
  Byline byline_;
  size_t at_ = 0;
  bool fresh_ = true;  // Nothing but cues, dates and fillers since the last field began.
  bool modified_ = false;
  bool expects_names_ = false;
};

bool BylineReader::Scan::TakeDate() {
  const FoundDate* date = DateAt(at_);
  if (date == nullptr) return false;
  auto& slot = modified_ ? byline_.modified : byline_.date;
  if (!slot) slot = *date;
  while (at_ < words_.size() && DateAt(at_) == date) ++at_;
  modified_ = false;
  fresh_ = true;
  return true;
}

bool BylineReader::Scan::TakeCue() {
  size_t length = 1;
  Cue cue = reader_.CueAt(words_, at_, &length);
  if (cue == Cue::kColonAuthor) {
    cue = at_ == 0 && words_[at_ + length - 1].colon ? Cue::kAuthor : Cue::kNone;
  }
  if (cue == Cue::kNone || !Opens() || (cue == Cue::kOpener && expects_names_)) return false;
  byline_.has_cue = true;
  byline_.is_credit |= cue == Cue::kCredit;
  expects_names_ = cue == Cue::kAuthor;
  // "Last modified", then "on".
  modified_ = cue == Cue::kModified || (modified_ && fresh_ && cue == Cue::kOpener);
  at_ += length;
  return true;
}

bool BylineReader::Scan::TakeNames() {
  if (!byline_.authors.empty() || !(expects_names_ || at_ == 0 || fresh_)) return false;
  if (reader_.dates_->IsTimeWord(words_[at_].folded)) return false;  // "9:15 AM EST".
  size_t before_date = at_;
  while (before_date < words_.size() && DateAt(before_date) == nullptr) ++before_date;
  const std::vector<Word> undated(words_.begin(), words_.begin() + before_date);
  size_t end = at_;
  const auto place = expects_names_ ? PersonNames::Place::kStated : PersonNames::Place::kAnywhere;
  std::vector<std::string> names = reader_.names_->ListAt(line_, undated, at_, &end, place);
  if (names.empty()) return false;
  byline_.authors = std::move(names);
  expects_names_ = false;
  at_ = end;
  return true;
}

// A capitalised stretch with a word of organisations.
bool BylineReader::Scan::TakeOrganisation() {
  // Before a name, a cue or a date an organisation is only a word like others.
  const bool said = byline_.has_cue || !byline_.authors.empty() || !dates_.empty();
  if (!said || !byline_.organisation.empty()) return false;
  if (!words_[at_].capital && words_[at_].folded != "the") return false;
  size_t stop = at_;
  while (stop < words_.size() && stop < at_ + kLongestOrganisation && DateAt(stop) == nullptr) {
    const absl::string_view gap = GapAfter(stop++);
    if (gap.find_first_of(",|();") != absl::string_view::npos || absl::StrContains(gap, "•") ||
        absl::StrContains(gap, "·")) {
      break;
    }
  }
  if (stop == at_) return false;
  const absl::string_view stretch =
      line_.substr(words_[at_].begin, words_[stop - 1].end - words_[at_].begin);
  if (!reader_.names_->IsOrganisation(stretch)) return false;
  byline_.organisation = std::string(stretch);
  at_ = stop;
  expects_names_ = false;
  return true;
}

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
    reader.first_words_.insert(std::string(row[1].substr(0, row[1].find(' '))));
  }
  return reader;
}

BylineReader::Cue BylineReader::CueAt(const std::vector<Word>& words, size_t at,
                                      size_t* length) const {
  Cue best = Cue::kNone;
  if (!first_words_.contains(words[at].folded)) return best;
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
  return Read(line, SplitWords(line, kMostWords + 1), order);
}

std::optional<Byline> BylineReader::Read(absl::string_view line, const std::vector<Word>& words,
                                         NumericOrder order) const {
  if (words.empty() || words.size() > kMostWords) return std::nullopt;
  if (IsGlued(line)) {
    std::optional<Byline> rest = Read(line.substr(kBy.size()), order);
    if (rest && !rest->authors.empty()) return Shifted(*std::move(rest), kBy.size());
  }
  const bool bare_year = words.size() <= kBareYearWords && !IsCopyright(line, words[0]);
  std::vector<FoundDate> dates = dates_->Find(line, words, order, bare_year);
  // Most lines have neither a date nor a cue nor a name at their start.
  const bool cue = std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return first_words_.contains(word.folded);
  });
  size_t end = 0;
  if (dates.empty() && !cue && names_->ListAt(line, words, 0, &end).empty()) return std::nullopt;
  Byline byline = Scan(*this, line, words, std::move(dates)).Run();
  if (byline.authors.empty() && !byline.date && !byline.modified && !byline.has_cue) {
    return std::nullopt;
  }
  return byline;
}

}  // namespace communique::ingest
