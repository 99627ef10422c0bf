#ifndef COMMON_TEXT_UUID_H_
#define COMMON_TEXT_UUID_H_

#include <string>

#include "absl/strings/string_view.h"

namespace communique::text {

// The UUID of version 5 (RFC 9562, section 5.5) of `name` in a name space of this suite's own, in
// lower case with hyphens. Equal names have equal identifiers, everywhere and always.
std::string UuidOf(absl::string_view name);

}  // namespace communique::text

#endif  // COMMON_TEXT_UUID_H_
