#ifndef SERVICES_CLI_COLOR_H_
#define SERVICES_CLI_COLOR_H_

#include <string>

#include "absl/strings/string_view.h"
#include "services/cli/options.h"

namespace communique::cli {

// What decides on colour besides the command line.
struct ColorSetting {
  bool terminal = false;           // Answers go to a terminal.
  const char* no_color = nullptr;  // $NO_COLOR, as no-color.org says; null when it is not set.
  const char* term = nullptr;      // $TERM.
};

// The process's own setting, for answers to standard output.
ColorSetting CurrentColorSetting();

// Whether to colour answers: as chosen, else on a terminal that can, unless NO_COLOR is set and not
// empty. Never what is written to files.
bool WantsColor(const Options& options, const ColorSetting& setting);

enum class Color { kGreen, kRed };

// `text` in a colour, for a terminal.
std::string Colored(absl::string_view text, Color color);

}  // namespace communique::cli

#endif  // SERVICES_CLI_COLOR_H_
