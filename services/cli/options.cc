#include "services/cli/options.h"

#include <algorithm>
#include <string>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "common/status/macros.h"
#include "services/cli/option_table.h"

namespace communique::cli {
namespace {

constexpr absl::string_view kStandardInput = "-";

bool ReadsFiles(Command command) {
  return command == Command::kClean || command == Command::kAnalyze ||
         command == Command::kSummarize || command == Command::kRender;
}

const OptionRow* FindOption(absl::string_view name, Command command) {
  for (const OptionRow& row : OptionRows()) {
    if (row.name == name && Has(row, command)) return &row;
  }
  return nullptr;
}

absl::Status UnknownOption(absl::string_view name, const CommandRow& command) {
  return absl::InvalidArgumentError(
      absl::StrCat(command.name, " has no option ", name, "; see communique help ", command.name));
}

// Goes through the arguments after the command's name.
class Parser {
 public:
  Parser(absl::Span<const absl::string_view> arguments, const CommandRow& command)
      : arguments_(arguments), command_(command) {
    options_.command = command.command;
    options_.jobs = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 16U));
  }

  absl::StatusOr<Options> Parse() {
    while (next_ < arguments_.size()) {
      const absl::string_view argument = arguments_[next_++];
      if (argument == "--help" || argument == "-h") return HelpOn(command_.command);
      if (argument == "--") {
        while (next_ < arguments_.size()) options_.files.emplace_back(arguments_[next_++]);
      } else if (argument.size() > 1 && argument.front() == '-') {
        COMMUNIQUE_RETURN_IF_ERROR(TakeOption(argument));
      } else {
        options_.files.emplace_back(argument);
      }
    }
    COMMUNIQUE_RETURN_IF_ERROR(Check());
    return std::move(options_);
  }

  static Options HelpOn(Command topic) {
    Options options;
    options.help_topic = topic;
    return options;
  }

 private:
  // `--name value`, `--name=value` or `--switch`.
  absl::Status TakeOption(absl::string_view argument) {
    const size_t equals = argument.find('=');
    const absl::string_view name = argument.substr(0, equals);
    const OptionRow* row = FindOption(name, command_.command);
    if (row == nullptr) return UnknownOption(name, command_);
    absl::string_view value;
    if (row->value.empty()) {
      if (equals != absl::string_view::npos) {
        return absl::InvalidArgumentError(absl::StrCat(name, " takes no value"));
      }
    } else if (equals != absl::string_view::npos) {
      value = argument.substr(equals + 1);
    } else if (next_ < arguments_.size()) {
      value = arguments_[next_++];
    } else {
      return absl::InvalidArgumentError(absl::StrCat(name, " needs a value: ", row->help));
    }
    has_format_ |= name == "--format";
    const absl::Status set = row->set(value, &options_);
    if (set.ok()) return set;
    return absl::InvalidArgumentError(absl::StrCat(name, ": ", set.message(), "; ", row->help));
  }

  absl::Status Check() {
    if (options_.command == Command::kHelp) return absl::OkStatus();
    if (!ReadsFiles(options_.command)) {
      COMMUNIQUE_RETURN_IF_ERROR(CheckNoFiles());
      return CheckTogether();
    }
    if (options_.files.empty()) {
      return absl::InvalidArgumentError(absl::StrCat(
          command_.name, " needs at least one FILE, or - for standard input; see communique help ",
          command_.name));
    }
    if (std::count(options_.files.begin(), options_.files.end(), kStandardInput) > 1) {
      return absl::InvalidArgumentError("standard input (-) can be read only once");
    }
    if (!options_.output.empty() && !has_format_) options_.format = Format::kJson;
    return CheckTogether();
  }

  // Options that exclude each other.
  absl::Status CheckTogether() const {
    struct Row {
      bool wrong;
      absl::string_view message;
    };
    const Options& o = options_;
    const Row rows[] = {
        {!o.summary.empty() && !(o.ingest.empty() && o.entity.empty()),
         "--summary uses the peers that the service has; leave --ingest and --entity out"},
        {!o.model.empty() && !(o.summary.empty() && o.entity.empty()),
         "a service has a model of its own; leave --model out"},
        {o.as_is && !(o.content_type.empty() && o.charset.empty() && o.source_uri.empty() &&
                      o.ingest.empty()),
         "--as-is leaves the files as they are; leave --content_type, --charset, --source_uri and "
         "--ingest out"},
        {o.show_removed && o.format == Format::kJson,
         "--show-removed is for --format text; the JSON has every block, under sections and "
         "removed"},
        {o.color != ColorChoice::kAuto && !o.show_removed,
         "--color is for what --show-removed shows; add that or leave --color out"},
    };
    for (const Row& row : rows) {
      if (row.wrong) return absl::InvalidArgumentError(row.message);
    }
    return absl::OkStatus();
  }

  absl::Status CheckNoFiles() const {
    if (options_.files.empty()) return absl::OkStatus();
    return absl::InvalidArgumentError(absl::StrCat(command_.name, " takes no arguments"));
  }

  absl::Span<const absl::string_view> arguments_;
  const CommandRow& command_;
  size_t next_ = 0;
  bool has_format_ = false;
  Options options_;
};

std::string CommandNames() {
  return absl::StrJoin(Commands(), ", ", [](std::string* out, const CommandRow& row) {
    absl::StrAppend(out, row.name);
  });
}

absl::StatusOr<const CommandRow*> Find(absl::string_view name) {
  if (const CommandRow* row = FindCommand(name)) return row;
  return absl::InvalidArgumentError(
      absl::StrCat("there is no command '", name, "'; the commands are ", CommandNames()));
}

}  // namespace

absl::StatusOr<Options> ParseOptions(absl::Span<const absl::string_view> arguments) {
  if (arguments.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("a command is missing; the commands are ", CommandNames()));
  }
  const absl::string_view name = arguments.front();
  if (name == "--help" || name == "-h") return Parser::HelpOn(Command::kHelp);
  COMMUNIQUE_ASSIGN_OR_RETURN(const CommandRow* command,
                              Find(name == "--version" ? "version" : name));
  if (command->command != Command::kHelp) return Parser(arguments.subspan(1), *command).Parse();
  if (arguments.size() == 1) return Parser::HelpOn(Command::kHelp);
  COMMUNIQUE_ASSIGN_OR_RETURN(const CommandRow* topic, Find(arguments[1]));
  return Parser::HelpOn(topic->command);
}

}  // namespace communique::cli
