#include "services/cli/render_document.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/cli/words.h"

namespace communique::cli {
namespace {

constexpr size_t kRemovedWidth = 90;

void AppendRow(absl::string_view label, absl::string_view value, std::string* out) {
  if (!value.empty()) absl::StrAppendFormat(out, "%-12s %s\n", absl::StrCat(label, ":"), value);
}

std::string RenderMetadata(const ingest::v1::Document& document) {
  const ingest::v1::Metadata& metadata = document.metadata();
  std::string rows;
  AppendRow("Title", metadata.title().value(), &rows);
  AppendRow("Author", metadata.author().value(), &rows);
  AppendRow("About", metadata.author_bio().value(), &rows);
  AppendRow("Publisher", metadata.publisher().value(), &rows);
  AppendRow("Series", metadata.series().value(), &rows);
  AppendRow("Published", FormatDate(metadata.publication_date().value()), &rows);
  AppendRow("Changed", FormatDate(metadata.modified_date().value()), &rows);
  AppendRow("Dateline", metadata.dateline_place().value(), &rows);
  AppendRow("Source", metadata.source_uri().value(), &rows);
  AppendRow("Language", document.language_code(), &rows);
  AppendRow("Document", document.name(), &rows);
  return rows;
}

std::string RenderRemoved(const ingest::v1::Document& document) {
  if (document.removed().empty()) return "";
  std::string rows = absl::StrCat("\nLeft out (", document.removed_size(), "):\n");
  for (const ingest::v1::Removed& removed : document.removed()) {
    absl::StrAppendFormat(&rows, "  %-14s %s\n", EnumLabel(removed.reason(), "REMOVAL_REASON_"),
                          OneLine(removed.text(), kRemovedWidth));
  }
  return rows;
}

}  // namespace

std::string RenderDocument(const ingest::v1::Document& document) {
  return absl::StrCat(RenderMetadata(document), "\n", document.text(), "\n",
                      RenderRemoved(document));
}

}  // namespace communique::cli
