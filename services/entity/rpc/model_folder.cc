#include "services/entity/rpc/model_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"

namespace communique::entity {
namespace {

absl::Status FileError(const std::string& path, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat(path, ": ", what));
}

// Reads `size` bytes; fewer where the file has become shorter.
absl::StatusOr<std::string> ReadBytes(const std::string& path, int file, size_t size) {
  std::string bytes(size, '\0');
  size_t done = 0;
  while (done < size) {
    const ssize_t count = read(file, bytes.data() + done, size - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return FileError(path, absl::StrCat("cannot be read: ", strerror(errno)));
    if (count == 0) break;
    done += static_cast<size_t>(count);
  }
  bytes.resize(done);
  return bytes;
}

// The file's content; nullopt where there is no file. No special file is opened for long: a pipe
// does not make the server wait.
absl::StatusOr<std::optional<std::string>> ReadModelFile(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0 && (errno == ENOENT || errno == ENOTDIR)) return std::nullopt;
  if (file < 0) return FileError(path, absl::StrCat("cannot be opened: ", strerror(errno)));
  const absl::Cleanup close_file = [file] { close(file); };
  struct stat status;
  if (fstat(file, &status) != 0) {
    return FileError(path, absl::StrCat("cannot be examined: ", strerror(errno)));
  }
  if (!S_ISREG(status.st_mode)) return FileError(path, "is no file");
  const auto size = static_cast<size_t>(status.st_size);
  if (size > kMaxModelFileBytes) {
    return FileError(path, absl::StrCat("has ", size, " bytes; the limit is ", kMaxModelFileBytes));
  }
  COMMUNIQUE_ASSIGN_OR_RETURN(std::string bytes, ReadBytes(path, file, size));
  return std::optional<std::string>(std::move(bytes));
}

absl::Status Missing(const std::string& path) {
  return absl::NotFoundError(absl::StrCat(
      path,
      ": is missing; --model names the folder of a spaCy 3 pipeline, the one with config.cfg; ",
      "deploy/fetch_model.sh fetches one"));
}

}  // namespace

absl::StatusOr<pipeline::ModelFiles> ReadModelFolder(const std::string& dir) {
  const std::string config_path = absl::StrCat(dir, "/config.cfg");
  COMMUNIQUE_ASSIGN_OR_RETURN(std::optional<std::string> config, ReadModelFile(config_path));
  if (!config.has_value()) return Missing(config_path);
  COMMUNIQUE_ASSIGN_OR_RETURN(const auto needed, pipeline::FilesOfPipeline(*config));
  pipeline::ModelFiles files;
  size_t total = config->size();
  files.emplace("config.cfg", *std::move(config));
  for (const pipeline::ModelFilePath& file : needed) {
    const std::string path = absl::StrCat(dir, "/", file.path);
    COMMUNIQUE_ASSIGN_OR_RETURN(std::optional<std::string> bytes, ReadModelFile(path));
    if (!bytes.has_value() && file.required) return Missing(path);
    if (!bytes.has_value()) continue;
    total += bytes->size();
    if (total > kMaxModelFolderBytes) {
      return FileError(dir,
                       absl::StrCat("has more than ", kMaxModelFolderBytes, " bytes of files"));
    }
    files.emplace(file.path, *std::move(bytes));
  }
  return files;
}

}  // namespace communique::entity
