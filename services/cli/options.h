#ifndef SERVICES_CLI_OPTIONS_H_
#define SERVICES_CLI_OPTIONS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"

namespace communique::cli {

enum class Command { kHelp, kVersion, kClean, kAnalyze, kSummarize, kRender, kModel };

enum class Format { kText, kMarkdown, kJson, kConllu, kHtml, kJsonLd, kStix };

enum class ColorChoice { kAuto, kAlways, kNever };

// What the command line asks for.
struct Options {
  Command command = Command::kHelp;
  // Of kHelp: the command that help is asked for; kHelp itself for the tool as a whole.
  Command help_topic = Command::kHelp;
  // "-" is standard input, at most once. Never empty for a command that reads files. Of kRender:
  // the record, then texts of its sources.
  std::vector<std::string> files;
  Format format = Format::kText;
  // Hints for every file; empty: decided from the content.
  std::string source_uri;
  std::string content_type;
  std::string charset;
  // Addresses of running services; an empty one means that the service runs inside this process.
  std::string ingest;
  std::string entity;
  std::string summary;
  // One answer a file instead of one for all. Set by `output` too.
  bool separate = false;
  // Of kClean: every block with its role and reason, in raw order, instead of the text.
  bool show_removed = false;
  ColorChoice color = ColorChoice::kAuto;
  // Also return tokens.
  bool tokens = false;
  // The files are clean text already and are analysed byte for byte.
  bool as_is = false;
  // The language model of an entity service inside this process: a folder or "none"; empty: the one
  // that the tool was built with.
  std::string model;
  // Folder for one answer a file; empty: standard output.
  std::string output;
  // Files worked on at a time, at least 1.
  int jobs = 1;
  // Longest time for one call.
  absl::Duration timeout = absl::Minutes(2);
};

// Reads what follows the program's name. INVALID_ARGUMENT says which argument is wrong and what is
// right.
absl::StatusOr<Options> ParseOptions(absl::Span<const absl::string_view> arguments);

// The text of `communique help TOPIC`.
std::string HelpText(Command topic);

}  // namespace communique::cli

#endif  // SERVICES_CLI_OPTIONS_H_
