#ifndef SERVICES_ENTITY_DOMAIN_CUE_LEXICON_H_
#define SERVICES_ENTITY_DOMAIN_CUE_LEXICON_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace communique::entity {

enum class CueUse : uint8_t { kSpeech, kPosition, kCalling, kWording, kReport, kMedia };
enum class CueAddressee : uint8_t { kNone, kObject, kTo };
enum class SourceNoun : uint8_t { kNone, kPerson, kGroup, kBody, kDocument, kMedia };

// What a verb of saying does; see data/cues.tsv.
struct Cue {
  CueUse use = CueUse::kSpeech;
  CueAddressee addressee = CueAddressee::kNone;
  bool hedged = false;
  bool any_subject = false;  // Only people do it: whatever noun does is a source.
};

// A phrase such as "according to" that a source follows.
struct CuePhrase {
  std::vector<std::string> words;  // Lower case.
  bool before = false;             // The source stands in front of the phrase's verb.
  bool hedged = false;
};

// The words that tie statements to sources. Immutable.
class CueLexicon {
 public:
  // `verbs`, `phrases` and `sources` are described in their tables. INVALID_ARGUMENT names a bad
  // row.
  static absl::StatusOr<CueLexicon> Parse(absl::string_view verbs, absl::string_view phrases,
                                          absl::string_view sources);

  // The cue of a lemma; null when it is none.
  const Cue* Find(absl::string_view lemma) const;

  // The phrases that start with `word`; empty when there are none.
  const std::vector<CuePhrase>& PhrasesFrom(absl::string_view word) const;

  // What kind of source a lower-case noun is.
  SourceNoun Noun(absl::string_view word) const;

  // A name whose last word, in lower case, is `word` is a medium's ("The Nyasa Times").
  bool IsMasthead(absl::string_view word) const { return mastheads_.contains(word); }

 private:
  absl::flat_hash_map<std::string, Cue> verbs_;
  absl::flat_hash_map<std::string, std::vector<CuePhrase>> phrases_;
  absl::flat_hash_map<std::string, SourceNoun> nouns_;
  absl::flat_hash_set<std::string> mastheads_;
  std::vector<CuePhrase> none_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_CUE_LEXICON_H_
