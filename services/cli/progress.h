#ifndef SERVICES_CLI_PROGRESS_H_
#define SERVICES_CLI_PROGRESS_H_

#include <cstddef>
#include <cstdio>
#include <string>

#include "absl/strings/string_view.h"

namespace communique::cli {

// The bar for `done` of `total`, without colours and line breaks, for example "[#####-----]  5/10
// a.txt"; at most `width` columns, counted in bytes. `total` >= 1.
std::string FormatProgress(size_t done, size_t total, absl::string_view name, size_t width);

// A progress bar on one line of a terminal. Nothing is written when it is not enabled.
class Progress {
 public:
  Progress(std::FILE* stream, bool enabled, size_t total)
      : stream_(stream), enabled_(enabled), total_(total) {}
  ~Progress() { Clear(); }

  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Says that one more is done, `name`, and draws.
  void Advance(absl::string_view name);

  // Takes the bar away, so that a message can be written; the next Advance draws it again.
  void Clear();

 private:
  std::FILE* stream_;
  bool enabled_;
  size_t total_;
  size_t done_ = 0;
  bool drawn_ = false;
};

}  // namespace communique::cli

#endif  // SERVICES_CLI_PROGRESS_H_
