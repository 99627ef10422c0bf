#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_LEMMATIZER_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_LEMMATIZER_H_

#include <cstdint>
#include <deque>
#include <string>
#include <tuple>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/doc.h"
#include "services/entity/domain/pipeline/lexical/lexicon.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"
#include "services/entity/domain/pipeline/symbols.h"

namespace communique::entity::pipeline {

// The lemmas that one lemmatizer has found for the words of one lexicon. Part of a Workspace: one
// thread at a time. Bounded by the lexicon, and lemmas do not depend on what it holds.
class LemmaCache {
 private:
  friend class Lemmatizer;

  struct Entry {
    Label pos = nullptr;  // Null where the word has not been met.
    Label morph = nullptr;
    absl::string_view lemma;
  };

  uint64_t epoch_ = 0;                // Of the lexicon.
  std::vector<Entry> first_by_word_;  // The first analysis of each word that was met.
  absl::flat_hash_map<std::tuple<uint32_t, Label, Label>, absl::string_view> further_;
  std::deque<std::string> lemmas_;  // Those that are not the word itself.
};

// spaCy's lemmatizer in the modes "rule" and "lookup". Immutable; one instance serves all threads.
class Lemmatizer {
 public:
  // INVALID_ARGUMENT for another mode, and for a language whose rules spaCy has code of its own for
  // (English apart, whose code is here). `language` is the pipeline's, "en". `symbols`, those of
  // the docs' labels, must outlive the lemmatizer.
  static absl::StatusOr<Lemmatizer> Create(LemmatizerTables tables, absl::string_view language,
                                           SymbolTable* symbols);

  // Fills the lemmas that are still empty, or all when the tables say `overwrite`. Reads `pos` and
  // `morphs`, of the attribute ruler. The lemmas are views into the cache and the lexicon, which
  // hold until the lexicon is emptied.
  void Lemmatize(const Lexicon& lexicon, LemmaCache* cache, Doc* doc) const;

 private:
  Lemmatizer(LemmatizerTables tables, bool english, Label absent);

  std::string LemmaOf(const Lexeme& word, Label pos, Label morph) const;
  absl::string_view FindLemma(const Lexicon& lexicon, uint32_t word, Label pos, Label morph,
                              LemmaCache* cache) const;

  LemmatizerTables tables_;
  bool english_;
  Label absent_;  // Stands for `pos` and `morphs` where no component has filled them.
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_LEMMATIZER_H_
