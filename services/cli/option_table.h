#ifndef SERVICES_CLI_OPTION_TABLE_H_
#define SERVICES_CLI_OPTION_TABLE_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/cli/options.h"

namespace communique::cli {

// A command, as the command line and the help name it.
struct CommandRow {
  Command command;
  absl::string_view name;
  absl::string_view summary;   // One line of the overview.
  absl::string_view usage;     // What may follow the name.
  absl::string_view details;   // What it does, for its own help.
  absl::string_view examples;  // Command lines that work.
};

// An option. Its row is all there is to it: parsing and help both read the table.
struct OptionRow {
  absl::string_view name;   // With its dashes.
  absl::string_view value;  // What stands for the value in the help; empty for a switch.
  unsigned commands;        // Bits of the commands that have it: 1 << Command.
  absl::string_view help;
  absl::Status (*set)(absl::string_view value, Options* options);
};

absl::Span<const CommandRow> Commands();
absl::Span<const OptionRow> OptionRows();

// The row of a command; null when there is none of that name.
const CommandRow* FindCommand(absl::string_view name);

inline bool Has(const OptionRow& row, Command command) {
  return (row.commands >> static_cast<unsigned>(command) & 1U) != 0;
}

}  // namespace communique::cli

#endif  // SERVICES_CLI_OPTION_TABLE_H_
