#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_STRING_ID_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_STRING_ID_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace communique::entity::pipeline {

// The number by which spaCy knows a string: 0 for the empty one, a small number for its reserved
// symbols (spacy.symbols.IDS), else MurmurHash64A with seed 1 over the UTF-8 bytes.
uint64_t StringId(absl::string_view text);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_STRING_ID_H_
