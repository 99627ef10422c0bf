#include "services/cli/color.h"

#include <unistd.h>

#include <cstdlib>

#include "absl/strings/str_cat.h"

namespace communique::cli {

ColorSetting CurrentColorSetting() {
  return {isatty(STDOUT_FILENO) != 0, std::getenv("NO_COLOR"), std::getenv("TERM")};
}

bool WantsColor(const Options& options, const ColorSetting& setting) {
  if (options.color == ColorChoice::kNever || !options.output.empty()) return false;
  if (options.color == ColorChoice::kAlways) return true;
  const bool refused = setting.no_color != nullptr && *setting.no_color != '\0';
  const bool able = setting.term != nullptr && absl::string_view(setting.term) != "dumb";
  return setting.terminal && able && !refused;
}

std::string Colored(absl::string_view text, Color color) {
  return absl::StrCat(color == Color::kGreen ? "\x1b[32m" : "\x1b[31m", text, "\x1b[0m");
}

}  // namespace communique::cli
