#include "services/cli/commands.h"

#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/macros.h"
#include "services/cli/calls.h"
#include "services/cli/color.h"
#include "services/cli/copy_finder.h"
#include "services/cli/input.h"
#include "services/cli/ordered_work.h"
#include "services/cli/output.h"
#include "services/cli/progress.h"
#include "services/cli/render_document.h"
#include "services/cli/suite.h"

namespace communique::cli {
namespace {

void Complain(absl::string_view text) {
  std::fprintf(stderr, "communique: %.*s\n", static_cast<int>(text.size()), text.data());
}

// A message about a field of a request, "commentaries[2].content: ...", without the part that tells
// which of the files: the complaint names it.
absl::string_view WithoutIndex(absl::string_view message) {
  const size_t end =
      absl::StartsWith(message, "commentaries[") ? message.find("].") : absl::string_view::npos;
  return end == absl::string_view::npos ? message : message.substr(end + 2);
}

void ComplainAbout(absl::string_view file, const absl::Status& status) {
  Complain(absl::StrCat(DisplayName(file), ": ", WithoutIndex(status.message())));
}

// Counts what became of the files.
class Tally {
 public:
  void Succeeded() { ++succeeded_; }
  void Failed() { ++failed_; }

  // A service cannot be reached, or answers cannot be written: the rest would fail alike.
  void Stopped() { stopped_ = true; }

  ExitCode exit_code() const {
    if (stopped_ || (succeeded_ == 0 && failed_ > 0)) return ExitCode::kNothingWorked;
    return failed_ > 0 ? ExitCode::kSomeFailed : ExitCode::kOk;
  }

 private:
  int succeeded_ = 0;
  int failed_ = 0;
  bool stopped_ = false;
};

// What the services say to one file: the answer as it is written, but for clean the response, which
// is compared with those to earlier files first.
using Reply = std::variant<std::string, ingest::v1::CleanCommentaryResponse>;

absl::StatusOr<Reply> Ask(const Suite& suite, const Options& options, const std::string& file) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const auto commentary, ReadCommentary(file, options));
  switch (options.command) {
    case Command::kClean:
      return Clean(suite, options, commentary);
    case Command::kAnalyze:
      return Analyze(suite, options, file, commentary);
    default:
      return SummarizeOne(suite, options, commentary);
  }
}

// Writes replies out in the format of the options. They must come in the order of the files.
class Scribe {
 public:
  explicit Scribe(const Options& options)
      : options_(options), color_(WantsColor(options, CurrentColorSetting())) {}

  absl::StatusOr<std::string> Write(const std::string& file, absl::StatusOr<Reply> reply) {
    if (!reply.ok()) return reply.status();
    if (auto* answer = std::get_if<std::string>(&*reply)) return std::move(*answer);
    auto& response = std::get<ingest::v1::CleanCommentaryResponse>(*reply);
    const std::string original = copies_.Add(DisplayName(file), response.mutable_document());
    if (options_.format == Format::kJson) return ToJson(response);
    return RenderDocument(
        response.document(),
        {.duplicate_of = original, .blocks = options_.show_removed, .color = color_});
  }

 private:
  const Options& options_;
  const bool color_;
  CopyFinder copies_;
};

// The bar would mix with answers that go to the same terminal.
bool WantsProgress(const Options& options) {
  return options.files.size() > 1 && isatty(STDERR_FILENO) != 0 &&
         (!options.output.empty() || isatty(STDOUT_FILENO) == 0);
}

// One answer a file.
ExitCode RunEach(const Suite& suite, const Options& options, const Output& output) {
  Tally tally;
  Progress progress(stderr, WantsProgress(options), options.files.size());
  Scribe scribe(options);
  const auto take = [&](size_t i, absl::StatusOr<Reply> reply) {
    const std::string& file = options.files[i];
    const absl::StatusOr<std::string> answer = scribe.Write(file, std::move(reply));
    if (answer.ok()) {
      const absl::Status written = output.Write(file, *answer);
      if (!written.ok()) {
        progress.Clear();
        Complain(written.message());
        tally.Stopped();
        return false;
      }
      tally.Succeeded();
    } else {
      progress.Clear();
      ComplainAbout(file, answer.status());
      tally.Failed();
      if (absl::IsUnavailable(answer.status())) tally.Stopped();
    }
    progress.Advance(DisplayName(file));
    return !absl::IsUnavailable(answer.status());
  };
  WorkInOrder(
      options.files.size(), options.jobs,
      [&](size_t i) { return Ask(suite, options, options.files[i]); }, take);
  return tally.exit_code();
}

// The request for all files that can be read, and which file each commentary of it is.
struct MergedRequest {
  summary::v1::SummarizeCommentaryRequest request;
  std::vector<std::string> files;
};

MergedRequest ReadAll(const Options& options, Tally* tally) {
  MergedRequest merged;
  for (const std::string& file : options.files) {
    auto commentary = ReadCommentary(file, options);
    if (commentary.ok()) {
      *merged.request.add_commentaries() = *std::move(commentary);
      merged.files.push_back(file);
    } else {
      ComplainAbout(file, commentary.status());
      tally->Failed();
    }
  }
  return merged;
}

void Count(const MergedRequest& merged, const summary::v1::SummarizeCommentaryResponse& response,
           Tally* tally) {
  for (int i = 0; i < response.documents_size(); ++i) {
    if (response.documents(i).has_error()) {
      ComplainAbout(merged.files[i], status::FromRpcStatus(response.documents(i).error()));
      tally->Failed();
    } else {
      tally->Succeeded();
    }
  }
}

// The call failed: for its first commentary's error when none can be read, else for a reason that
// concerns them all.
void ComplainAboutAll(const MergedRequest& merged, const absl::Status& status) {
  const bool about_first = WithoutIndex(status.message()).size() < status.message().size();
  if (merged.files.size() == 1 || !about_first) {
    ComplainAbout(merged.files.size() == 1 ? merged.files[0] : "all files", status);
    return;
  }
  Complain("none of the files can be read; about the first:");
  ComplainAbout(merged.files[0], status);
}

// One answer for all files.
ExitCode RunMerged(const Suite& suite, const Options& options) {
  Tally tally;
  const MergedRequest merged = ReadAll(options, &tally);
  if (merged.files.empty()) return tally.exit_code();
  const auto response = Summarize(suite, options, merged.request);
  if (!response.ok()) {
    ComplainAboutAll(merged, response.status());
    return ExitCode::kNothingWorked;
  }
  Count(merged, *response, &tally);
  const auto answer = Render(options, *response);
  const absl::Status written = answer.ok() ? Print(*answer) : answer.status();
  if (written.ok()) return tally.exit_code();
  Complain(written.message());
  return ExitCode::kNothingWorked;
}

ExitCode ShowModel(const Suite& suite, const Options& options) {
  const auto answer = DescribeModel(suite, options);
  const absl::Status printed = answer.ok() ? Print(*answer) : answer.status();
  if (printed.ok()) return ExitCode::kOk;
  Complain(printed.message());
  return ExitCode::kNothingWorked;
}

Options WithDefaultModel(Options options) {
  if (options.model.empty()) options.model = COMMUNIQUE_MODEL;
  return options;
}

}  // namespace

ExitCode RunCommand(const Options& options) {
  const auto output = Output::Create(options);
  if (!output.ok()) {
    Complain(output.status().message());
    return ExitCode::kUsage;
  }
  const auto suite = Suite::Create(WithDefaultModel(options));
  if (!suite.ok()) {
    Complain(suite.status().message());
    return ExitCode::kNothingWorked;
  }
  if (options.command == Command::kModel) return ShowModel(**suite, options);
  const bool merged = options.command == Command::kSummarize && !options.separate;
  return merged ? RunMerged(**suite, options) : RunEach(**suite, options, *output);
}

}  // namespace communique::cli
