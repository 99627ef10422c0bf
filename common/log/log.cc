#include "common/log/log.h"

#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "common/text/utf8.h"

namespace communique::log {
namespace {

constexpr absl::string_view kSeverityNames[] = {"INFO", "WARNING", "ERROR"};
constexpr char kReplacement[] = "\\ufffd";

void AppendEscaped(absl::string_view well_formed, std::string* json) {
  for (const char c : well_formed) {
    if (c == '"' || c == '\\') {
      json->push_back('\\');
      json->push_back(c);
    } else if (absl::ascii_iscntrl(static_cast<unsigned char>(c))) {
      absl::StrAppendFormat(json, "\\u%04x", c);
    } else {
      json->push_back(c);
    }
  }
}

void AppendText(absl::string_view text, std::string* json) {
  json->push_back('"');
  while (const std::optional<size_t> invalid = text::FindInvalidUtf8(text)) {
    AppendEscaped(text.substr(0, *invalid), json);
    json->append(kReplacement);
    text.remove_prefix(*invalid + 1);
  }
  AppendEscaped(text, json);
  json->push_back('"');
}

}  // namespace

void Value::AppendJson(std::string* json) const {
  if (const auto* text = std::get_if<absl::string_view>(&value_)) {
    AppendText(*text, json);
  } else if (const auto* number = std::get_if<int64_t>(&value_)) {
    absl::StrAppend(json, *number);
  } else if (const auto* flag = std::get_if<bool>(&value_)) {
    absl::StrAppend(json, *flag ? "true" : "false");
  } else {
    const double real = std::get<double>(value_);
    absl::StrAppend(json, std::isfinite(real) ? absl::StrCat(real) : "null");
  }
}

std::string FormatLine(absl::Time time, Severity severity, absl::string_view message,
                       std::initializer_list<Field> fields) {
  std::string line = absl::StrCat(
      "{\"time\":\"", absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", time, absl::UTCTimeZone()),
      "\",\"severity\":\"", kSeverityNames[static_cast<int>(severity)], "\",\"message\":");
  AppendText(message, &line);
  for (const Field& field : fields) {
    line.push_back(',');
    AppendText(field.key, &line);
    line.push_back(':');
    field.value.AppendJson(&line);
  }
  absl::StrAppend(&line, "}\n");
  return line;
}

void Write(Severity severity, absl::string_view message, std::initializer_list<Field> fields) {
  const std::string line = FormatLine(absl::Now(), severity, message, fields);
  ssize_t written = 0;
  do {
    written = write(STDERR_FILENO, line.data(), line.size());
  } while (written < 0 && errno == EINTR);
}

}  // namespace communique::log
