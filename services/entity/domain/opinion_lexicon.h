#ifndef SERVICES_ENTITY_DOMAIN_OPINION_LEXICON_H_
#define SERVICES_ENTITY_DOMAIN_OPINION_LEXICON_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/clauses.h"

namespace communique::entity {

// Classes of words by which an author evaluates; see data/opinion_cues.tsv.
enum class OpinionClass : uint8_t {
  kJudgement,
  kValue,
  kDegree,
  kContrast,
  kGeneric,
  kSelf,
  kHedge,
  kAction,   // Lemmas of verbs that report an event.
  kTopic,    // What such texts are about: the visit, the talks.
  kMental,   // Lemmas of verbs of thinking and wishing.
  kStative,  // Lemmas of verbs that judge: matter, deserve, seem.
  kNeutral,  // Lemmas of verbs that describe: cover, contain, border.
  kNumber    // Words for numbers.
};
inline constexpr int kOpinionClasses = 13;

// What a stretch of text holds of them.
struct OpinionWords {
  std::array<int, kOpinionClasses> counts = {};
  TokenRange hedge;  // The first hedge; empty when there is none.

  int Count(OpinionClass c) const { return counts[static_cast<size_t>(c)]; }
};

// The words of opinion. Immutable.
class OpinionLexicon {
 public:
  // `data`: class, words. INVALID_ARGUMENT names a bad row.
  static absl::StatusOr<OpinionLexicon> Parse(absl::string_view data);

  // `word` alone is an entry of the class.
  bool Has(OpinionClass opinion_class, absl::string_view word) const;

  // Counts the words in `range`, the longest entry first at each token; tokens inside the ranges of
  // `skipped`, which ascend, do not count, nor does a degree in front of a number ("more than 20").
  OpinionWords Read(const AnnotatedText& text, TokenRange range,
                    const std::vector<TokenRange>& skipped) const;

 private:
  struct Entry {
    std::vector<std::string> words;
    std::vector<OpinionClass> classes;
  };

  // A number in digits or words stands at `token`.
  bool IsNumber(const AnnotatedText& text, int token) const;

  const Entry* LongestAt(const AnnotatedText& text, int token, int last) const;

  absl::flat_hash_map<std::string, std::vector<Entry>> entries_;  // By first word, longest first.
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_OPINION_LEXICON_H_
