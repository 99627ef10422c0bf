#ifndef SERVICES_CLI_COMMANDS_H_
#define SERVICES_CLI_COMMANDS_H_

#include "services/cli/options.h"

namespace communique::cli {

// What the process ends with; the help text explains them.
enum class ExitCode { kOk = 0, kSomeFailed = 1, kUsage = 2, kNothingWorked = 3 };

// Does what the options say, for the commands that need a service. Messages go to standard error.
ExitCode RunCommand(const Options& options);

}  // namespace communique::cli

#endif  // SERVICES_CLI_COMMANDS_H_
