#include "services/cli/output.h"

#include <google/protobuf/util/json_util.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/cli/input.h"

namespace communique::cli {
namespace {

absl::string_view Extension(Format format) {
  switch (format) {
    case Format::kText:
      return ".txt";
    case Format::kMarkdown:
      return ".md";
    case Format::kJson:
      return ".json";
    case Format::kConllu:
      return ".conllu";
    case Format::kHtml:
      return ".html";
    case Format::kJsonLd:
      return ".jsonld";
    case Format::kStix:
      return ".stix.json";
  }
  return "";
}

absl::Status CheckDistinct(const Options& options, absl::string_view extension) {
  std::map<absl::string_view, absl::string_view> owners;
  for (const std::string& file : options.files) {
    const auto [owner, added] = owners.emplace(Stem(file), file);
    if (added) continue;
    return absl::InvalidArgumentError(
        absl::StrCat("--output: ", DisplayName(owner->second), " and ", DisplayName(file),
                     " would both be answered in ", owner->first, extension,
                     "; give them to two calls with different folders"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> ToJson(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  if (status.ok()) return json;
  return absl::InternalError(
      absl::StrCat("the answer cannot be written as JSON: ",
                   std::string(status.message().data(), status.message().size())));
}

absl::StatusOr<Output> Output::Create(const Options& options) {
  const absl::string_view extension = Extension(options.format);
  const bool for_people = options.format == Format::kText || options.format == Format::kMarkdown;
  const bool named = for_people && options.files.size() > 1;
  if (options.output.empty()) return Output("", extension, named);
  if (const absl::Status distinct = CheckDistinct(options, extension); !distinct.ok())
    return distinct;
  std::error_code error;
  std::filesystem::create_directories(options.output, error);
  if (error) {
    return absl::ErrnoToStatus(error.value(),
                               absl::StrCat("--output: ", options.output, " cannot be made"));
  }
  return Output(options.output, extension, false);
}

absl::Status Output::Write(absl::string_view file, absl::string_view answer) const {
  if (folder_.empty()) {
    return Print(named_ ? absl::StrCat("==> ", DisplayName(file), " <==\n", answer, "\n")
                        : std::string(answer));
  }
  return WriteFile(absl::StrCat(folder_, "/", Stem(file), extension_), answer);
}

absl::Status Output::WriteNumbered(absl::string_view file, int number,
                                   absl::string_view answer) const {
  if (folder_.empty() || number == 1) return Write(file, answer);
  return WriteFile(absl::StrCat(folder_, "/", Stem(file), "-", number, extension_), answer);
}

absl::Status Output::WriteFile(const std::string& path, absl::string_view answer) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(answer.data(), static_cast<std::streamsize>(answer.size()));
  out.close();
  if (out.good()) return absl::OkStatus();
  return absl::ErrnoToStatus(errno, absl::StrCat(path, " cannot be written"));
}

absl::Status Print(absl::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) {
    return absl::OkStatus();
  }
  return absl::ErrnoToStatus(errno, "standard output cannot be written");
}

}  // namespace communique::cli
