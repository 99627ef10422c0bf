#include "services/entity/domain/pipeline/morphology/lemmatizer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/entity/domain/pipeline/morphology/lemma_rules.h"

namespace communique::entity::pipeline {
namespace {

struct LanguageMode {
  absl::string_view language;
  absl::string_view mode;
};
// Languages for which spaCy 3.8 replaces the method of a mode (spacy/lang/*/lemmatizer.py).
constexpr std::array<LanguageMode, 8> kOwnMethods = {{
    {"ca", "rule"},
    {"el", "rule"},
    {"es", "rule"},
    {"fr", "rule"},
    {"ht", "rule"},
    {"mk", "rule"},
    {"nl", "lookup"},
    {"nl", "rule"},
}};

bool HasOwnMethod(absl::string_view language, absl::string_view mode) {
  return std::any_of(kOwnMethods.begin(), kOwnMethods.end(), [&](const LanguageMode& own) {
    return own.language == language && own.mode == mode;
  });
}

// Words of no part of speech that has lemmas.
bool IsLemmaless(absl::string_view pos) { return pos.empty() || pos == "EOL" || pos == "SPACE"; }

}  // namespace

Lemmatizer::Lemmatizer(LemmatizerTables tables, bool english, Label absent)
    : tables_(std::move(tables)), english_(english), absent_(absent) {}

absl::StatusOr<Lemmatizer> Lemmatizer::Create(LemmatizerTables tables, absl::string_view language,
                                              SymbolTable* symbols) {
  if (tables.mode != "rule" && tables.mode != "lookup") {
    return absl::InvalidArgumentError(
        absl::StrCat("lemmatizer: mode \"", tables.mode, "\" is neither \"rule\" nor \"lookup\""));
  }
  if (HasOwnMethod(language, tables.mode)) {
    return absl::InvalidArgumentError(
        absl::StrCat("lemmatizer: mode \"", tables.mode, "\" of language \"", language,
                     "\" has rules of its own, which are not supported"));
  }
  return Lemmatizer(std::move(tables), language == "en", symbols->Intern(""));
}

std::string Lemmatizer::LemmaOf(const Lexeme& word, Label pos, Label morph) const {
  if (tables_.mode == "lookup") {
    const auto entry = tables_.lookup.find(word.orth);
    return entry == tables_.lookup.end() ? std::string(word.text) : entry->second;
  }
  if (IsLemmaless(pos->text) || (english_ && IsEnglishBaseForm(pos->text, morph->text))) {
    return std::string(word.lower_text);
  }
  const auto rules = tables_.by_pos.find(absl::AsciiStrToLower(pos->text));
  const bool without_rules = rules == tables_.by_pos.end() ||
                             (rules->second.suffixes.empty() && rules->second.exceptions.empty() &&
                              rules->second.index.empty());
  if (without_rules) return std::string(pos->text == "PROPN" ? word.text : word.lower_text);
  return FirstLemma(rules->second, word.text, word.lower_text);
}

absl::string_view Lemmatizer::FindLemma(const Lexicon& lexicon, uint32_t word, Label pos,
                                        Label morph, LemmaCache* cache) const {
  if (word >= cache->first_by_word_.size()) cache->first_by_word_.resize(lexicon.size());
  LemmaCache::Entry& first = cache->first_by_word_[word];
  if (first.pos == pos && first.morph == morph) return first.lemma;
  absl::string_view& lemma =
      first.pos == nullptr ? first.lemma : cache->further_[std::make_tuple(word, pos, morph)];
  if (lemma.data() != nullptr) return lemma;
  if (first.pos == nullptr) {
    first.pos = pos;
    first.morph = morph;
  }
  const Lexeme& lexeme = lexicon[word];
  std::string found = LemmaOf(lexeme, pos, morph);
  if (found == lexeme.lower_text) {
    lemma = lexeme.lower_text;
  } else if (found == lexeme.text) {
    lemma = lexeme.text;
  } else {
    lemma = cache->lemmas_.emplace_back(std::move(found));
  }
  return lemma;
}

void Lemmatizer::Lemmatize(const Lexicon& lexicon, LemmaCache* cache, Doc* doc) const {
  if (cache->epoch_ != lexicon.epoch()) {
    *cache = LemmaCache();
    cache->epoch_ = lexicon.epoch();
  }
  doc->lemmas.resize(doc->tokens.size());
  for (size_t i = 0; i < doc->tokens.size(); ++i) {
    if (!tables_.overwrite && !doc->lemmas[i].empty()) continue;
    const Label pos = doc->pos.empty() ? absent_ : doc->pos[i];
    const Label morph = doc->morphs.empty() ? absent_ : doc->morphs[i];
    doc->lemmas[i] = FindLemma(lexicon, doc->tokens[i].lexeme, pos, morph, cache);
  }
}

}  // namespace communique::entity::pipeline
