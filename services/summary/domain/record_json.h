#ifndef SERVICES_SUMMARY_DOMAIN_RECORD_JSON_H_
#define SERVICES_SUMMARY_DOMAIN_RECORD_JSON_H_

#include <nlohmann/json.hpp>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "communique/base/v1/date.pb.h"
#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// Members keep the order in which they are put in, so that equal records give equal bytes.
using Json = nlohmann::ordered_json;

// The record in proto3 JSON, as `communique summarize --format json` prints it. INTERNAL when
// protobuf cannot write it.
absl::StatusOr<Json> ToJson(const v1::Visit& visit);

// `json` on indented lines, ending with a line break. Text that is not UTF-8 becomes U+FFFD.
std::string WriteJson(const Json& json);

// The same as compact text that may stand in an HTML script element: printable ASCII without "<",
// ">" and "&"; all else is written as \u003c and so on.
std::string WriteJsonForHtml(const Json& json);

// Sets `name` unless the text is empty.
void SetText(Json* object, const char* name, const std::string& text);

// ISO 8601 of a date whose year is known ("2031-05-07", "2031-05", "2031"); else empty.
std::string IsoDate(const base::v1::PartialDate& date);

// The JSON pointer (RFC 6901) to a path of the record in its proto3 JSON: "related_visits[0].dates"
// is
// "/relatedVisits/0/dates".
std::string JsonPointerOf(absl::string_view path);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_RECORD_JSON_H_
