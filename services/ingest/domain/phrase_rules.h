#ifndef SERVICES_INGEST_DOMAIN_PHRASE_RULES_H_
#define SERVICES_INGEST_DOMAIN_PHRASE_RULES_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "communique/ingest/v1/document.pb.h"
#include "services/ingest/domain/word_shapes.h"
#include "services/ingest/domain/words.h"

namespace communique::ingest {

// What a line that a rule matches does to the lines after it.
enum class PhraseScope {
  kLine,   // Nothing.
  kBlock,  // The lines after it that are no sentences belong to it (a list of links under
           // "Trending").
  kEnd,    // Nothing after it is article text (the comments, "Read next").
};

struct PhraseMatch {
  ingest::v1::RemovalReason reason = ingest::v1::REMOVAL_REASON_UNSPECIFIED;
  PhraseScope scope = PhraseScope::kLine;
};

// Lines that are residue by their words alone, by the table data/residue.tsv. A pattern is words as
// FoldLine makes them; "#" is any number, a word with ":" must lead on to something. It matches the
// whole line, or with "..." at its start or end any words there. A pattern without "..." at its
// start and without ":" does not match a sentence of kSentenceWords or more. Time is linear in the
// words of the line.
class PhraseRules {
 public:
  // INVALID_ARGUMENT when the table is malformed.
  static absl::StatusOr<PhraseRules> Create(absl::string_view table);

  // Words from which on a line that ends like a sentence is one.
  static constexpr size_t kSentenceWords = 6;

  // The first rule of the table that matches, nullptr when none does. `words` are the line's;
  // `ends_sentence` says that it ends like a sentence.
  const PhraseMatch* Find(const std::vector<Word>& words, bool ends_sentence) const;

 private:
  struct Rule {
    std::vector<std::string> words;
    std::vector<bool> colons;
    bool has_colon = false;
    bool open_start = false;
    bool open_end = false;
    size_t max_words = 0;  // Longer lines do not match.
    PhraseMatch match;
  };

  // Rules, by their first word: ascending indices of rules_.
  struct Index {
    absl::flat_hash_map<std::string, std::vector<size_t>> rules;
    WordShapes shapes;  // Of the first words.
  };

  static bool Matches(const Rule& rule, const std::vector<Word>& words, size_t at);
  // The first rule of `index` before `best` that matches at word `at`, else `best`.
  size_t FirstMatch(const Index& index, const std::vector<Word>& words, size_t at, bool sentence,
                    size_t best) const;

  std::vector<Rule> rules_;
  Index at_start_;  // Patterns without "..." at their start, which only the first word can open.
  Index anywhere_;
};

// The reason with this name, for example "SHARE"; UNSPECIFIED for another.
ingest::v1::RemovalReason ReasonFromName(absl::string_view name);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_PHRASE_RULES_H_
