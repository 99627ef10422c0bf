#include "services/ingest/domain/person_names.h"

#include <cstdint>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/text/utf8.h"
#include "services/ingest/domain/rows.h"

namespace communique::ingest {
namespace {

constexpr size_t kMostWords = 5;

constexpr std::pair<absl::string_view, PersonNames::Kind> kKindNames[] = {
    {"particle", PersonNames::Kind::kParticle},
    {"honorific", PersonNames::Kind::kHonorific},
    {"suffix", PersonNames::Kind::kSuffix},
    {"organisation", PersonNames::Kind::kOrganisation},
    {"job", PersonNames::Kind::kJob},
    {"stop", PersonNames::Kind::kStop},
    {"account", PersonNames::Kind::kAccount},
    {"organisation_part", PersonNames::Kind::kOrganisationPart},
};

uint32_t Bit(PersonNames::Kind kind) { return uint32_t{1} << static_cast<int>(kind); }

// What stands between word `i` and the next.
absl::string_view Gap(absl::string_view line, const std::vector<Word>& words, size_t i) {
  const size_t end = i + 1 < words.size() ? words[i + 1].begin : line.size();
  return line.substr(words[i].end, end - words[i].end);
}

bool IsInitial(const Word& word) {
  return word.capital && text::FirstCodePoints(word.folded, 1) == word.folded;
}

// Initials written together: "JD", "R.G".
bool IsInitials(const Word& word) { return word.all_capital && word.folded.size() <= 2; }

// A name goes on over a space, a hyphen, and the full stop of an initial or a title.
bool GoesOn(absl::string_view gap, const Word& word) {
  return gap == " " || gap == "-" || gap == "‑" || gap == "–" ||
         ((gap == ". " || gap == ".") && word.end - word.begin <= 4) || gap == ".-";
}

// Words that link an organisation's noun to what it is about.
bool JoinsOrganisation(absl::string_view folded) {
  for (const absl::string_view word :
       {"of", "for", "on", "and", "de", "pour", "für", "per", "para"}) {
    if (folded == word) return true;
  }
  return false;
}

}  // namespace

absl::StatusOr<PersonNames> PersonNames::Create(absl::string_view table) {
  const auto rows = ParseRows("name_words.tsv", table, 2);
  if (!rows.ok()) return rows.status();
  PersonNames names;
  for (const auto& row : *rows) {
    if (row[0] == "place") {
      names.places_.insert(std::string(row[1]));
      continue;
    }
    uint32_t bit = 0;
    for (const auto& [name, kind] : kKindNames) bit |= name == row[0] ? Bit(kind) : 0;
    if (bit == 0) {
      return absl::InvalidArgumentError(absl::StrCat("name_words.tsv: no kind \"", row[0], "\""));
    }
    names.kinds_[std::string(row[1])] |= bit;
  }
  return names;
}

bool PersonNames::Is(Kind kind, absl::string_view folded) const {
  const auto found = kinds_.find(folded);
  return found != kinds_.end() && (found->second & Bit(kind)) != 0;
}

bool PersonNames::IsPlace(const std::vector<Word>& words, size_t at) const {
  return at + 1 < words.size() &&
         places_.contains(absl::StrCat(words[at].folded, " ", words[at + 1].folded));
}

bool PersonNames::IsNameWord(const Word& word) const {
  if (!word.capital || word.number) return false;
  for (const char c : word.folded) {
    if (absl::ascii_isdigit(static_cast<unsigned char>(c))) return false;
  }
  if (IsInitial(word)) return true;
  const auto found = kinds_.find(word.folded);
  const uint32_t never = Bit(Kind::kOrganisation) | Bit(Kind::kOrganisationPart) | Bit(Kind::kJob) |
                         Bit(Kind::kStop) | Bit(Kind::kAccount);
  return found == kinds_.end() || (found->second & never) == 0;
}

size_t PersonNames::NameEnd(absl::string_view line, const std::vector<Word>& words,
                            size_t at) const {
  size_t end = at;
  size_t full = 0;  // Words that are more than an initial or a particle.
  size_t i = at;
  while (i < words.size() && i < at + kMostWords) {
    const Word& word = words[i];
    if (!word.capital && i > at && Is(Kind::kParticle, word.folded) && i + 1 < words.size() &&
        (words[i + 1].capital || Is(Kind::kParticle, words[i + 1].folded)) &&
        Gap(line, words, i) == " ") {
      ++i;
      continue;
    }
    if (!IsNameWord(word) || IsPlace(words, i)) break;
    full += !IsInitial(word) && !IsInitials(word);
    end = ++i;
    const absl::string_view gap = Gap(line, words, i - 1);
    // "Jr." after a comma is part of the name.
    if (gap == ", " && i < words.size() && Is(Kind::kSuffix, words[i].folded)) continue;
    if (!GoesOn(gap, word)) break;
  }
  const bool single = end - at < 2 || full == 0;
  return single ? at : end;
}

size_t PersonNames::SkipHonorifics(const std::vector<Word>& words, size_t at) const {
  const size_t begin = at;
  while (at < words.size() && words[at].capital && Is(Kind::kHonorific, words[at].folded)) ++at;
  // "Amb. (ret.)"
  if (at > begin && at < words.size() &&
      (words[at].folded == "ret" || words[at].folded == "retd")) {
    ++at;
  }
  return at;
}

std::vector<std::string> PersonNames::ListAt(absl::string_view line, const std::vector<Word>& words,
                                             size_t at, size_t* end) const {
  std::vector<std::string> names;
  *end = at;
  while (at < words.size()) {
    const size_t begin = at;
    at = SkipHonorifics(words, at);
    const size_t stop = NameEnd(line, words, at);
    if (stop == at) break;
    names.emplace_back(line.substr(words[begin].begin, words[stop - 1].end - words[begin].begin));
    at = *end = stop;
    if (at >= words.size()) break;
    const absl::string_view gap = absl::StripAsciiWhitespace(Gap(line, words, at - 1));
    const bool joint = words[at].folded == "and" || words[at].folded == "et" ||
                       words[at].folded == "und" || words[at].folded == "y";
    if (joint && (gap.empty() || gap == ",")) {
      ++at;
    } else if (gap != "," && gap != "&" && gap != ";" && gap != "/") {
      break;
    }
  }
  return names;
}

std::string PersonNames::Inverted(absl::string_view value) const {
  const size_t comma = value.find(',');
  if (comma == absl::string_view::npos || value.find(',', comma + 1) != absl::string_view::npos) {
    return "";
  }
  const absl::string_view last = absl::StripAsciiWhitespace(value.substr(0, comma));
  const absl::string_view first = absl::StripAsciiWhitespace(value.substr(comma + 1));
  const std::vector<Word> last_words = SplitWords(last, 8);
  const std::vector<Word> first_words = SplitWords(first, 8);
  if (last_words.empty() || last_words.size() > 3 || first_words.empty() ||
      first_words.size() > 3) {
    return "";
  }
  for (const auto* part : {&last_words, &first_words}) {
    for (const Word& word : *part) {
      if (!IsNameWord(word) && !Is(Kind::kParticle, word.folded)) return "";
    }
  }
  if (first_words.size() == 1 && Is(Kind::kSuffix, first_words[0].folded)) return "";
  return absl::StrCat(first, " ", last);
}

std::vector<std::string> PersonNames::AllNames(absl::string_view value) const {
  value = absl::StripAsciiWhitespace(value);
  if (value.size() > 400) return {};
  const std::vector<Word> words = SplitWords(value, 60);
  size_t end = 0;
  std::vector<std::string> names = ListAt(value, words, 0, &end);
  if (!names.empty() && end == words.size()) return names;
  const std::string inverted = Inverted(value);
  if (!inverted.empty()) return {inverted};
  return {};
}

bool PersonNames::IsOrganisation(absl::string_view line) const {
  const std::vector<Word> words = SplitWords(line, 16);
  if (words.size() < 2 || words.size() > 9) return false;
  // "For the press" is an address, not a name.
  for (const absl::string_view opener : {"for", "from", "by", "to", "not", "in", "on"}) {
    if (words[0].folded == opener) return false;
  }
  bool organisation = false;
  for (size_t i = 0; i < words.size(); ++i) {
    if (!words[i].capital && !words[i].number && words[i].folded.size() > 3) return false;
    if (!words[i].capital || !Is(Kind::kOrganisation, words[i].folded)) continue;
    // "Institute of X", "X Review", "Institut X"; but not "A Bank in Beirut".
    const bool last = i + 1 == words.size();
    const bool first = i == 0 && words.size() <= 3;
    organisation |= last || first || JoinsOrganisation(words[i + 1].folded) ||
                    Is(Kind::kOrganisationPart, words[i + 1].folded) ||
                    Is(Kind::kOrganisation, words[i + 1].folded);
  }
  return organisation;
}

}  // namespace communique::ingest
