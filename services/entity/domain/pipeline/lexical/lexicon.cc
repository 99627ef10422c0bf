#include "services/entity/domain/pipeline/lexical/lexicon.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>

#include "absl/strings/string_view.h"
#include "common/text/utf8.h"
#include "services/entity/domain/pipeline/lexical/base_norms.h"
#include "services/entity/domain/pipeline/lexical/code_points.h"
#include "services/entity/domain/pipeline/lexical/string_id.h"
#include "services/entity/domain/pipeline/lexical/word_shape.h"

namespace communique::entity::pipeline {
namespace {

constexpr size_t kSuffixCodePoints = 3;
constexpr size_t kBytesPerWord = 64;

bool IsAllSpace(absl::string_view text) {
  while (!text.empty()) {
    if (!IsSpace(text::DecodeFront(text))) return false;
    text.remove_prefix(text::SequenceLength(text.front()));
  }
  return true;
}

// The row of kBaseNorms for the text, or null.
const BaseNorm* FindBaseNorm(absl::string_view text) {
  constexpr size_t kLongest = 6;
  static_assert(std::all_of(std::begin(kBaseNorms), std::end(kBaseNorms),
                            [](const BaseNorm& row) { return row.text.size() <= kLongest; }));
  if (text.size() > kLongest) return nullptr;
  const BaseNorm* const row =
      std::lower_bound(std::begin(kBaseNorms), std::end(kBaseNorms), text,
                       [](const BaseNorm& row, absl::string_view text) { return row.text < text; });
  return row != std::end(kBaseNorms) && row->text == text ? row : nullptr;
}

}  // namespace

Lexicon::Lexicon(const VocabularyTables* vocabulary) : vocabulary_(vocabulary) {}

uint32_t Lexicon::Find(absl::string_view text, absl::string_view norm) {
  if (norm.empty()) {
    if (const auto it = usual_.find(text); it != usual_.end()) return it->second;
  } else if (const auto it = overridden_.find({text, norm}); it != overridden_.end()) {
    return it->second;
  }
  return Add(text, norm);
}

uint32_t Lexicon::Add(absl::string_view text, absl::string_view norm) {
  const auto index = static_cast<uint32_t>(lexemes_.size());
  Lexeme lexeme;
  lexeme.text = strings_.Copy(text);
  lexeme.lower_text = lexeme.text;
  lexeme.orth = StringId(text);
  lexeme.lower = lexeme.orth;
  if (!IsSurelyLower(text)) {
    if (const std::string lower = LowerCase(text); lower != text) {
      lexeme.lower_text = strings_.Copy(lower);
      lexeme.lower = StringId(lower);
    }
  }
  lexeme.prefix = StringId(text::FirstCodePoints(text, 1));
  lexeme.suffix = StringId(text::LastCodePoints(text, kSuffixCodePoints));
  lexeme.shape = StringId(WordShape(text));
  lexeme.is_space = IsAllSpace(text);
  lexeme.norm = norm.empty() ? UsualNorm(lexeme) : StringId(norm);
  lexemes_.push_back(lexeme);
  if (norm.empty()) {
    usual_.emplace(lexeme.text, index);
  } else {
    overridden_.emplace(std::make_pair(lexeme.text, strings_.Copy(norm)), index);
  }
  return index;
}

uint64_t Lexicon::UsualNorm(const Lexeme& lexeme) const {
  const auto norm = vocabulary_->lexeme_norms.find(lexeme.orth);
  if (norm != vocabulary_->lexeme_norms.end()) return StringId(norm->second);
  const BaseNorm* const base = FindBaseNorm(lexeme.text);
  return base != nullptr ? StringId(base->norm) : lexeme.lower;
}

void Lexicon::Trim(size_t max_words) {
  if (size() <= max_words &&
      strings_.bytes() <= StringArena::kBlockBytes + max_words * kBytesPerWord)
    return;
  lexemes_ = {};
  usual_ = {};
  overridden_ = {};
  strings_.Clear();
  ++epoch_;
}

}  // namespace communique::entity::pipeline
