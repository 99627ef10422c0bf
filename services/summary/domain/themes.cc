#include "services/summary/domain/themes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/summary/domain/confidence.h"
#include "services/summary/domain/words.h"
#include "summary_data.h"

namespace communique::summary {
namespace {

constexpr double kProminentWeight = 2.0;
constexpr double kMinWeight = 2.0;
constexpr size_t kMaxThemes = 6;
constexpr size_t kMaxPassages = 3;

struct Tally {
  double weight = 0;
  std::vector<std::pair<size_t, size_t>> passages;  // Bytes.
};

}  // namespace

absl::StatusOr<ThemeLexicon> ThemeLexicon::Create(absl::string_view table) {
  ThemeLexicon lexicon;
  size_t number = 0;
  for (const absl::string_view line : absl::StrSplit(table, '\n')) {
    ++number;
    if (line.empty() || absl::StartsWith(line, "#")) continue;
    const std::vector<absl::string_view> columns = absl::StrSplit(line, '\t');
    if (columns.size() != 2) {
      return absl::InvalidArgumentError(
          absl::StrCat("themes.tsv line ", number, ": ", columns.size(), " columns, not 2"));
    }
    for (const absl::string_view form : absl::StrSplit(columns[1], '|')) {
      Form entry;
      entry.theme = lexicon.names_.size();
      for (const WordSpan& span : SplitWords(form)) {
        entry.words.push_back(FoldWord(form.substr(span.begin, span.end - span.begin)));
      }
      if (entry.words.empty()) {
        return absl::InvalidArgumentError(absl::StrCat("themes.tsv line ", number, ": empty form"));
      }
      const std::string first = entry.words.front();
      lexicon.forms_[first].push_back(std::move(entry));
    }
    lexicon.names_.emplace_back(columns[0]);
  }
  for (auto& [word, forms] : lexicon.forms_) {
    std::stable_sort(forms.begin(), forms.end(),
                     [](const Form& a, const Form& b) { return a.words.size() > b.words.size(); });
  }
  return lexicon;
}

absl::StatusOr<ThemeLexicon> ThemeLexicon::Embedded() { return Create(summary::themes()); }

std::vector<v1::Theme> ThemeLexicon::Find(const DocumentView& view) const {
  std::vector<Tally> tallies(names_.size());
  const std::vector<Word>& words = view.words();
  for (size_t w = 0; w < words.size(); ++w) {
    const auto found = forms_.find(words[w].lower);
    if (found == forms_.end()) continue;
    for (const Form& form : found->second) {
      if (w + form.words.size() > words.size()) continue;
      bool equal = true;
      for (size_t i = 0; i < form.words.size() && equal; ++i) {
        equal = words[w + i].lower == form.words[i];
      }
      if (!equal) continue;
      const Zone zone = view.sentences()[words[w].sentence].zone;
      Tally& tally = tallies[form.theme];
      tally.weight += zone == Zone::kTitle || zone == Zone::kLead ? kProminentWeight : 1.0;
      if (tally.passages.size() < kMaxPassages) {
        tally.passages.emplace_back(words[w].begin, words[w + form.words.size() - 1].end);
      }
      break;
    }
  }
  double total = 0;
  for (const Tally& tally : tallies) total += tally.weight;
  std::vector<v1::Theme> themes;
  for (size_t i = 0; i < tallies.size(); ++i) {
    if (tallies[i].weight < kMinWeight) continue;
    v1::Theme theme;
    theme.set_name(names_[i]);
    theme.set_score(std::round(tallies[i].weight / total * 1e4) / 1e4);
    std::vector<base::v1::Evidence> evidence;
    for (const auto& [begin, end] : tallies[i].passages) {
      evidence.push_back(view.Evidence(begin, end, base::v1::BASIS_STATED));
    }
    *theme.mutable_support() = MakeSupport(Slot::kTheme, std::min(tallies[i].weight, 6.0),
                                           "themes.words", std::move(evidence));
    themes.push_back(std::move(theme));
  }
  std::stable_sort(themes.begin(), themes.end(),
                   [](const v1::Theme& a, const v1::Theme& b) { return a.score() > b.score(); });
  if (themes.size() > kMaxThemes) themes.resize(kMaxThemes);
  return themes;
}

}  // namespace communique::summary
