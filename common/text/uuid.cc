#include "common/text/uuid.h"

#include <openssl/sha.h>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace communique::text {
namespace {

// Chosen once at random; another one would give every name another identifier.
constexpr absl::string_view kNameSpace(
    "\x5d\x0f\x83\x6e\x2b\x1c\x4a\x57\x9e\x31\xc8\x74\xd2\x06\xfb\x95", 16);

}  // namespace

std::string UuidOf(absl::string_view name) {
  const std::string bytes = absl::StrCat(kNameSpace, name);
  unsigned char digest[SHA_DIGEST_LENGTH];
  SHA1(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  digest[6] = static_cast<unsigned char>((digest[6] & 0x0F) | 0x50);  // Version 5.
  digest[8] = static_cast<unsigned char>((digest[8] & 0x3F) | 0x80);  // Variant of RFC 9562.
  const std::string hex =
      absl::BytesToHexString({reinterpret_cast<const char*>(digest), size_t{16}});
  return absl::StrCat(hex.substr(0, 8), "-", hex.substr(8, 4), "-", hex.substr(12, 4), "-",
                      hex.substr(16, 4), "-", hex.substr(20));
}

}  // namespace communique::text
