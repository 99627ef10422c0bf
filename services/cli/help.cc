#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/cli/option_table.h"
#include "services/cli/options.h"

namespace communique::cli {
namespace {

constexpr absl::string_view kExitStatus =
    "Exit status:\n"
    "  0  everything was read\n"
    "  1  some files failed (each is named on standard error), the others were done\n"
    "  2  the command line is wrong\n"
    "  3  nothing worked, or a service cannot be reached\n";

std::string Overview() {
  std::string text =
      "Communique makes structured, evidenced records of diplomatic visits from raw commentary.\n\n"
      "usage: communique COMMAND [OPTION]... [FILE]...\n\nCommands:\n";
  for (const CommandRow& row : Commands())
    absl::StrAppendFormat(&text, "  %-10s %s\n", row.name, row.summary);
  absl::StrAppend(&text,
                  "\nFILE is HTML or plain text; - is standard input. The services run inside the "
                  "tool unless their\n"
                  "addresses are given. `communique help COMMAND` lists options and examples.\n\n",
                  kExitStatus);
  return text;
}

std::string OptionLines(Command command) {
  std::string lines;
  for (const OptionRow& row : OptionRows()) {
    if (!Has(row, command)) continue;
    const std::string left =
        row.value.empty() ? std::string(row.name) : absl::StrCat(row.name, " ", row.value);
    absl::StrAppendFormat(&lines, "  %-20s %s\n", left, row.help);
  }
  return lines;
}

}  // namespace

std::string HelpText(Command topic) {
  if (topic == Command::kHelp) return Overview();
  const auto rows = Commands();
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const CommandRow& candidate) {
    return candidate.command == topic;
  });
  std::string text = absl::StrCat("usage: communique ", row->name, row->usage.empty() ? "" : " ",
                                  row->usage, "\n\n", row->details);
  const std::string options = OptionLines(topic);
  if (!options.empty()) {
    absl::StrAppend(&text, "\nOptions:\n", options,
                    "  --                   what follows is a FILE, whatever it looks like\n");
  }
  absl::StrAppend(&text, "\nExamples:\n", row->examples);
  if (!options.empty()) absl::StrAppend(&text, "\n", kExitStatus);
  return text;
}

}  // namespace communique::cli
