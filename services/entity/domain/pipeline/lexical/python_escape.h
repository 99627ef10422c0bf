#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_PYTHON_ESCAPE_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_PYTHON_ESCAPE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/lexical/pattern_facts.h"

namespace communique::entity::pipeline {

// A class such as \w as Python understands it.
struct PythonClass {
  absl::string_view members;  // Inside of a set of PCRE2.
  CodePointSet set;
};

// The class of `\name`, or null.
const PythonClass* FindPythonClass(char name);

// Takes one character off the front of `rest`: itself, or what its escape stands for ("\u00e9",
// "\n", "\."). INVALID_ARGUMENT for escapes that are not characters.
absl::StatusOr<char32_t> TakeCharacter(absl::string_view* rest);

// Writes a code point so that it means itself to PCRE2, in a set and outside.
void AppendCharacter(char32_t c, std::string* pcre2);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_PYTHON_ESCAPE_H_
