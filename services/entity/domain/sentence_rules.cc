#include "services/entity/domain/sentence_rules.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/entity/domain/tsv_rows.h"

namespace communique::entity {
namespace {

constexpr std::pair<absl::string_view, Abbreviation> kClasses[] = {
    {"title", Abbreviation::kTitle},
    {"numbered", Abbreviation::kNumbered},
    {"inner", Abbreviation::kInner},
    {"either", Abbreviation::kEither}};

Abbreviation ClassNamed(absl::string_view name) {
  for (const auto& [known, value] : kClasses) {
    if (known == name) return value;
  }
  return Abbreviation::kNone;
}

// "U.S", "H.E", "a.m", "P": single letters with full stops between.
bool IsDottedLetters(absl::string_view word) {
  if (word.size() % 2 == 0) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !absl::ascii_isalpha(word[i]) : word[i] != '.') return false;
  }
  return word.size() > 1 || absl::ascii_isupper(word[0]);
}

}  // namespace

absl::StatusOr<SentenceRules> SentenceRules::Parse(absl::string_view data) {
  absl::StatusOr<std::vector<TsvRow>> rows = ParseTsv("sentence_abbreviations.tsv", data, 2);
  if (!rows.ok()) return rows.status();
  SentenceRules rules;
  for (const TsvRow& row : *rows) {
    if (row[0] == "starter") {
      rules.starters_.insert(std::string(row[1]));
      continue;
    }
    const Abbreviation kind = ClassNamed(row[0]);
    if (kind == Abbreviation::kNone || row[1].empty()) {
      return absl::InvalidArgumentError(
          absl::StrCat("sentence_abbreviations.tsv: unknown class \"", row[0], "\" of \"", row[1],
                       "\"; use title, numbered, inner, either or starter"));
    }
    rules.abbreviations_[std::string(row[1])] = kind;
  }
  return rules;
}

Abbreviation SentenceRules::Classify(absl::string_view word) const {
  const auto it = abbreviations_.find(word);
  if (it != abbreviations_.end()) return it->second;
  return IsDottedLetters(word) ? Abbreviation::kEither : Abbreviation::kNone;
}

bool SentenceRules::Suppresses(absl::string_view word, absl::string_view next) const {
  if (next.empty()) return false;
  switch (Classify(word)) {
    case Abbreviation::kNone:
      return false;
    case Abbreviation::kNumbered:
      return absl::ascii_isdigit(next[0]);
    case Abbreviation::kTitle:
    case Abbreviation::kInner:
      return true;
    case Abbreviation::kEither:
      return !IsStarter(next);
  }
  return false;
}

}  // namespace communique::entity
