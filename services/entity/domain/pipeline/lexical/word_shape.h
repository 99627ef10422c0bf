#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_WORD_SHAPE_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_WORD_SHAPE_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace communique::entity::pipeline {

// A string of this many code points or more has the shape "LONG".
inline constexpr size_t kLongShape = 100;

// spaCy's shape of well-formed UTF-8: "X" for a capital, "x" for another letter, "d" for a digit,
// other code points themselves; of a run of one of them the first four. "Xi's" is "Xx'x".
std::string WordShape(absl::string_view text);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_LEXICAL_WORD_SHAPE_H_
