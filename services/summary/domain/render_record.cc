#include "services/summary/domain/render_record.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/macros.h"
#include "services/summary/domain/record_json.h"
#include "services/summary/domain/render_html.h"
#include "services/summary/domain/render_jsonld.h"
#include "services/summary/domain/render_markdown.h"
#include "services/summary/domain/render_stix.h"
#include "services/summary/domain/render_text.h"

namespace communique::summary {
namespace {

using Renderer = absl::StatusOr<std::string> (*)(const v1::Visit&, const SourceTexts&);

struct FormatRow {
  v1::Format format;
  absl::string_view content_type;
  Renderer render;  // Null for a format that needs more than the texts.
};
constexpr FormatRow kFormats[] = {
    {v1::FORMAT_TEXT, "text/plain; charset=utf-8",
     [](const v1::Visit& visit, const SourceTexts&) -> absl::StatusOr<std::string> {
       return RenderText(visit);
     }},
    {v1::FORMAT_MARKDOWN, "text/markdown; charset=utf-8",
     [](const v1::Visit& visit, const SourceTexts&) -> absl::StatusOr<std::string> {
       return RenderMarkdown(visit);
     }},
    {v1::FORMAT_HTML, "text/html; charset=utf-8", RenderHtml},
    {v1::FORMAT_JSON_LD, "application/ld+json; charset=utf-8",
     [](const v1::Visit& visit, const SourceTexts&) -> absl::StatusOr<std::string> {
       COMMUNIQUE_ASSIGN_OR_RETURN(const Json json, ToJsonLd(visit));
       return WriteJson(json);
     }},
    {v1::FORMAT_STIX, "application/stix+json;version=2.1; charset=utf-8",
     [](const v1::Visit& visit, const SourceTexts&) -> absl::StatusOr<std::string> {
       return WriteJson(ToStix(visit));
     }},
    {v1::FORMAT_CONLLU, "text/x-conllu; charset=utf-8", nullptr},
};

const FormatRow* Find(v1::Format format) {
  for (const FormatRow& row : kFormats) {
    if (row.format == format) return &row;
  }
  return nullptr;
}

}  // namespace

absl::Status CheckFormat(v1::Format format) {
  if (Find(format) != nullptr) return absl::OkStatus();
  const std::string number = absl::StrCat(static_cast<int>(format));
  return status::InvalidField("format", "FORMAT_INVALID",
                              format == v1::FORMAT_UNSPECIFIED
                                  ? "is not set; choose one of the values of Format"
                                  : absl::StrCat(number, " is no format of this server"),
                              {{"format", number}});
}

absl::string_view ContentTypeOf(v1::Format format) { return Find(format)->content_type; }

absl::StatusOr<std::string> RenderRecord(const v1::Visit& visit, const SourceTexts& texts,
                                         v1::Format format) {
  if (absl::Status status = CheckFormat(format); !status.ok()) return status;
  const FormatRow& row = *Find(format);
  if (row.render == nullptr) return absl::InternalError("the format needs an analysis");
  return row.render(visit, texts);
}

}  // namespace communique::summary
