#include "services/summary/domain/render_html.h"

#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/status/macros.h"
#include "common/text/sha256.h"
#include "services/summary/domain/html_record.h"
#include "services/summary/domain/html_text.h"
#include "services/summary/domain/record_findings.h"
#include "services/summary/domain/record_json.h"
#include "services/summary/domain/record_outline.h"
#include "services/summary/domain/render_jsonld.h"
#include "services/summary/domain/source_view.h"
#include "summary_data.h"

namespace communique::summary {
namespace {

// A source of a content security policy: what an inline element must hash to.
std::string HashSource(absl::string_view content) {
  return absl::StrCat("'sha256-",
                      absl::Base64Escape(absl::HexStringToBytes(text::Sha256Hex(content))), "'");
}

std::string Head(const v1::Visit& visit) {
  return absl::StrCat(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src ",
      HashSource(summary::visit_script()), "; style-src ", HashSource(summary::visit_page()),
      "; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n"
      "<meta name=\"generator\" content=\"Communique\">\n<title>",
      EscapeHtml(HeadlineOf(visit)), "</title>\n<style>", summary::visit_page(),
      "</style>\n</head>\n");
}

// What shows where one is among the pieces of evidence; only scripts open it.
constexpr absl::string_view kBar =
    "<div id=\"bar\" hidden>\n<p id=\"say\" role=\"status\"></p>\n"
    "<button type=\"button\" data-do=\"next\">Next passage</button>\n"
    "<button type=\"button\" data-do=\"back\">Back to the field (Esc)</button>\n</div>\n";

std::string Footer(const v1::Visit& visit) {
  std::string out = "<footer>\n<p>";
  if (!visit.name().empty()) absl::StrAppend(&out, "<code>", EscapeHtml(visit.name()), "</code> ");
  if (visit.revision() != 0) absl::StrAppend(&out, "revision ", visit.revision(), " ");
  if (!visit.etag().empty())
    absl::StrAppend(&out, "etag <code>", EscapeHtml(visit.etag()), "</code> ");
  if (visit.has_update_time())
    absl::StrAppend(&out, "stored at second ", visit.update_time().seconds(), ".",
                    visit.update_time().nanos(), " ");
  return absl::StrCat(out,
                      "Made by Communique. A percentage is the probability that the finding is "
                      "right; follow a field to the words it rests on.</p>\n</footer>\n");
}

}  // namespace

absl::StatusOr<std::string> RenderHtml(const v1::Visit& visit, const SourceTexts& texts) {
  COMMUNIQUE_ASSIGN_OR_RETURN(const Json linked, ToJsonLd(visit));
  const std::vector<RecordFinding> findings = FindingsOf(visit);
  const SourceView view(visit, texts, findings);
  const HtmlRecord record(visit, view, findings);
  return absl::StrCat(
      Head(visit), "<body>\n<a class=\"skip\" href=\"#record\">Skip to the record</a>\n",
      "<div class=\"page\">\n", record.Top(), "<div class=\"columns\">\n<main id=\"record\">\n",
      record.Sections(), "</main>\n<aside class=\"sources\" id=\"sources\" tabindex=\"0\" ",
      "aria-labelledby=\"h-texts\">\n<h2 id=\"h-texts\">Source texts</h2>\n", view.Render(),
      "</aside>\n</div>\n", Footer(visit), "</div>\n", kBar,
      "<script type=\"application/ld+json\">", WriteJsonForHtml(linked), "</script>\n<script>",
      summary::visit_script(), "</script>\n</body>\n</html>\n");
}

}  // namespace communique::summary
