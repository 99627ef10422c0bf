#include "services/entity/domain/quantity_lexicon.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/status/macros.h"
#include "services/entity/domain/tsv_rows.h"

namespace communique::entity {
namespace {

constexpr std::pair<absl::string_view, QuantityClass> kClasses[] = {
    {"number", QuantityClass::kNumber},
    {"scale", QuantityClass::kScale},
    {"at_least", QuantityClass::kAtLeast},
    {"at_most", QuantityClass::kAtMost},
    {"about", QuantityClass::kAbout},
    {"behind_at_least", QuantityClass::kBehindAtLeast},
    {"behind_about", QuantityClass::kBehindAbout},
    {"currency_before", QuantityClass::kCurrencyBefore},
    {"currency_behind", QuantityClass::kCurrencyBehind},
    {"percent", QuantityClass::kPercent},
    {"plural", QuantityClass::kPlural},
    {"never", QuantityClass::kNever}};

absl::StatusOr<QuantityPhrase> ParsePhrase(const TsvRow& row) {
  QuantityPhrase phrase;
  const auto it = std::find_if(std::begin(kClasses), std::end(kClasses),
                               [&](const auto& known) { return known.first == row[0]; });
  if (it == std::end(kClasses)) {
    return absl::InvalidArgumentError(
        absl::StrCat("quantity_words: \"", row[1], "\" has the unknown class \"", row[0], "\""));
  }
  phrase.phrase_class = it->second;
  phrase.words = absl::StrSplit(row[1], ' ');
  const bool valued =
      phrase.phrase_class == QuantityClass::kNumber || phrase.phrase_class == QuantityClass::kScale;
  if (!valued) {
    phrase.currency = std::string(row[2]);
  } else if (!absl::SimpleAtod(row[2], &phrase.number) || phrase.number <= 0) {
    return absl::InvalidArgumentError(absl::StrCat(
        "quantity_words: \"", row[1], "\" wants a number above 0, not \"", row[2], "\""));
  }
  return phrase;
}

}  // namespace

absl::StatusOr<QuantityLexicon> QuantityLexicon::Parse(absl::string_view table) {
  QuantityLexicon lexicon;
  COMMUNIQUE_ASSIGN_OR_RETURN(const std::vector<TsvRow> rows, ParseTsv("quantity_words", table, 3));
  for (const TsvRow& row : rows) {
    COMMUNIQUE_ASSIGN_OR_RETURN(QuantityPhrase phrase, ParsePhrase(row));
    lexicon.phrases_[phrase.words.front()].push_back(std::move(phrase));
  }
  for (auto& [word, phrases] : lexicon.phrases_) {
    std::stable_sort(phrases.begin(), phrases.end(),
                     [](const QuantityPhrase& a, const QuantityPhrase& b) {
                       return a.words.size() > b.words.size();
                     });
  }
  return lexicon;
}

const std::vector<QuantityPhrase>& QuantityLexicon::PhrasesFrom(absl::string_view word) const {
  const auto it = phrases_.find(word);
  return it == phrases_.end() ? none_ : it->second;
}

}  // namespace communique::entity
