// Cleans files and prints one JSON line each, for scorers outside the project:
//   clean_files [--title-in-text] FILE...
// {"id", "text", "title", "author", "authors", "publish_date", "modified_date", "publisher",
// "series", "author_bio",
//  "headings", "removed"}: id is the file's stem. By default `text` is the body without the title.
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
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

int Main(const std::vector<std::string>& arguments) {
  absl::StatusOr<Cleaner> cleaner = Cleaner::Create({.max_content_bytes = size_t{64} << 20});
  if (!cleaner.ok()) {
    std::cerr << cleaner.status() << "\n";
    return 2;
  }
  bool title_in_text = false;
  int failed = 0;
  for (const std::string& argument : arguments) {
    if (argument == "--title-in-text") {
      title_in_text = true;
      continue;
    }
    std::ifstream file(argument, std::ios::binary);
    std::stringstream content;
    content << file.rdbuf();
    v1::RawCommentary raw;
    raw.set_content(content.str());
    const absl::StatusOr<v1::Document> document = cleaner->Clean(raw);
    if (!document.ok()) {
      std::cerr << argument << ": " << document.status() << "\n";
      ++failed;
      continue;
    }
    std::cout << ToJson(std::filesystem::path(argument).stem().string(), *document, title_in_text)
              << "\n";
  }
  return failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace communique::ingest

int main(int argc, char** argv) {
  return communique::ingest::Main(std::vector<std::string>(argv + 1, argv + argc));
}
