#ifndef COMMON_TEXT_SHA256_H_
#define COMMON_TEXT_SHA256_H_

#include <string>

#include "absl/strings/string_view.h"

namespace communique::text {

// The SHA-256 (FIPS 180-4) of `bytes` as 64 lower-case hexadecimal digits.
std::string Sha256Hex(absl::string_view bytes);

}  // namespace communique::text

#endif  // COMMON_TEXT_SHA256_H_
