#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_LEXICON_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_LEXICON_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/lexical/string_arena.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// What the layers read of a token's string. All are string ids but the flag. `text` and `lower`
// strings live until the lexicon is emptied.
struct Lexeme {
  absl::string_view text;
  absl::string_view lower_text;
  uint64_t orth = 0;
  uint64_t lower = 0;
  uint64_t norm = 0;  // The override of the tokenizer's exception when there is one.
  uint64_t prefix = 0;
  uint64_t suffix = 0;
  uint64_t shape = 0;
  bool is_space = false;
};

// The words met so far, each computed once, so that layers can keep what they computed of a word
// under its index. Belongs to one thread at a time (it is part of a Workspace). Answers do not
// depend on what it holds: it is a cache, bounded in memory by being emptied.
class Lexicon {
 public:
  // `vocabulary` must outlive the lexicon.
  explicit Lexicon(const VocabularyTables* vocabulary);

  // Index of the word, from 0 and dense; `norm` empty: the usual norm.
  uint32_t Find(absl::string_view text, absl::string_view norm = {});

  // Holds until the next Find of another word.
  const Lexeme& operator[](uint32_t index) const { return lexemes_[index]; }
  size_t size() const { return lexemes_.size(); }

  // Grows by one each time the lexicon is emptied: indices of another epoch mean nothing.
  uint64_t epoch() const { return epoch_; }

  // Empties it when it holds more than `max_words` words, or more than 64 bytes of text for each of
  // them. Only between documents.
  void Trim(size_t max_words);

 private:
  // Appends the lexeme of a word that is new.
  uint32_t Add(absl::string_view text, absl::string_view norm);
  uint64_t UsualNorm(const Lexeme& lexeme) const;

  const VocabularyTables* vocabulary_;
  std::vector<Lexeme> lexemes_;
  absl::flat_hash_map<absl::string_view, uint32_t> usual_;  // Words with their usual norm.
  absl::flat_hash_map<std::pair<absl::string_view, absl::string_view>, uint32_t> overridden_;
  StringArena strings_;
  uint64_t epoch_ = 0;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_LEXICON_H_
