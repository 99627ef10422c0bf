#include "services/ingest/domain/cleaner.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/macros.h"
#include "services/ingest/domain/charset.h"
#include "services/ingest/domain/content_kind.h"
#include "services/ingest/domain/document_builder.h"
#include "services/ingest/domain/html_page.h"
#include "services/ingest/domain/main_content.h"
#include "services/ingest/domain/markup_metadata.h"
#include "services/ingest/domain/roles.h"
#include "services/ingest/domain/text_page.h"

namespace communique::ingest {
namespace {

using ::communique::status::InvalidField;

constexpr size_t kLargestLimit = size_t{1} << 30;

// How the country that the markup names writes 4/5/2024; day first where nothing is known.
NumericOrder OrderOf(const Page& page) {
  for (const MetaItem& meta : page.metas) {
    const bool language =
        meta.name == "html:lang" || meta.name == "og:locale" || meta.name == "content-language";
    if (language && (absl::EqualsIgnoreCase(meta.value, "en-us") ||
                     absl::EqualsIgnoreCase(meta.value, "en_us"))) {
      return NumericOrder::kMonthFirst;
    }
  }
  return NumericOrder::kDayFirst;
}

absl::string_view DeclaredLanguage(const Page& page) {
  for (const MetaItem& meta : page.metas) {
    if (meta.name == "html:lang") return meta.value;
  }
  return "";
}

// The site by its own name and the page's address.
Site SiteOf(const MarkupMetadata& markup, absl::string_view source_uri) {
  const auto* canonical = Best(markup.findings.sources);
  absl::string_view address =
      canonical != nullptr ? absl::string_view(canonical->value) : source_uri;
  const size_t scheme = address.find("://");
  if (scheme != absl::string_view::npos) address.remove_prefix(scheme + 3);
  return {markup.site_name, absl::AsciiStrToLower(address.substr(0, address.find('/')))};
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
  return Cleaner(options, std::move(lexicon));
}

absl::Status Cleaner::Check(const ingest::v1::RawCommentary& raw) const {
  if (raw.content().empty()) {
    return InvalidField("content", "CONTENT_EMPTY", "is empty; send the bytes of the commentary");
  }
  if (raw.content().size() > options_.max_content_bytes) {
    return InvalidField("content", "CONTENT_TOO_LARGE",
                        absl::StrCat("has ", raw.content().size(), " bytes, the limit is ",
                                     options_.max_content_bytes),
                        {{"limit_bytes", absl::StrCat(options_.max_content_bytes)}});
  }
  return absl::OkStatus();
}

absl::StatusOr<ingest::v1::Document> Cleaner::Clean(const ingest::v1::RawCommentary& raw) const {
  COMMUNIQUE_RETURN_IF_ERROR(Check(raw));
  COMMUNIQUE_ASSIGN_OR_RETURN(const Decoded decoded,
                              Decode(raw.content(), raw.charset(), raw.content_type()));
  COMMUNIQUE_ASSIGN_OR_RETURN(const ContentKind kind, KindOf(raw.content_type(), decoded.text));
  const bool html = kind == ContentKind::kHtml;
  Page page = html ? ReadHtml(decoded.text, lexicon_->hints())
                   : ReadText(decoded.text, kind == ContentKind::kMarkdown);
  const NumericOrder order = OrderOf(page);
  // The facts view into the blocks' texts, which stay where they are until a dateline is cut off in
  // ReadBody.
  std::vector<LineFacts> facts;
  facts.reserve(page.blocks.size());
  for (const Block& block : page.blocks) facts.push_back(FactsOf(block, *lexicon_, order));

  MarkupMetadata markup = ReadMarkupMetadata(page, *lexicon_);
  std::optional<Title> title;
  if (html) {
    title =
        ChooseHtmlTitle(page, facts, *lexicon_, markup.headlines, SiteOf(markup, raw.source_uri()));
    AddSiteName(title, &markup.findings);
    SelectMainContent(facts, &page);
  }
  RemoveResidue(facts, &page);
  KeepTitle(title, &page);
  BodyRange body = FindBody(facts, page);
  if (!html)
    title =
        ChooseTextTitle(page, facts, *lexicon_, body.first == kNone ? facts.size() : body.first);
  Findings& findings = markup.findings;
  if (html) ReadElementMetadata(page, *lexicon_, title, body, &findings);
  ReadHead(facts, *lexicon_, title, body, &page, &findings);
  ReadBody(facts, *lexicon_, title, body, &page, &findings);
  ReadTail(facts, *lexicon_, body, &page, &findings);

  DocumentBuilder builder(raw, decoded);
  builder.SetText(page, title);
  if (builder.text().empty()) {
    return InvalidField("content", "CONTENT_NO_TEXT",
                        "has no text, only markup, white space or menus");
  }
  builder.SetMetadata(title, findings);
  return builder.Build(html, DeclaredLanguage(page));
}

}  // namespace communique::ingest
