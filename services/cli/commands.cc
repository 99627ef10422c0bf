#include "services/cli/commands.h"

#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/status/error.h"
#include "common/status/macros.h"
#include "services/cli/bulk.h"
#include "services/cli/calls.h"
#include "services/cli/color.h"
#include "services/cli/copy_finder.h"
#include "services/cli/input.h"
#include "services/cli/ordered_work.h"
#include "services/cli/output.h"
#include "services/cli/progress.h"
#include "services/cli/record_file.h"
#include "services/cli/render_document.h"
#include "services/cli/suite.h"

namespace communique::cli {
namespace {

void Complain(absl::string_view text) {
  std::fprintf(stderr, "communique: %.*s\n", static_cast<int>(text.size()), text.data());
}

// A message about a field of a request, "commentaries[2].content: ..." or "commentary.content:
// ...", without the part that tells which of the files: the complaint names it.
absl::string_view WithoutIndex(absl::string_view message) {
  if (absl::ConsumePrefix(&message, "commentary.")) return message;
  const size_t end =
      absl::StartsWith(message, "commentaries[") ? message.find("].") : absl::string_view::npos;
  return end == absl::string_view::npos ? message : message.substr(end + 2);
}

void ComplainAbout(absl::string_view file, const absl::Status& status) {
  Complain(absl::StrCat(DisplayName(file), ": ", WithoutIndex(status.message())));
}

// A file without a visit is no failure; the complaint is what there is to say.
bool HasNoVisit(const absl::Status& status) { return status::Reason(status) == "NO_VISIT"; }

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
      if (HasNoVisit(answer.status())) {
        tally.Succeeded();
      } else {
        tally.Failed();
      }
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

// One answer for all files.
ExitCode RunMerged(const Suite& suite, const Options& options) {
  const auto bulk = SummarizeFiles(suite, options);
  if (!bulk.ok()) {
    ComplainAbout(options.files.size() == 1 ? options.files[0] : "all files", bulk.status());
    return ExitCode::kNothingWorked;
  }
  Tally tally;
  for (size_t i = 0; i < options.files.size(); ++i) {
    if (bulk->files[i].ok()) {
      tally.Succeeded();
    } else {
      ComplainAbout(options.files[i], bulk->files[i]);
      tally.Failed();
    }
  }
  if (tally.exit_code() == ExitCode::kNothingWorked) return ExitCode::kNothingWorked;
  const auto answer = Render(options, bulk->response);
  if (HasNoVisit(answer.status())) {
    ComplainAbout(options.files.size() == 1 ? options.files[0] : "all files", answer.status());
    return tally.exit_code();
  }
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

// The records and the documents that the files hold.
struct RecordInput {
  summary::v1::SummarizeCommentaryResponse records;
  std::vector<ingest::v1::Document> texts;
};

absl::StatusOr<RecordInput> ReadRecord(const Options& options, std::string* file) {
  RecordInput input;
  *file = options.files[0];
  COMMUNIQUE_ASSIGN_OR_RETURN(const auto record, ReadCommentary(*file, options));
  COMMUNIQUE_ASSIGN_OR_RETURN(input.records, ParseRecords(record.content()));
  for (size_t i = 1; i < options.files.size(); ++i) {
    *file = options.files[i];
    COMMUNIQUE_ASSIGN_OR_RETURN(const auto text, ReadCommentary(*file, options));
    COMMUNIQUE_ASSIGN_OR_RETURN(input.texts.emplace_back(), ParseDocument(text.content()));
    COMMUNIQUE_RETURN_IF_ERROR(CheckNamed(input.records, input.texts.back()));
  }
  return input;
}

// A file for each visit, or one for all where the format allows that.
absl::Status WriteRecords(const Options& options, const RecordInput& input, const Output& output) {
  const std::string& file = options.files[0];
  if (!IsRecordFormat(options.format)) {
    COMMUNIQUE_ASSIGN_OR_RETURN(const std::string answer, Render(options, input.records));
    return output.Write(file, answer);
  }
  std::vector<const ingest::v1::Document*> documents = TextsOf(input.records);
  for (const ingest::v1::Document& text : input.texts) documents.push_back(&text);
  if (input.records.visits_size() > 1 && options.output.empty()) {
    return RenderOnly(input.records, options.format).status();
  }
  for (int i = 0; i < input.records.visits_size(); ++i) {
    COMMUNIQUE_ASSIGN_OR_RETURN(const std::string answer,
                                RenderOne(input.records.visits(i), documents, options.format));
    COMMUNIQUE_RETURN_IF_ERROR(output.WriteNumbered(file, i + 1, answer));
  }
  return absl::OkStatus();
}

ExitCode RunRender(const Options& options) {
  Options first = options;  // Answers are named after the record alone.
  first.files.resize(1);
  const auto output = Output::Create(first);
  if (!output.ok()) {
    Complain(output.status().message());
    return ExitCode::kUsage;
  }
  std::string file;
  const auto input = ReadRecord(options, &file);
  const absl::Status status = input.ok() ? WriteRecords(options, *input, *output) : input.status();
  if (status.ok()) return ExitCode::kOk;
  ComplainAbout(file, status);
  return HasNoVisit(status) ? ExitCode::kOk : ExitCode::kNothingWorked;
}

Options WithDefaultModel(Options options) {
  if (options.model.empty()) options.model = COMMUNIQUE_MODEL;
  return options;
}

}  // namespace

ExitCode RunCommand(const Options& options) {
  if (options.command == Command::kRender) return RunRender(options);
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
