// communique: the three services as one tool. `communique help` explains it.
#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/cli/commands.h"
#include "services/cli/options.h"
#include "services/cli/output.h"
#include "services/cli/version.h"

namespace communique::cli {
namespace {

ExitCode Show(const std::string& text) {
  return Print(text).ok() ? ExitCode::kOk : ExitCode::kNothingWorked;
}

ExitCode Run(const std::vector<absl::string_view>& arguments) {
  const auto options = ParseOptions(arguments);
  if (!options.ok()) {
    std::fprintf(stderr, "communique: %s\n", std::string(options.status().message()).c_str());
    return ExitCode::kUsage;
  }
  switch (options->command) {
    case Command::kHelp:
      return Show(HelpText(options->help_topic));
    case Command::kVersion:
      return Show(VersionText());
    default:
      return RunCommand(*options);
  }
}

}  // namespace
}  // namespace communique::cli

int main(int argc, char** argv) {
  return static_cast<int>(communique::cli::Run({argv + 1, argv + argc}));
}
