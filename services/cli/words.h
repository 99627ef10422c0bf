#ifndef SERVICES_CLI_WORDS_H_
#define SERVICES_CLI_WORDS_H_

#include <google/protobuf/generated_enum_reflection.h>

#include <string>

#include "absl/strings/string_view.h"
#include "communique/base/v1/date.pb.h"

namespace communique::cli {

// The name of an enum value for people: without its first `prefix`, lower case, spaces for
// underscores. Label("ENTITY_TYPE_PERSON", "ENTITY_TYPE_") is "person".
std::string Label(absl::string_view name, absl::string_view prefix);

// Label of a generated enum's value; a number that the enum does not have is "unknown".
template <typename Enum>
std::string EnumLabel(Enum value, absl::string_view prefix) {
  const auto* row = google::protobuf::GetEnumDescriptor<Enum>()->FindValueByNumber(value);
  return row == nullptr ? "unknown" : Label(row->name(), prefix);
}

// "2025-10-16", "2025-10", "2025", "--10-16" without a year; empty when nothing is known.
std::string FormatDate(const base::v1::PartialDate& date);

// `text` on one line: runs of white space become one space, and what is longer than `limit` code
// points is cut and ends with "...". `text` is well-formed UTF-8.
std::string OneLine(absl::string_view text, size_t limit);

// Well-formed `text` with a space for every character that could drive a terminal or reorder what
// it shows: control characters other than line break and tab, and Unicode's directional marks.
std::string ForTerminal(absl::string_view text);

}  // namespace communique::cli

#endif  // SERVICES_CLI_WORDS_H_
