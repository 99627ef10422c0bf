#include "services/summary/domain/record_json.h"

#include <google/protobuf/util/json_util.h>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"

namespace communique::summary {
namespace {

std::string Dump(const Json& json, int indent, bool ascii) {
  return json.dump(indent, ' ', ascii, Json::error_handler_t::replace);
}

}  // namespace

absl::StatusOr<Json> ToJson(const v1::Visit& visit) {
  std::string text;
  const auto status = google::protobuf::util::MessageToJsonString(visit, &text);
  if (!status.ok()) {
    return absl::InternalError(
        absl::StrCat("the record cannot be written as JSON: ",
                     std::string(status.message().data(), status.message().size())));
  }
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return absl::InternalError("the record's own JSON cannot be read");
  return json;
}

std::string WriteJson(const Json& json) { return absl::StrCat(Dump(json, 1, false), "\n"); }

std::string WriteJsonForHtml(const Json& json) {
  return absl::StrReplaceAll(Dump(json, -1, true),
                             {{"<", "\\u003c"}, {">", "\\u003e"}, {"&", "\\u0026"}});
}

void SetText(Json* object, const char* name, const std::string& text) {
  if (!text.empty()) (*object)[name] = text;
}

std::string IsoDate(const base::v1::PartialDate& date) {
  if (date.year() < 1 || date.year() > 9999) return "";
  std::string text = absl::StrFormat("%04d", date.year());
  if (date.month() < 1 || date.month() > 12) return text;
  absl::StrAppendFormat(&text, "-%02d", date.month());
  if (date.day() >= 1 && date.day() <= 31) absl::StrAppendFormat(&text, "-%02d", date.day());
  return text;
}

std::string JsonPointerOf(absl::string_view path) {
  std::string pointer = "/";
  bool capital = false;
  for (const char c : path) {
    if (c == '.' || c == '[') {
      pointer += '/';
    } else if (c == '_') {
      capital = true;
    } else if (c != ']') {
      pointer += capital ? absl::ascii_toupper(c) : c;
      capital = false;
    }
  }
  return pointer;
}

}  // namespace communique::summary
