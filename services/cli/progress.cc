#include "services/cli/progress.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace communique::cli {
namespace {

constexpr size_t kBarWidth = 30;
constexpr size_t kLineWidth = 79;
constexpr char kEraseLine[] = "\r\x1b[K";

// Cuts at the front, where a path says least, and never inside a UTF-8 sequence.
std::string Shorten(absl::string_view name, size_t width) {
  if (name.size() <= width) return std::string(name);
  name.remove_prefix(name.size() - width);
  while (!name.empty() && (name.front() & 0xC0) == 0x80) name.remove_prefix(1);
  return std::string(name);
}

}  // namespace

std::string FormatProgress(size_t done, size_t total, absl::string_view name, size_t width) {
  const size_t filled = kBarWidth * std::min(done, total) / total;
  const int digits = static_cast<int>(absl::StrCat(total).size());
  const std::string bar =
      absl::StrCat("[", std::string(filled, '#'), std::string(kBarWidth - filled, '-'), "] ",
                   absl::StrFormat("%*d/%d  ", digits, done, total));
  return absl::StrCat(bar, Shorten(name, width > bar.size() ? width - bar.size() : 0));
}

void Progress::Advance(absl::string_view name) {
  ++done_;
  if (!enabled_) return;
  std::fprintf(stream_, "%s%s", kEraseLine,
               FormatProgress(done_, total_, name, kLineWidth).c_str());
  std::fflush(stream_);
  drawn_ = true;
}

void Progress::Clear() {
  if (!drawn_) return;
  std::fputs(kEraseLine, stream_);
  std::fflush(stream_);
  drawn_ = false;
}

}  // namespace communique::cli
