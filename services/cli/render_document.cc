#include "services/cli/render_document.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/cli/color.h"
#include "services/cli/words.h"

namespace communique::cli {
namespace {

constexpr size_t kRemovedWidth = 90;

void AppendRow(absl::string_view label, absl::string_view value, std::string* out) {
  if (!value.empty()) absl::StrAppendFormat(out, "%-12s %s\n", absl::StrCat(label, ":"), value);
}

std::string Similarity(const ingest::v1::Document& document, const DocumentView& view) {
  if (view.duplicate_of.empty()) return "";
  return absl::StrFormat("near duplicate of %s, similarity %.2f", view.duplicate_of,
                         document.near_duplicate_similarity());
}

std::string RenderMetadata(const ingest::v1::Document& document, const DocumentView& view) {
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
  AppendRow("Copy", Similarity(document, view), &rows);
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

// A block of either kind, as a line of the list.
struct BlockLine {
  base::v1::RawRange raw;
  std::string role;
  std::string reason;  // Empty when it was kept.
  std::string text;
};

// Kept and left out, as they stand in the raw bytes.
std::vector<BlockLine> BlocksInRawOrder(const ingest::v1::Document& document) {
  std::vector<BlockLine> lines;
  for (const ingest::v1::Section& section : document.sections()) {
    for (const ingest::v1::Block& block : section.blocks()) {
      const auto begin = static_cast<size_t>(block.span().byte_begin());
      lines.push_back({block.raw_range(), EnumLabel(block.role(), "BLOCK_ROLE_"), "",
                       document.text().substr(begin, block.span().byte_end() - begin)});
    }
  }
  for (const ingest::v1::Removed& removed : document.removed()) {
    lines.push_back({removed.raw_range(), EnumLabel(removed.role(), "BLOCK_ROLE_"),
                     EnumLabel(removed.reason(), "REMOVAL_REASON_"), removed.text()});
  }
  std::stable_sort(lines.begin(), lines.end(), [](const BlockLine& a, const BlockLine& b) {
    return a.raw.byte_begin() < b.raw.byte_begin();
  });
  return lines;
}

std::string RenderLine(const BlockLine& line, bool color) {
  constexpr size_t kWhole = std::numeric_limits<size_t>::max();
  const bool kept = line.reason.empty();
  const std::string place = absl::StrCat(line.raw.byte_begin(), "-", line.raw.byte_end());
  const std::string text =
      ForTerminal(absl::StrFormat("%c %-13s %-12s %-14s %s", kept ? '+' : '-', place, line.role,
                                  kept ? "kept" : line.reason, OneLine(line.text, kWhole)));
  return color ? Colored(text, kept ? Color::kGreen : Color::kRed) : text;
}

std::string RenderBlocks(const ingest::v1::Document& document, bool color) {
  const std::vector<BlockLine> lines = BlocksInRawOrder(document);
  const auto kept = static_cast<int>(lines.size()) - document.removed_size();
  std::string out = absl::StrCat("Blocks by raw bytes (", kept, " kept, ", document.removed_size(),
                                 " left out):\n");
  for (const BlockLine& line : lines) absl::StrAppend(&out, RenderLine(line, color), "\n");
  return out;
}

}  // namespace

std::string RenderDocument(const ingest::v1::Document& document, const DocumentView& view) {
  const std::string metadata = ForTerminal(RenderMetadata(document, view));
  if (view.blocks) return absl::StrCat(metadata, "\n", RenderBlocks(document, view.color));
  return absl::StrCat(metadata, "\n",
                      ForTerminal(absl::StrCat(document.text(), "\n", RenderRemoved(document))));
}

}  // namespace communique::cli
