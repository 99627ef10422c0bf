#include "services/ingest/domain/person_names.h"

#include <algorithm>
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
constexpr size_t kMostStatedWords = 24;  // Of a field for authors with roles and offices in it.

constexpr std::pair<absl::string_view, PersonNames::Kind> kKindNames[] = {
    {"particle", PersonNames::Kind::kParticle},
    {"honorific", PersonNames::Kind::kHonorific},
    {"suffix", PersonNames::Kind::kSuffix},
    {"organisation", PersonNames::Kind::kOrganisation},
    {"job", PersonNames::Kind::kJob},
    {"stop", PersonNames::Kind::kStop},
    {"account", PersonNames::Kind::kAccount},
    {"organisation_part", PersonNames::Kind::kOrganisationPart},
    {"given", PersonNames::Kind::kGiven},
    {"surname", PersonNames::Kind::kSurname},
    {"company", PersonNames::Kind::kCompany},
    {"uncased_end", PersonNames::Kind::kUncasedEnd},
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

// Letters of scripts that have no capitals: Hebrew, Arabic, those of India, Thai, Georgian, Hangul,
// kana and Han characters (Unicode blocks from 0590 on, without Cherokee to Latin Extended).
bool IsUncased(char32_t c) {
  return (c >= 0x590 && c < 0x13A0) || (c >= 0x3041 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7B0);
}

// Names of East Asia are written without a space, in two to four characters; Japanese ones in more.
constexpr size_t kFewestCharacters = 2;
constexpr size_t kMostCharacters = 6;

bool IsPossessive(absl::string_view word) {
  for (const absl::string_view ending : {"'s", "’s", "'S", "’S"}) {
    if (absl::EndsWith(word, ending)) return true;
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

bool PersonNames::IsUncasedName(absl::string_view word) const {
  if (word.empty() || !IsUncased(text::DecodeFront(word))) return false;
  return !Is(Kind::kUncasedEnd, text::LastCodePoints(word, 1)) &&
         !Is(Kind::kUncasedEnd, text::LastCodePoints(word, 2));
}

bool PersonNames::IsNameWord(absl::string_view line, const Word& word, Place place,
                             bool first) const {
  const absl::string_view written = line.substr(word.begin, word.end - word.begin);
  if (word.number || IsPossessive(written)) return false;
  if (!word.capital) return place == Place::kStated && IsUncasedName(written);
  for (const char c : word.folded) {
    if (absl::ascii_isdigit(static_cast<unsigned char>(c))) return false;
  }
  if (IsInitial(word)) return true;
  const auto found = kinds_.find(word.folded);
  const uint32_t never = Bit(Kind::kOrganisation) | Bit(Kind::kOrganisationPart) | Bit(Kind::kJob) |
                         Bit(Kind::kStop) | Bit(Kind::kAccount);
  if (found == kinds_.end() || (found->second & never) == 0) return true;
  return place == Place::kStated &&
         (found->second & Bit(first ? Kind::kGiven : Kind::kSurname)) != 0;
}

size_t PersonNames::NameEnd(absl::string_view line, const std::vector<Word>& words, size_t at,
                            Place place) const {
  size_t end = at;
  size_t full = 0;  // Words that are more than an initial or a particle.
  size_t i = at;
  while (i < words.size() && i < at + kMostWords) {
    const Word& word = words[i];
    if (!word.capital && i > at && Is(Kind::kParticle, word.folded) && i + 1 < words.size() &&
        (words[i + 1].capital || Is(Kind::kParticle, words[i + 1].folded)) &&
        (Gap(line, words, i) == " " || Gap(line, words, i) == "-")) {
      ++i;
      continue;
    }
    if (!IsNameWord(line, word, place, i == at) || IsPlace(words, i)) break;
    full += !IsInitial(word) && !IsInitials(word);
    end = ++i;
    const absl::string_view gap = Gap(line, words, i - 1);
    if (gap == ", " && IsSuffixAt(line, words, i)) continue;
    if (!GoesOn(gap, word)) break;
  }
  const bool single = end - at < 2 || full == 0;
  if (single && end == at + 1 && place == Place::kStated && !words[at].capital) {
    const absl::string_view word = line.substr(words[at].begin, words[at].end - words[at].begin);
    const size_t characters = text::FirstCodePoints(word, kMostCharacters + 1).size() == word.size()
                                  ? word.size() / 3
                                  : 0;
    if (characters >= kFewestCharacters && characters <= kMostCharacters) return end;
  }
  return single ? at : end;
}

// "Jr." after a comma is part of the name; "Sr. Director" is not.
bool PersonNames::IsSuffixAt(absl::string_view line, const std::vector<Word>& words,
                             size_t at) const {
  if (at >= words.size() || !Is(Kind::kSuffix, words[at].folded)) return false;
  const absl::string_view gap = Gap(line, words, at);
  return at + 1 == words.size() || !words[at + 1].capital || (gap != " " && gap != ". ");
}

// "Great Day" before "Editorial Team", "American Statistical" before "Association": capitalised
// words that run on to the noun of an organisation. Where a line says that a name stands here, a
// paper may follow it ("By Jane Roe Baltic Post"), but no team.
bool PersonNames::OpensOrganisation(absl::string_view line, const std::vector<Word>& words,
                                    size_t at, Place place) const {
  for (size_t i = at; i < words.size() && i < at + 2; ++i) {
    if (Gap(line, words, i - 1) != " " || !words[i].capital) return false;
    absl::string_view noun = words[i].folded;
    const absl::string_view written = line.substr(words[i].begin, words[i].end - words[i].begin);
    if (IsPossessive(written)) noun.remove_suffix(1);
    const bool last = i + 1 == words.size() || Gap(line, words, i) != " " || !words[i + 1].capital;
    if (!last) continue;
    if (Is(Kind::kAccount, noun)) return true;
    return place == Place::kAnywhere && Is(Kind::kOrganisation, noun);
  }
  return false;
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
                                             size_t at, size_t* end, Place place) const {
  std::vector<std::string> names;
  *end = at;
  while (at < words.size()) {
    const size_t begin = at;
    at = SkipHonorifics(words, at);
    const size_t stop = NameEnd(line, words, at, place);
    if (stop == at || OpensOrganisation(line, words, stop, place)) break;
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

std::vector<std::string> PersonNames::StatedNames(absl::string_view value) const {
  std::vector<std::string> names = AllNames(value);
  if (!names.empty()) return names;
  const std::vector<Word> words = SplitWords(value, kMostStatedWords + 1);
  size_t end = 0;
  names = ListAt(value, words, 0, &end, Place::kStated);
  if (names.empty() || end >= words.size() || words.size() > kMostStatedWords) return {};
  const absl::string_view gap = Gap(value, words, end - 1);
  // "Roe Trading, Inc." is a company.
  const bool company = Is(Kind::kCompany, words[end].folded);
  const bool parted = gap.find_first_of(",|(/@;[") != absl::string_view::npos || gap.size() > 2 ||
                      !words[end].capital;
  if (company || !parted) return {};
  return names;
}

bool PersonNames::IsSingleName(absl::string_view value) const {
  const std::vector<Word> words = SplitWords(value, 2);
  if (words.size() != 1 || words[0].begin != 0 || words[0].end != value.size()) return false;
  const Word& word = words[0];
  if (word.all_capital || text::FirstCodePoints(value, 2).size() == value.size()) return false;
  // "MixMaster" is an account.
  const bool mixed = std::any_of(value.begin() + 1, value.end(), absl::ascii_isupper);
  return !mixed && kinds_.find(word.folded) == kinds_.end() &&
         IsNameWord(value, word, Place::kAnywhere, true);
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
  for (const auto& [part, words] : {std::pair(last, &last_words), std::pair(first, &first_words)}) {
    for (const Word& word : *words) {
      if (!IsNameWord(part, word, Place::kAnywhere, false) && !Is(Kind::kParticle, word.folded))
        return "";
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
  std::vector<std::string> names = ListAt(value, words, 0, &end, Place::kStated);
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
