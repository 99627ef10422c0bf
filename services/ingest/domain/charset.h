#ifndef SERVICES_INGEST_DOMAIN_CHARSET_H_
#define SERVICES_INGEST_DOMAIN_CHARSET_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingest/domain/offset_map.h"

namespace communique::ingest {

// Content decoded to well-formed UTF-8, with the way back.
struct Decoded {
  std::string text;
  OffsetMap map;
  std::string charset;  // IANA name of what it was decoded from.
};

// Decodes `content`. The charset is, first match: a byte order mark; `given`, else the charset
// parameter of `content_type`; a declaration in the first 4 KiB of markup (HTML standard's
// prescan, simplified: <meta charset>, http-equiv, an XML declaration); UTF-8 if the bytes are (or
// nearly are) UTF-8; what uchardet detects. Labels mean what the WHATWG Encoding standard says they
// mean
// ("iso-8859-1" is windows-1252).
//
// Bytes that are not valid in a charset that was only declared or detected become U+FFFD. Errors,
// all INVALID_ARGUMENT with a reason (see ingest_service.proto): CHARSET_UNKNOWN,
// CHARSET_UNDETECTED, CONTENT_MALFORMED (in a given charset), CONTENT_NOT_TEXT.
absl::StatusOr<Decoded> Decode(absl::string_view content, absl::string_view given,
                               absl::string_view content_type);

// The value of parameter `name` of a media type ("text/html; charset=utf-8"), without quotes.
absl::string_view MediaTypeParameter(absl::string_view media_type, absl::string_view name);

// The charset that markup declares in its first 4 KiB, empty when none is declared.
absl::string_view DeclaredCharset(absl::string_view content);

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_CHARSET_H_
