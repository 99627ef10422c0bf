#include "services/entity/domain/pipeline/morphology/lemma_rules.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/entity/domain/pipeline/morphology/features.h"

namespace communique::entity::pipeline {
namespace {

// Python's str.isalpha of a text that is not empty.
bool IsAlphabetic(absl::string_view text) {
  const int32_t size = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    if (c < 0 || !u_isalpha(c)) return false;
  }
  return true;
}

bool Contains(const std::vector<std::string>& forms, const std::string& form) {
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

// What the suffix rules make of a word.
struct Candidates {
  std::vector<std::string> known;    // In the index, the last one found first; or not alphabetic.
  std::vector<std::string> unknown;  // In the order of the rules.
};

Candidates ApplySuffixRules(const LemmatizerTables::Rules& rules, absl::string_view word) {
  Candidates candidates;
  for (const auto& [old_suffix, new_suffix] : rules.suffixes) {
    if (!absl::EndsWith(word, old_suffix)) continue;
    std::string form = absl::StrCat(word.substr(0, word.size() - old_suffix.size()), new_suffix);
    if (form.empty()) continue;
    if (std::binary_search(rules.index.begin(), rules.index.end(), form)) {
      candidates.known.insert(candidates.known.begin(), std::move(form));
    } else if (!IsAlphabetic(form)) {
      candidates.known.push_back(std::move(form));
    } else {
      candidates.unknown.push_back(std::move(form));
    }
  }
  return candidates;
}

struct BaseForm {
  absl::string_view pos;  // Empty: any.
  absl::string_view feature;
  absl::string_view value;
};
// Beside these, "VERB" of the finite present without a number.
constexpr BaseForm kEnglishBaseForms[] = {
    {"NOUN", "Number", "Sing"},
    {"", "VerbForm", "Inf"},
    {"", "VerbForm", "None"},
    {"", "Degree", "Pos"},
};

}  // namespace

std::string FirstLemma(const LemmatizerTables::Rules& rules, absl::string_view text,
                       absl::string_view lower_text) {
  Candidates candidates = ApplySuffixRules(rules, lower_text);
  std::vector<std::string>& forms = candidates.known;
  if (const auto exception = rules.exceptions.find(lower_text);
      exception != rules.exceptions.end()) {
    // Each exception goes to the front, so that the last new one is first.
    for (const std::string& form : exception->second) {
      if (!Contains(forms, form)) forms.insert(forms.begin(), form);
    }
  }
  if (!forms.empty()) return forms.front();
  if (!candidates.unknown.empty()) return candidates.unknown.front();
  return std::string(text);
}

bool IsEnglishBaseForm(absl::string_view pos, absl::string_view morph) {
  for (const BaseForm& form : kEnglishBaseForms) {
    if ((form.pos.empty() || form.pos == pos) && FeatureValue(morph, form.feature) == form.value) {
      return true;
    }
  }
  return pos == "VERB" && FeatureValue(morph, "VerbForm") == "Fin" &&
         FeatureValue(morph, "Tense") == "Pres" && FeatureValue(morph, "Number").empty();
}

}  // namespace communique::entity::pipeline
