#ifndef SERVICES_ENTITY_DOMAIN_TIME_GRAMMAR_H_
#define SERVICES_ENTITY_DOMAIN_TIME_GRAMMAR_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/time_forms.h"
#include "services/entity/domain/time_lexicon.h"

namespace communique::entity {

// The forms of time expressions, compiled. Immutable.
class TimeGrammar {
 public:
  // `patterns`: kind, pattern; `commemorations`: name, month, day or rule. Both are described in
  // their tables. INVALID_ARGUMENT names a bad row.
  static absl::StatusOr<TimeGrammar> Parse(absl::string_view lexicon, absl::string_view patterns,
                                           absl::string_view commemorations);

  // The matches in text order, never overlapping, within sentences, without those that their
  // surroundings show to be no times. Linear in the tokens.
  std::vector<TimeMatch> Match(const AnnotatedText& text) const;

  const TimeLexicon& lexicon() const { return lexicon_; }

 private:
  struct Element {
    uint32_t classes = 0;
    std::vector<int> words;  // Numbers of literal words.
    int slot = -1;           // 0 both ends, 1 start, 2 end, -1 neither.
    bool adjacent = false;
    bool optional = false;
  };
  struct Sequence {
    std::vector<Element> elements;
    TimeForm form = TimeForm::kDate;
    int row = 0;
    int month = 0;  // For commemorations.
    int day = 0;
    FeastRule rule;
  };
  struct TokenReading {
    TimeWord word;
    int literal = -1;
  };

  absl::Status AddPatterns(absl::string_view patterns);
  absl::Status AddFeasts(absl::string_view commemorations, int first_row);
  absl::Status AddPattern(TimeForm form, absl::string_view pattern, int row);
  absl::StatusOr<Element> ParseElement(absl::string_view text);
  void AddExpanded(const Sequence& sequence, const std::vector<Element>& elements);
  bool IsComma(const Element& element) const;
  int LiteralNumber(absl::string_view word);
  std::vector<TokenReading> Read(const AnnotatedText& text) const;
  // Tokens matched from `at` on; 0 for none.
  int MatchSequence(const Sequence& sequence, const AnnotatedText& text,
                    const std::vector<TokenReading>& readings, int at, int end,
                    TimeMatch* match) const;
  // The longest expression at `at`, then that of the earlier row.
  bool MatchAt(const AnnotatedText& text, const std::vector<TokenReading>& readings, int at,
               int end, TimeMatch* best) const;

  TimeLexicon lexicon_;
  absl::flat_hash_map<std::string, int> literals_;
  std::vector<Sequence> sequences_;
  std::vector<std::vector<int>> by_literal_;  // Sequences by the number of their first word.
  std::vector<std::vector<int>> by_class_;    // By the bit of their first class.
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_GRAMMAR_H_
