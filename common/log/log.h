#ifndef COMMON_LOG_LOG_H_
#define COMMON_LOG_LOG_H_

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <variant>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

// Log lines for machines: one JSON object a line on standard error, as collectors of container logs
// read them. Never put text of a document, a secret or a whole request into a line: say sizes,
// names of fields and reasons.
namespace communique::log {

enum class Severity { kInfo, kWarning, kError };

// A JSON value: text, a number or a truth value. Text is not copied: it must live until the line is
// written.
class Value {
 public:
  Value(absl::string_view text) : value_(text) {}                             // NOLINT
  Value(const char* text) : value_(absl::string_view(text)) {}                // NOLINT
  Value(const std::string& text) : value_(absl::string_view(text)) {}         // NOLINT
  Value(std::integral auto number) : value_(static_cast<int64_t>(number)) {}  // NOLINT
  Value(double number) : value_(number) {}                                    // NOLINT
  Value(bool flag) : value_(flag) {}                                          // NOLINT

  // The value in JSON. Control characters, quotes and bytes that are not UTF-8 (as U+FFFD) are
  // escaped, so that a value can neither end the line nor break its encoding. A number that JSON
  // does not have (NaN) is null.
  void AppendJson(std::string* json) const;

 private:
  std::variant<absl::string_view, int64_t, double, bool> value_;
};

struct Field {
  absl::string_view key;
  Value value;
};

// The line, with its newline: {"time": RFC 3339 with microseconds in UTC, "severity", "message",
// fields in their order}.
std::string FormatLine(absl::Time time, Severity severity, absl::string_view message,
                       std::initializer_list<Field> fields);

// Writes FormatLine at the present time to standard error with one write(2), so that lines of
// several threads and processes do not mix. A line that cannot be written is lost: a log never
// holds up or ends the program.
void Write(Severity severity, absl::string_view message, std::initializer_list<Field> fields = {});

inline void Info(absl::string_view message, std::initializer_list<Field> fields = {}) {
  Write(Severity::kInfo, message, fields);
}
inline void Warning(absl::string_view message, std::initializer_list<Field> fields = {}) {
  Write(Severity::kWarning, message, fields);
}
inline void Error(absl::string_view message, std::initializer_list<Field> fields = {}) {
  Write(Severity::kError, message, fields);
}

}  // namespace communique::log

#endif  // COMMON_LOG_LOG_H_
