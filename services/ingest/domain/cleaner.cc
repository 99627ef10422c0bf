#include "services/ingest/domain/cleaner.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/macros.h"
#include "ingest_tables_data.h"
#include "services/ingest/domain/document_builder.h"
#include "services/ingest/domain/main_content.h"
#include "services/ingest/domain/page_reading.h"
#include "services/ingest/domain/roles.h"

namespace communique::ingest {
namespace {

using ::communique::status::InvalidField;

constexpr size_t kLargestLimit = size_t{1} << 30;

absl::string_view DeclaredLanguage(const Page& page) {
  for (const MetaItem& meta : page.metas) {
    if (meta.name == "html:lang") return meta.value;
  }
  return "";
}

// What was taken off the title names the publisher.
void AddSiteName(const std::optional<Title>& title, Findings* findings) {
  if (!title || title->site.empty()) return;
  findings->publishers.push_back({title->site, 0.68, "ingest.publisher.title", title->source});
}

void KeepTitle(const std::optional<Title>& title, Page* page) {
  if (!title || title->block == kNone) return;
  Block& block = page->blocks[title->block];
  block.kept = true;
  block.reason = ingest::v1::REMOVAL_REASON_UNSPECIFIED;
  block.role = ingest::v1::BLOCK_ROLE_TITLE;
}

}  // namespace

absl::StatusOr<Cleaner> Cleaner::Create(CleanerOptions options) {
  if (options.max_content_bytes < 1 || options.max_content_bytes > kLargestLimit) {
    return absl::InvalidArgumentError(absl::StrCat("max_content_bytes: ", options.max_content_bytes,
                                                   " is not in 1 to ", kLargestLimit));
  }
  COMMUNIQUE_ASSIGN_OR_RETURN(std::unique_ptr<const Lexicon> lexicon, Lexicon::Create());
  COMMUNIQUE_ASSIGN_OR_RETURN(
      BlockScorer html_blocks,
      BlockScorer::Create("html_block_trees.tsv", options.html_block_trees.empty()
                                                      ? ingest_tables::html_block_trees()
                                                      : options.html_block_trees));
  COMMUNIQUE_ASSIGN_OR_RETURN(
      BlockScorer lines,
      BlockScorer::Create("lines_block_trees.tsv", options.lines_block_trees.empty()
                                                       ? ingest_tables::lines_block_trees()
                                                       : options.lines_block_trees));
  return Cleaner(options.max_content_bytes, std::move(lexicon), std::move(html_blocks),
                 std::move(lines));
}

absl::Status Cleaner::Check(const ingest::v1::RawCommentary& raw) const {
  if (raw.content().empty()) {
    return InvalidField("content", "CONTENT_EMPTY", "is empty; send the bytes of the commentary");
  }
  if (raw.content().size() > max_content_bytes_) {
    return InvalidField(
        "content", "CONTENT_TOO_LARGE",
        absl::StrCat("has ", raw.content().size(), " bytes, the limit is ", max_content_bytes_),
        {{"limit_bytes", absl::StrCat(max_content_bytes_)}});
  }
  return absl::OkStatus();
}

absl::StatusOr<ingest::v1::Document> Cleaner::Clean(const ingest::v1::RawCommentary& raw) const {
  COMMUNIQUE_RETURN_IF_ERROR(Check(raw));
  COMMUNIQUE_ASSIGN_OR_RETURN(PageReading reading, ReadPage(raw, *lexicon_));
  Page& page = reading.page;
  const std::vector<LineFacts>& facts = reading.facts;
  std::optional<Title>& title = reading.title;
  Findings& findings = reading.markup.findings;
  const bool html = page.is_html;
  if (html) {
    AddSiteName(title, &findings);
    SelectMainContent(facts, html_blocks_, title ? title->block : kNone, &page);
  }
  RemoveResidue(facts, &page);
  if (!html) SelectRunningText(facts, lines_, &page);
  KeepTitle(title, &page);
  BodyRange body = FindBody(facts, page);
  if (!html)
    title =
        ChooseTextTitle(page, facts, *lexicon_, body.first == kNone ? facts.size() : body.first);
  if (html) ReadElementMetadata(page, *lexicon_, title, body, &findings);
  ReadHead(facts, *lexicon_, title, body, &page, &findings);
  ReadBody(facts, *lexicon_, title, body, &page, &findings);
  ReadTail(facts, *lexicon_, body, &page, &findings);

  DocumentBuilder builder(raw, reading.decoded);
  builder.SetText(page, title);
  if (builder.text().empty()) {
    return InvalidField("content", "CONTENT_NO_TEXT",
                        "has no text, only markup, white space or menus");
  }
  builder.SetMetadata(title, findings);
  return builder.Build(html, DeclaredLanguage(page));
}

}  // namespace communique::ingest
