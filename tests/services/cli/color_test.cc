#include "services/cli/color.h"

#include <gtest/gtest.h>

namespace communique::cli {
namespace {

struct Row {
  const char* what;
  ColorChoice choice;
  ColorSetting setting;
  bool color;
};

TEST(ColorTest, IsForTerminalsUnlessToldOtherwise) {
  const ColorSetting terminal = {true, nullptr, "xterm"};
  const Row rows[] = {
      {"a terminal", ColorChoice::kAuto, terminal, true},
      {"a pipe or file", ColorChoice::kAuto, {false, nullptr, "xterm"}, false},
      {"NO_COLOR", ColorChoice::kAuto, {true, "1", "xterm"}, false},
      {"NO_COLOR, but empty", ColorChoice::kAuto, {true, "", "xterm"}, true},
      {"a dumb terminal", ColorChoice::kAuto, {true, nullptr, "dumb"}, false},
      {"no TERM", ColorChoice::kAuto, {true, nullptr, nullptr}, false},
      {"always, to a pipe", ColorChoice::kAlways, {false, "1", nullptr}, true},
      {"never, on a terminal", ColorChoice::kNever, terminal, false},
  };
  for (const Row& row : rows) {
    Options options;
    options.color = row.choice;
    EXPECT_EQ(WantsColor(options, row.setting), row.color) << row.what;
    options.output = "folder";
    EXPECT_FALSE(WantsColor(options, row.setting)) << row.what << ", to files";
  }
}

}  // namespace
}  // namespace communique::cli
