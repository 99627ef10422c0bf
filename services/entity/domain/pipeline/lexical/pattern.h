#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_PATTERN_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_PATTERN_H_

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/lexical/pattern_facts.h"

namespace communique::entity::pipeline {

// Memory of running patterns, bounded; one thread at a time.
class PatternScratch {
 public:
  PatternScratch();

  // Patterns run so far, and bytes that they were run over: what tests bound instead of time.
  uint64_t calls() const { return calls_; }
  uint64_t bytes() const { return bytes_; }

 private:
  friend class Pattern;
  struct Free {
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
    void operator()(pcre2_jit_stack* stack) const { pcre2_jit_stack_free(stack); }
  };

  std::unique_ptr<pcre2_match_data, Free> data_;
  std::unique_ptr<pcre2_match_context, Free> context_;
  std::unique_ptr<pcre2_jit_stack, Free> stack_;
  uint64_t calls_ = 0;
  uint64_t bytes_ = 0;
};

// A regular expression of Python's `re`, compiled by PCRE2. Immutable; shared by threads.
class Pattern {
 public:
  struct Match {
    size_t begin = 0;  // Bytes of the subject, half-open.
    size_t end = 0;
  };

  // `whole_front`: as Python's `match`, only at the beginning of what is searched; else `search`.
  // INVALID_ARGUMENT tells what is wrong with the pattern.
  static absl::StatusOr<Pattern> Compile(absl::string_view python, bool whole_front);

  const PatternFacts& facts() const { return facts_; }
  const TailFacts& tail() const { return tail_; }

  // The first match in the valid UTF-8 of `subject` that begins at `from` or after it; what stands
  // before `from` is seen by lookbehinds. With `not_empty` an empty match at `from` does not count.
  // A match that takes more than a million steps of backtracking is none.
  std::optional<Match> Find(absl::string_view subject, size_t from, bool not_empty,
                            PatternScratch* scratch) const;

 private:
  struct Free {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
  };

  std::unique_ptr<pcre2_code, Free> code_;
  PatternFacts facts_;
  TailFacts tail_;
};

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_PATTERN_H_
