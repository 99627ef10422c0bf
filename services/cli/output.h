#ifndef SERVICES_CLI_OUTPUT_H_
#define SERVICES_CLI_OUTPUT_H_

#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/cli/options.h"

namespace communique::cli {

// `message` in proto3 JSON: several lines, UTF-8, lower camel case, ends with a line break.
absl::StatusOr<std::string> ToJson(const google::protobuf::Message& message);

// Where answers go: standard output, or one file each in a folder.
class Output {
 public:
  // Makes the folder if it is wanted and not there. INVALID_ARGUMENT when two of the options' files
  // would have the same answer file; else as the system says.
  static absl::StatusOr<Output> Create(const Options& options);

  // Takes the answer to `file`. In text form, answers on standard output that are one of several
  // get a line with the name.
  absl::Status Write(absl::string_view file, absl::string_view answer) const;

  // Takes answer `number`, from 1, of several to one file: in a folder, those from the second on
  // have the number in their names.
  absl::Status WriteNumbered(absl::string_view file, int number, absl::string_view answer) const;

 private:
  static absl::Status WriteFile(const std::string& path, absl::string_view answer);

  Output(std::string folder, absl::string_view extension, bool named)
      : folder_(std::move(folder)), extension_(extension), named_(named) {}

  std::string folder_;  // Empty: standard output.
  absl::string_view extension_;
  bool named_;
};

// Writes `text` to standard output, now. UNAVAILABLE or so when that fails: a full disk must not
// look like success.
absl::Status Print(absl::string_view text);

}  // namespace communique::cli

#endif  // SERVICES_CLI_OUTPUT_H_
