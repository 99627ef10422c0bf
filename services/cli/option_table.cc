#include "services/cli/option_table.h"

#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"

namespace communique::cli {
namespace {

constexpr unsigned Bit(Command command) { return 1U << static_cast<unsigned>(command); }
constexpr unsigned kClean = Bit(Command::kClean);
constexpr unsigned kAnalyze = Bit(Command::kAnalyze);
constexpr unsigned kSummarize = Bit(Command::kSummarize);
constexpr unsigned kRender = Bit(Command::kRender);
constexpr unsigned kModel = Bit(Command::kModel);
constexpr unsigned kFiles = kClean | kAnalyze | kSummarize;
constexpr unsigned kAll = kFiles | kModel | kRender;
constexpr unsigned kServices = kFiles | kModel;
constexpr int kMaxJobs = 64;

template <std::string Options::*field>
absl::Status SetText(absl::string_view value, Options* options) {
  if (value.empty()) return absl::InvalidArgumentError("the value is empty; leave the option out");
  options->*field = std::string(value);
  return absl::OkStatus();
}

template <bool Options::*field>
absl::Status SetTrue(absl::string_view, Options* options) {
  options->*field = true;
  return absl::OkStatus();
}

struct FormatRow {
  absl::string_view name;
  Format format;
  unsigned commands;
};
constexpr FormatRow kFormats[] = {{"text", Format::kText, kAll},
                                  {"markdown", Format::kMarkdown, kSummarize | kRender},
                                  {"json", Format::kJson, kAll},
                                  {"conllu", Format::kConllu, kAnalyze},
                                  {"html", Format::kHtml, kSummarize | kRender},
                                  {"jsonld", Format::kJsonLd, kSummarize | kRender},
                                  {"stix", Format::kStix, kSummarize | kRender}};

absl::Status SetFormat(absl::string_view value, Options* options) {
  for (const FormatRow& row : kFormats) {
    if (row.name != value) continue;
    if ((row.commands & Bit(options->command)) == 0) {
      return absl::InvalidArgumentError(absl::StrCat("'", value, "' is for another command"));
    }
    options->format = row.format;
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat("there is no format '", value, "'"));
}

struct ColorRow {
  absl::string_view name;
  ColorChoice color;
};
constexpr ColorRow kColors[] = {
    {"auto", ColorChoice::kAuto}, {"always", ColorChoice::kAlways}, {"never", ColorChoice::kNever}};

absl::Status SetColor(absl::string_view value, Options* options) {
  for (const ColorRow& row : kColors) {
    if (row.name != value) continue;
    options->color = row.color;
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat("'", value, "' is not auto, always or never"));
}

absl::Status SetOutput(absl::string_view value, Options* options) {
  options->separate = true;
  return SetText<&Options::output>(value, options);
}

absl::Status SetJobs(absl::string_view value, Options* options) {
  if (absl::SimpleAtoi(value, &options->jobs) && options->jobs >= 1 && options->jobs <= kMaxJobs) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(
      absl::StrCat("'", value, "' is not a number from 1 to ", kMaxJobs));
}

absl::Status SetTimeout(absl::string_view value, Options* options) {
  if (absl::ParseDuration(value, &options->timeout) && options->timeout > absl::ZeroDuration()) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(
      absl::StrCat("'", value, "' is not a time such as 500ms, 30s or 2m"));
}

constexpr OptionRow kOptions[] = {
    {"--format", "FORMAT", kSummarize | kRender,
     "text (default), markdown, json (the response in proto3 JSON), html (one page with the texts "
     "and "
     "the evidence in them), jsonld (schema.org, Web Annotations, PROV), or stix (a STIX 2.1 "
     "bundle)",
     SetFormat},
    {"--format", "FORMAT", kAnalyze,
     "text (default), json (the response in proto3 JSON), or conllu (the tokens as CoNLL-U)",
     SetFormat},
    {"--format", "FORMAT", kClean | kModel, "text (default) or json (the response in proto3 JSON)",
     SetFormat},
    {"--output", "DIR", kFiles,
     "write one answer a file into DIR, named after it; the format is then json unless --format is "
     "given",
     SetOutput},
    {"--out", "DIR", kFiles | kRender, "the same as --output", SetOutput},
    {"--output", "DIR", kRender,
     "write into DIR, a file a visit, named after RECORD; the format is then json unless --format "
     "is given",
     SetOutput},
    {"--show-removed", "", kClean,
     "show every block, kept (+) or left out (-), in raw order: raw bytes, role, reason, text",
     SetTrue<&Options::show_removed>},
    {"--color", "WHEN", kClean,
     "colour what --show-removed shows: auto (default: on a terminal, unless NO_COLOR is set), "
     "always, or never",
     SetColor},
    {"--separate", "", kSummarize, "one answer a file instead of merging the files",
     SetTrue<&Options::separate>},
    {"--tokens", "", kAnalyze,
     "also give the tokens and what the model takes for names; conllu always does",
     SetTrue<&Options::tokens>},
    {"--as-is", "", kAnalyze, "the files are clean text (UTF-8); analyse every byte of them",
     SetTrue<&Options::as_is>},
    {"--model", "DIR", kAnalyze | kSummarize | kModel,
     "language model: the folder of a spaCy 3 pipeline, or none for rules alone",
     SetText<&Options::model>},
    {"--jobs", "N", kFiles, "work on N files at a time (default: one a processor)", SetJobs},
    {"--content_type", "TYPE", kFiles,
     "media type of the files, for example text/html (default: found out)",
     SetText<&Options::content_type>},
    {"--charset", "NAME", kFiles,
     "charset of the files, for example windows-1251 (default: found out)",
     SetText<&Options::charset>},
    {"--source_uri", "URI", kFiles,
     "where the text comes from; a hint for its metadata, never fetched",
     SetText<&Options::source_uri>},
    {"--ingest", "ADDRESS", kFiles,
     "use the ingest service at ADDRESS, for example 127.0.0.1:50051", SetText<&Options::ingest>},
    {"--entity", "ADDRESS", kAnalyze | kSummarize | kModel, "use the entity service at ADDRESS",
     SetText<&Options::entity>},
    {"--summary", "ADDRESS", kSummarize,
     "use the summary service at ADDRESS, with the peers that it has", SetText<&Options::summary>},
    {"--timeout", "TIME", kServices, "longest time for one call, for example 30s (default 2m)",
     SetTimeout},
};

constexpr CommandRow kCommands[] = {
    {Command::kSummarize, "summarize", "make the record of the visit that files tell of",
     "[OPTION]... FILE...",
     "Makes one record a visit from the FILEs: who went where, when, what for, whom they met, what "
     "came of it, what\n"
     "was said and who reported it, each with its evidence. Files about the same visit are merged, "
     "and where they\n"
     "contradict each other the record says so. A file without a visit is no failure: the answer "
     "says why.\n",
     "  communique summarize commentary.txt\n"
     "  communique summarize --format json paper1.html paper2.html | jq .visits\n"
     "  communique summarize --format html commentary.txt > visit.html\n"
     "  communique summarize --output records/ texts/*.txt\n"
     "  curl -s https://example.org/article | communique summarize -\n"},
    {Command::kRender, "render", "write a record that summarize made in another format",
     "[OPTION]... RECORD [TEXT]...",
     "Writes each visit of RECORD, the JSON that summarize prints or one Visit of it, in another "
     "format. The texts that\n"
     "evidence is shown in are those in RECORD and the TEXTs: the JSON that clean prints, or clean "
     "text. A TEXT must be\n"
     "one that the record was made from, byte for byte. Needs no service.\n",
     "  communique summarize --format json *.txt > record.json\n"
     "  communique render --format html record.json > visit.html\n"
     "  communique summarize --format json one.txt | communique render --format stix -\n"
     "  communique render --format jsonld --output exports/ record.json\n"},
    {Command::kClean, "clean", "take the text and the metadata out of HTML or residue",
     "[OPTION]... FILE...",
     "Takes title, author, publisher, date and text out of each FILE (HTML or plain text), and "
     "says what was left out\n"
     "and why. A FILE that is a near duplicate of an earlier one, such as a syndicated copy with "
     "another headline, is\n"
     "marked as such.\n",
     "  communique clean article.html\n"
     "  communique clean --show-removed article.html | less\n"
     "  communique clean wire/*.html | grep -E '^(==>|Copy:)'\n"
     "  communique clean --charset windows-1251 --format json old.txt\n"},
    {Command::kAnalyze, "analyze", "show who, where, when and who says so", "[OPTION]... FILE...",
     "Cleans each FILE and shows its entities, time expressions, quotations, claims and events, "
     "all with their place\n"
     "in the text. As CoNLL-U it shows what the language model sees: a line a token, with lemma, "
     "part of speech, head\n"
     "and name; the original text can be put together again from it.\n",
     "  communique analyze commentary.txt\n"
     "  communique analyze --format json --tokens commentary.txt\n"
     "  communique analyze --format conllu --as-is text.txt > text.conllu\n"},
    {Command::kModel, "model", "show the language model and the knowledge base", "[OPTION]...",
     "Shows which language model reads the texts, with its hash, components, labels and published "
     "scores, and which\n"
     "knowledge base.\n",
     "  communique model\n"
     "  communique model --entity 127.0.0.1:50052 --format json\n"},
    {Command::kVersion, "version", "print the version", "",
     "Prints the version of the tool and of its libraries.\n", "  communique version\n"},
    {Command::kHelp, "help", "explain the tool or a command", "[COMMAND]",
     "Explains the tool or a command.\n", "  communique help summarize\n"},
};

}  // namespace

absl::Span<const CommandRow> Commands() { return kCommands; }

absl::Span<const OptionRow> OptionRows() { return kOptions; }

const CommandRow* FindCommand(absl::string_view name) {
  for (const CommandRow& row : kCommands) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

}  // namespace communique::cli
