#ifndef TESTS_SUPPORT_COMMAND_H_
#define TESTS_SUPPORT_COMMAND_H_

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "absl/strings/str_cat.h"

namespace communique::testing {

inline std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A file of this test program that holds `content`; its path.
inline std::string WriteFile(const std::string& name, const std::string& content) {
  std::string path = absl::StrCat(::testing::TempDir(), "/", getpid(), "-", name);
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

// What became of a command.
struct Outcome {
  int status = 0;  // Its exit status, or minus the signal that ended it.
  std::string out;
  std::string err;
};

// Runs a command line of the shell, with `input` as its standard input.
inline Outcome RunCommandLine(const std::string& line, const std::string& input = "") {
  const std::string in = WriteFile("in", input);
  const std::string out = WriteFile("out", "");
  const std::string err = WriteFile("err", "");
  const int status =
      std::system(absl::StrCat("( ", line, " ) <", in, " >", out, " 2>", err).c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), ReadFile(out),
          ReadFile(err)};
}

}  // namespace communique::testing

#endif  // TESTS_SUPPORT_COMMAND_H_
