#include "services/cli/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

#include "absl/cleanup/cleanup.h"
#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"

namespace communique::cli {
namespace {

constexpr absl::string_view kStandardInput = "-";
constexpr size_t kChunkBytes = size_t{64} << 10;

struct TypeRow {
  absl::string_view extension;
  absl::string_view content_type;
};
constexpr TypeRow kTypes[] = {{".html", "text/html"},
                              {".htm", "text/html"},
                              {".xhtml", "application/xhtml+xml"},
                              {".md", "text/markdown"},
                              {".markdown", "text/markdown"}};

absl::string_view TypeOf(absl::string_view file) {
  for (const TypeRow& row : kTypes) {
    if (absl::EndsWithIgnoreCase(file, row.extension)) return row.content_type;
  }
  return "";
}

absl::StatusOr<std::string> ReadAll(int descriptor) {
  std::string content;
  for (;;) {
    const size_t size = content.size();
    content.resize(size + kChunkBytes);
    const ssize_t got = read(descriptor, &content[size], kChunkBytes);
    content.resize(size + (got > 0 ? static_cast<size_t>(got) : 0));
    if (got == 0) return content;
    if (got < 0 && errno != EINTR) return absl::ErrnoToStatus(errno, "cannot be read");
    if (content.size() > kMaxFileBytes) {
      return absl::OutOfRangeError(absl::StrCat("longer than ", kMaxFileBytes, " bytes"));
    }
  }
}

absl::StatusOr<std::string> ReadFile(const std::string& file) {
  if (file == kStandardInput) return ReadAll(STDIN_FILENO);
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return absl::ErrnoToStatus(errno, "cannot be opened");
  const auto closer = absl::MakeCleanup([descriptor] { close(descriptor); });
  struct stat attributes;
  if (fstat(descriptor, &attributes) == 0 && S_ISDIR(attributes.st_mode)) {
    return absl::FailedPreconditionError("is a folder; name the files in it");
  }
  return ReadAll(descriptor);
}

}  // namespace

absl::StatusOr<ingest::v1::RawCommentary> ReadCommentary(const std::string& file,
                                                         const Options& options) {
  COMMUNIQUE_ASSIGN_OR_RETURN(std::string content, ReadFile(file));
  ingest::v1::RawCommentary commentary;
  commentary.set_content(std::move(content));
  commentary.set_content_type(options.content_type.empty() ? std::string(TypeOf(file))
                                                           : options.content_type);
  commentary.set_charset(options.charset);
  commentary.set_source_uri(options.source_uri);
  return commentary;
}

std::string DisplayName(absl::string_view file) {
  return file == kStandardInput ? "standard input" : std::string(file);
}

absl::string_view Stem(absl::string_view file) {
  if (file == kStandardInput) return "stdin";
  if (const size_t slash = file.rfind('/'); slash != absl::string_view::npos)
    file.remove_prefix(slash + 1);
  const size_t dot = file.rfind('.');
  return dot == absl::string_view::npos || dot == 0 ? file : file.substr(0, dot);
}

}  // namespace communique::cli
