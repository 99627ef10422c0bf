#include "services/entity/domain/verb_lexicon.h"

#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/entity/domain/tsv_rows.h"

namespace communique::entity {
namespace {

bool IsVowel(char c) { return absl::string_view("aeiou").find(c) != absl::string_view::npos; }

bool EndsInConsonantY(absl::string_view lemma) {
  return lemma.size() > 2 && lemma.back() == 'y' && !IsVowel(lemma[lemma.size() - 2]);
}

std::string Third(absl::string_view lemma) {
  if (EndsInConsonantY(lemma)) return absl::StrCat(lemma.substr(0, lemma.size() - 1), "ies");
  for (absl::string_view ending : {"s", "x", "z", "ch", "sh", "go", "do", "to"}) {
    if (absl::EndsWith(lemma, ending)) return absl::StrCat(lemma, "es");
  }
  return absl::StrCat(lemma, "s");
}

std::string Past(absl::string_view lemma) {
  if (lemma.back() == 'e') return absl::StrCat(lemma, "d");
  if (EndsInConsonantY(lemma)) return absl::StrCat(lemma.substr(0, lemma.size() - 1), "ied");
  return absl::StrCat(lemma, "ed");
}

std::string Gerund(absl::string_view lemma) {
  if (absl::EndsWith(lemma, "ie")) return absl::StrCat(lemma.substr(0, lemma.size() - 2), "ying");
  const bool drops_e = lemma.back() == 'e' && !absl::EndsWith(lemma, "ee") && lemma.size() > 2;
  return absl::StrCat(drops_e ? lemma.substr(0, lemma.size() - 1) : lemma, "ing");
}

// Irregular verbs that double their last letter in the gerund are those with one vowel before it.
bool DoublesInGerund(absl::string_view lemma) {
  if (lemma.size() < 3) return false;
  const char last = lemma.back();
  const char before = lemma[lemma.size() - 2];
  return !IsVowel(last) && absl::string_view("wxy").find(last) == absl::string_view::npos &&
         IsVowel(before) && !IsVowel(lemma[lemma.size() - 3]);
}

}  // namespace

void VerbLexicon::Add(absl::string_view form, absl::string_view lemma, uint8_t bits, bool noun) {
  VerbReading& reading = readings_[form];
  if (reading.lemma.empty()) {
    reading.lemma = std::string(lemma);
    reading.noun = noun && (bits & (kVerbBase | kVerbThird)) != 0;
  }
  if (reading.lemma == lemma) reading.forms |= bits;
}

absl::StatusOr<VerbLexicon> VerbLexicon::Parse(absl::string_view data) {
  absl::StatusOr<std::vector<TsvRow>> rows = ParseTsv("verb_forms.tsv", data, 4);
  if (!rows.ok()) return rows.status();
  VerbLexicon lexicon;
  for (const TsvRow& row : *rows) {
    const absl::string_view lemma = row[0];
    if (lemma.size() < 2 || row[1].empty() || row[2].empty()) {
      return absl::InvalidArgumentError(absl::StrCat(
          "verb_forms.tsv: \"", lemma, "\": lemma, past and participle must be given"));
    }
    const bool noun = row[3] == "noun";
    lexicon.Add(lemma, lemma, kVerbBase, noun);
    lexicon.Add(Third(lemma), lemma, kVerbThird, noun);
    const std::string doubled = absl::StrCat(lemma, lemma.substr(lemma.size() - 1));
    const bool regular = row[1] == "-" || row[1] == "*";
    const bool doubles = row[1] == "+" || row[1] == "*";
    if (regular) lexicon.Add(Past(lemma), lemma, kVerbPast | kVerbParticiple, noun);
    if (doubles) lexicon.Add(Past(doubled), lemma, kVerbPast | kVerbParticiple, noun);
    if (!regular && !doubles) {
      const bool same = row[2] == "-";
      lexicon.Add(row[1], lemma, same ? kVerbPast | kVerbParticiple : kVerbPast, noun);
      if (!same) lexicon.Add(row[2], lemma, kVerbParticiple, noun);
    }
    lexicon.Add(Gerund(lemma), lemma, kVerbGerund, noun);
    if (doubles || (!regular && DoublesInGerund(lemma))) {
      lexicon.Add(Gerund(doubled), lemma, kVerbGerund, noun);
    }
  }
  return lexicon;
}

const VerbReading* VerbLexicon::Find(absl::string_view lower) const {
  const auto it = readings_.find(lower);
  return it == readings_.end() ? nullptr : &it->second;
}

}  // namespace communique::entity
