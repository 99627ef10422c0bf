#include "services/summary/domain/render_markdown.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/summary/domain/record_outline.h"
#include "services/summary/domain/render_text.h"

namespace communique::summary {
namespace {

constexpr absl::string_view kSpecial = "\\`*_{}[]()#+-!|<>&~";

std::string DocumentItem(const v1::DocumentResult& result, int index) {
  const std::string& title = result.document().metadata().title().value();
  std::string item = absl::StrCat("- Document ", index + 1);
  if (!title.empty()) absl::StrAppend(&item, ", ", EscapeMarkdown(title));
  if (result.has_error()) {
    return absl::StrCat(item, ": not read, ", EscapeMarkdown(result.error().message()), "\n");
  }
  return absl::StrCat(item, ": no visit, ", ReasonText(result.no_visit_reason()), "\n");
}

}  // namespace

std::string EscapeMarkdown(absl::string_view text) {
  std::string out;
  for (const char c : WithoutControls(text)) {
    if (absl::StrContains(kSpecial, c)) out += '\\';
    out += c;
  }
  return out;
}

std::string RenderMarkdown(const v1::Visit& visit) {
  std::string out = absl::StrCat("# ", EscapeMarkdown(HeadlineOf(visit)), "\n");
  if (!visit.abstract().empty())
    absl::StrAppend(&out, "\n", EscapeMarkdown(visit.abstract()), "\n");
  for (const OutlineSection& section : OutlineOf(visit)) {
    absl::StrAppend(&out, "\n## ", EscapeMarkdown(section.heading), "\n\n");
    for (const OutlineItem& item : section.items) {
      absl::StrAppend(&out, "- ", EscapeMarkdown(item.text));
      if (item.confidence > 0) absl::StrAppendFormat(&out, " *%.2f*", item.confidence);
      out += '\n';
      const bool adds = !item.passage.empty() && !absl::StrContains(item.text, item.passage);
      if (adds) absl::StrAppend(&out, "  > ", EscapeMarkdown(item.passage), "\n");
    }
  }
  return out;
}

std::string RenderMarkdown(const v1::SummarizeCommentaryResponse& response) {
  std::string out;
  for (const v1::Visit& visit : response.visits()) {
    absl::StrAppend(&out, out.empty() ? "" : "\n", RenderMarkdown(visit));
  }
  std::string rest;
  for (int i = 0; i < response.documents_size(); ++i) {
    if (response.documents(i).visit().empty()) rest += DocumentItem(response.documents(i), i);
  }
  if (!rest.empty())
    absl::StrAppend(&out, out.empty() ? "" : "\n", "# Documents without a visit\n\n", rest);
  return out;
}

}  // namespace communique::summary
