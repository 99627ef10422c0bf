#include "services/summary/domain/render_text.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/text/utf8.h"
#include "services/summary/domain/record_outline.h"

namespace communique::summary {
namespace {

constexpr std::pair<v1::NoVisitReason, absl::string_view> kReasons[] = {
    {v1::NO_VISIT_REASON_NO_VISIT_EVENT, "nobody goes anywhere in it"},
    {v1::NO_VISIT_REASON_CALL_ONLY, "it tells of a telephone or video call"},
    {v1::NO_VISIT_REASON_DOMESTIC_TRIP, "the trip stays inside one country"},
    {v1::NO_VISIT_REASON_EVENT_ONLY, "it tells of an event, not of a visit by one principal"},
    {v1::NO_VISIT_REASON_BACKGROUND_ONLY, "visits are only recalled in it"},
    {v1::NO_VISIT_REASON_NOT_DIPLOMATIC, "the traveller holds no public office"},
    {v1::NO_VISIT_REASON_BELOW_THRESHOLD, "the signs of a visit are too weak"},
    {v1::NO_VISIT_REASON_LANGUAGE_UNSUPPORTED, "its language is not analysed"},
};

constexpr bool IsControl(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

std::string DocumentLine(const v1::DocumentResult& result, int index) {
  const std::string& title = result.document().metadata().title().value();
  std::string line = absl::StrCat("Document ", index + 1, title.empty() ? "" : ": ", title, ": ");
  if (result.has_error()) return absl::StrCat(line, "not read: ", result.error().message());
  return absl::StrCat(line, "no visit: ", ReasonText(result.no_visit_reason()));
}

}  // namespace

std::string WithoutControls(absl::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = text::DecodeFront(text.substr(i));
    const size_t length = text::SequenceLength(text[i]);
    if (IsControl(c)) {
      out += ' ';
    } else {
      absl::StrAppend(&out, text.substr(i, length));
    }
    i += length;
  }
  return out;
}

absl::string_view ReasonText(v1::NoVisitReason reason) {
  for (const auto& [value, text] : kReasons) {
    if (value == reason) return text;
  }
  return "no reason is given";
}

std::string RenderText(const v1::Visit& visit) {
  const std::string headline = WithoutControls(HeadlineOf(visit));
  std::string out = absl::StrCat(headline, "\n", std::string(headline.size(), '='), "\n");
  if (!visit.abstract().empty())
    absl::StrAppend(&out, "\n", WithoutControls(visit.abstract()), "\n");
  for (const OutlineSection& section : OutlineOf(visit)) {
    absl::StrAppend(&out, "\n", section.heading, "\n");
    for (const OutlineItem& item : section.items) {
      absl::StrAppend(&out, "  - ", WithoutControls(item.text));
      if (item.confidence > 0) absl::StrAppendFormat(&out, "  [%.2f]", item.confidence);
      out += '\n';
    }
  }
  return out;
}

std::string RenderText(const v1::SummarizeCommentaryResponse& response) {
  std::string out;
  for (const v1::Visit& visit : response.visits()) {
    absl::StrAppend(&out, out.empty() ? "" : "\n", RenderText(visit));
  }
  for (int i = 0; i < response.documents_size(); ++i) {
    if (!response.documents(i).visit().empty()) continue;
    absl::StrAppend(&out, out.empty() ? "" : "\n",
                    WithoutControls(DocumentLine(response.documents(i), i)), "\n");
  }
  return out;
}

}  // namespace communique::summary
