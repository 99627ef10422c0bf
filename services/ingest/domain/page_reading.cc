#include "services/ingest/domain/page_reading.h"

#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "common/status/macros.h"
#include "services/ingest/domain/content_kind.h"
#include "services/ingest/domain/html_page.h"
#include "services/ingest/domain/text_page.h"

namespace communique::ingest {
namespace {

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

// The site by its own name and the page's address.
Site SiteOf(const MarkupMetadata& markup, absl::string_view source_uri) {
  const auto* canonical = Best(markup.findings.sources);
  absl::string_view address =
      canonical != nullptr ? absl::string_view(canonical->value) : source_uri;
  const size_t scheme = address.find("://");
  if (scheme != absl::string_view::npos) address.remove_prefix(scheme + 3);
  return {markup.site_name, absl::AsciiStrToLower(address.substr(0, address.find('/')))};
}

}  // namespace

absl::StatusOr<PageReading> ReadPage(const ingest::v1::RawCommentary& raw, const Lexicon& lexicon) {
  PageReading reading;
  COMMUNIQUE_ASSIGN_OR_RETURN(reading.decoded,
                              Decode(raw.content(), raw.charset(), raw.content_type()));
  const std::string& text = reading.decoded.text;
  COMMUNIQUE_ASSIGN_OR_RETURN(const ContentKind kind, KindOf(raw.content_type(), text));
  Page& page = reading.page;
  page = kind == ContentKind::kHtml ? ReadHtml(text, lexicon.hints())
                                    : ReadText(text, kind == ContentKind::kMarkdown);
  const NumericOrder order = OrderOf(page);
  reading.facts.reserve(page.blocks.size());
  for (const Block& block : page.blocks) reading.facts.push_back(FactsOf(block, lexicon, order));
  reading.markup = ReadMarkupMetadata(page, lexicon);
  if (page.is_html) {
    reading.title = ChooseHtmlTitle(page, reading.facts, lexicon, reading.markup.headlines,
                                    SiteOf(reading.markup, raw.source_uri()));
  }
  return reading;
}

}  // namespace communique::ingest
