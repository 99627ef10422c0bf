// Cleans files and prints one JSON line each, for scorers outside the project:
//   clean_files [--title-in-text] [--repeat N] [--quiet] [--html-block-trees=TABLE]
//     [--lines-block-trees=TABLE] FILE...
// With --quiet nothing is printed for a document, but at the end, and with --repeat after each of N
// rounds over the files, on standard error how many documents were cleaned, in what CPU time (of
// Cleaner::Clean alone) and the memory.
// {"id", "text", "title", "author", "authors", "publish_date", "modified_date", "publisher",
// "series", "author_bio",
//  "headings", "removed"}: id is the file's stem. By default `text` is the body without the title.
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "services/ingest/domain/cleaner.h"

namespace communique::ingest {
namespace {

std::string Date(const v1::DateValue& value) {
  const base::v1::PartialDate& date = value.value();
  if (date.year() == 0) return "";
  if (date.month() == 0) return absl::StrFormat("%04d", date.year());
  if (date.day() == 0) return absl::StrFormat("%04d-%02d", date.year(), date.month());
  return absl::StrFormat("%04d-%02d-%02d", date.year(), date.month(), date.day());
}

std::string Body(const v1::Document& document, bool title_in_text) {
  absl::string_view text = document.text();
  if (!title_in_text && absl::ConsumePrefix(&text, document.metadata().title().value())) {
    absl::ConsumePrefix(&text, "\n\n");
  }
  return std::string(text);
}

std::string ToJson(const std::string& id, const v1::Document& document, bool title_in_text) {
  google::protobuf::Struct row;
  auto& fields = *row.mutable_fields();
  const auto set = [&](const char* key, const std::string& value) {
    if (!value.empty()) fields[key].set_string_value(value);
  };
  const v1::Metadata& metadata = document.metadata();
  set("id", id);
  set("text", Body(document, title_in_text));
  set("title", metadata.title().value());
  set("author", metadata.author().value());
  set("author_rule", metadata.author().support().rule());
  set("publish_date", Date(metadata.publication_date()));
  set("date_rule", metadata.publication_date().support().rule());
  set("modified_date", Date(metadata.modified_date()));
  set("publisher", metadata.publisher().value());
  set("publisher_rule", metadata.publisher().support().rule());
  set("series", metadata.series().value());
  set("series_number", metadata.series().number());
  set("author_bio", metadata.author_bio().value());
  set("dateline_place", metadata.dateline_place().value());
  set("language", document.language_code());
  auto* headings = fields["headings"].mutable_list_value();
  for (const v1::Section& section : document.sections()) {
    if (!section.heading().empty()) headings->add_values()->set_string_value(section.heading());
  }
  auto* removed = fields["removed"].mutable_list_value();
  for (const v1::Removed& part : document.removed()) {
    removed->add_values()->set_string_value(
        absl::StrCat(v1::RemovalReason_Name(part.reason()).substr(15), ": ", part.text()));
  }
  std::string json;
  (void)google::protobuf::util::MessageToJsonString(row, &json);
  return json;
}

struct Options {
  bool title_in_text = false;
  bool quiet = false;
  int repeat = 1;
  std::string html_block_trees;  // Path of a table to use in place of the one compiled in.
  std::string lines_block_trees;
  std::vector<std::string> files;
};

Options ReadOptions(const std::vector<std::string>& arguments) {
  Options options;
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--title-in-text") {
      options.title_in_text = true;
    } else if (arguments[i] == "--quiet") {
      options.quiet = true;
    } else if (arguments[i] == "--repeat" && i + 1 < arguments.size()) {
      if (!absl::SimpleAtoi(arguments[++i], &options.repeat)) options.repeat = 0;
    } else if (absl::StartsWith(arguments[i], "--html-block-trees=")) {
      options.html_block_trees = arguments[i].substr(arguments[i].find('=') + 1);
    } else if (absl::StartsWith(arguments[i], "--lines-block-trees=")) {
      options.lines_block_trees = arguments[i].substr(arguments[i].find('=') + 1);
    } else {
      options.files.push_back(arguments[i]);
    }
  }
  return options;
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

double CpuSeconds(const rusage& use) {
  const auto seconds = [](const timeval& t) { return t.tv_sec + t.tv_usec * 1e-6; };
  return seconds(use.ru_utime) + seconds(use.ru_stime);
}

// Resident memory now, in kB; 0 where the system does not tell.
long ResidentKb() {
  std::ifstream file("/proc/self/statm");
  long pages = 0;
  long resident = 0;
  file >> pages >> resident;
  return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

// Measures the cleaning, without the start of the process and the printing of documents.
class Meter {
 public:
  void Start() { getrusage(RUSAGE_SELF, &begin_); }
  void Stop(int documents) {
    rusage end;
    getrusage(RUSAGE_SELF, &end);
    seconds_ += CpuSeconds(end) - CpuSeconds(begin_);
    documents_ += documents;
    peak_kb_ = end.ru_maxrss;
  }
  void Print() const {
    std::cerr << absl::StrFormat(
        "%d documents, %.2f CPU-s, %.0f documents a CPU-second, resident %d kB, peak %d kB\n",
        documents_, seconds_, documents_ / std::max(seconds_, 1e-9), ResidentKb(), peak_kb_);
  }

 private:
  rusage begin_{};
  double seconds_ = 0;
  int documents_ = 0;
  long peak_kb_ = 0;
};

int Main(const std::vector<std::string>& arguments) {
  const Options options = ReadOptions(arguments);
  std::string html_trees;
  std::string lines_trees;
  if (!options.html_block_trees.empty()) html_trees = ReadFile(options.html_block_trees);
  if (!options.lines_block_trees.empty()) lines_trees = ReadFile(options.lines_block_trees);
  const absl::StatusOr<Cleaner> cleaner = Cleaner::Create({.max_content_bytes = size_t{64} << 20,
                                                           .html_block_trees = html_trees,
                                                           .lines_block_trees = lines_trees});
  if (!cleaner.ok()) {
    std::cerr << cleaner.status() << "\n";
    return 2;
  }
  int failed = 0;
  Meter meter;
  for (int round = 0; round < options.repeat; ++round) {
    for (const std::string& path : options.files) {
      v1::RawCommentary raw;
      raw.set_content(ReadFile(path));
      meter.Start();
      const absl::StatusOr<v1::Document> document = cleaner->Clean(raw);
      meter.Stop(1);
      if (!document.ok()) {
        if (round == 0) std::cerr << path << ": " << document.status() << "\n";
        ++failed;
      } else if (!options.quiet) {
        const std::string id = std::filesystem::path(path).stem().string();
        std::cout << ToJson(id, *document, options.title_in_text) << "\n";
      }
    }
    if (options.repeat > 1) meter.Print();
  }
  if (options.repeat == 1 && options.quiet) meter.Print();
  return failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace communique::ingest

int main(int argc, char** argv) {
  return communique::ingest::Main(std::vector<std::string>(argv + 1, argv + argc));
}
