#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_PYTHON_PATTERN_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_PYTHON_PATTERN_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/lexical/pattern_facts.h"

namespace communique::entity::pipeline {

// A regular expression of Python's `re` over `str`, read.
struct PythonPattern {
  std::string pcre2;  // The same in PCRE2's syntax, for PCRE2_UTF and newlines that are "\n".
  bool caseless = false;
  PatternFacts facts;
  TailFacts tail;  // Over the alternatives of the whole expression.
};

// Reads characters, sets, classes, groups, alternatives, repeats, lookarounds, anchors and the
// leading flags (?u) and (?i). INVALID_ARGUMENT tells the offset of what is anything else.
absl::StatusOr<PythonPattern> ReadPythonPattern(absl::string_view pattern);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_PYTHON_PATTERN_H_
