#include "services/summary/domain/html_record.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "services/summary/domain/html_text.h"
#include "services/summary/domain/html_timeline.h"
#include "services/summary/domain/safe_link.h"

namespace communique::summary {
namespace {

// "name_in_text" and "role.title" as a reader would say it.
std::string Label(absl::string_view path) {
  return absl::StrReplaceAll(path, {{"_", " "}, {".", ": "}, {"[", " "}, {"]", ""}});
}

std::string Section(absl::string_view id, absl::string_view heading, absl::string_view body,
                    absl::string_view css = "") {
  return absl::StrCat("<section aria-labelledby=\"h-", id, "\"",
                      css.empty() ? "" : absl::StrCat(" class=\"", css, "\""), ">\n<h2 id=\"h-", id,
                      "\">", EscapeHtml(heading), "</h2>\n", body, "</section>\n");
}

std::string Row(absl::string_view name, absl::string_view value) {
  return absl::StrCat("<dt>", EscapeHtml(name), "</dt><dd>", Isolated(value), "</dd>\n");
}

std::string Sure(double confidence) {
  if (!(confidence > 0 && confidence <= 1)) return "";
  return absl::StrFormat(
      " <span class=\"sure\" title=\"probability that this is right\">%.0f %%</span>",
      confidence * 100);
}

// "stops" of "stops[0].dates".
absl::string_view FieldOf(absl::string_view path) {
  return path.substr(0, path.find_first_of("[."));
}

// Fields whose line is words of a document and nothing else.
bool IsVerbatim(absl::string_view path) {
  return path == "occasion" || FieldOf(path) == "key_points" || FieldOf(path) == "conflicts";
}

std::string Place(const base::v1::Evidence& evidence) {
  std::string place = absl::StrCat("<code>", EscapeHtml(evidence.document()), "</code>");
  if (evidence.has_span()) {
    const base::v1::TextSpan& span = evidence.span();
    absl::StrAppend(&place, ", code points ", span.code_point_begin(), " to ",
                    span.code_point_end(), " (bytes ", span.byte_begin(), " to ", span.byte_end(),
                    ", UTF-16 ", span.utf16_begin(), " to ", span.utf16_end(), ")");
  }
  if (evidence.has_raw_range()) {
    absl::StrAppend(&place, ", raw bytes ", evidence.raw_range().byte_begin(), " to ",
                    evidence.raw_range().byte_end());
  }
  const std::string basis =
      absl::AsciiStrToLower(absl::StripPrefix(base::v1::Basis_Name(evidence.basis()), "BASIS_"));
  return absl::StrCat(place, ", ", EscapeHtml(basis));
}

}  // namespace

HtmlRecord::HtmlRecord(const v1::Visit& visit, const SourceView& view,
                       const std::vector<RecordFinding>& findings)
    : visit_(visit), view_(view), outline_(OutlineOf(visit)) {
  for (const RecordFinding& finding : findings) findings_.emplace(finding.path, &finding);
  AddPlain("missing", visit.missing());
  AddPlain("sources", visit.sources());
}

template <typename List>
void HtmlRecord::AddPlain(absl::string_view field, const List& list) {
  static const google::protobuf::RepeatedPtrField<base::v1::Evidence>& none =
      base::v1::Support::default_instance().evidence();
  for (int i = 0; i < list.size(); ++i) {
    const std::string path = absl::StrCat(field, "[", i, "]");
    const auto added = plain_.emplace(path, RecordFinding{path, &list.Get(i), nullptr, &none});
    findings_.emplace(path, &added.first->second);
  }
}

const RecordFinding* HtmlRecord::Find(const std::string& path) const {
  const auto found = findings_.find(path);
  return found == findings_.end() ? nullptr : found->second;
}

const OutlineSection* HtmlRecord::SectionOf(absl::string_view field) const {
  for (const OutlineSection& section : outline_) {
    if (FieldOf(section.items.front().path) == field) return &section;
  }
  return nullptr;
}

std::string HtmlRecord::Claim(absl::string_view text, const RecordFinding* finding) const {
  const std::string shown =
      finding != nullptr && IsVerbatim(finding->path) ? Isolated(text) : IsolatedEnglish(text);
  if (finding == nullptr || finding->evidence->empty()) return shown;
  return absl::StrCat("<a class=\"claim\" href=\"#", view_.AnchorOf(finding->evidence->Get(0)),
                      "\" data-at=\"", view_.RunsOf(*finding->evidence), "\">", shown, "</a>");
}

std::string HtmlRecord::Proof(const RecordFinding& finding) const {
  if (finding.evidence->empty()) return "";
  std::string out = "<ol class=\"proof\">\n";
  for (const base::v1::Evidence& evidence : *finding.evidence) {
    absl::StrAppend(&out, "<li dir=\"auto\"><span class=\"around\">", EscapeHtml(evidence.prefix()),
                    "</span><a href=\"#", view_.AnchorOf(evidence), "\" data-at=\"",
                    view_.RunOf(evidence), "\"><q>", EscapeHtml(evidence.exact()),
                    "</q></a><span class=\"around\">", EscapeHtml(evidence.suffix()),
                    "</span><br><span class=\"meta\" dir=\"ltr\">", Place(evidence),
                    "</span></li>\n");
  }
  return absl::StrCat(out, "</ol>\n");
}

std::string HtmlRecord::Opened(const RecordFinding& finding) const {
  std::string out =
      absl::StrCat("<details><summary>Details", finding.evidence->empty() ? "" : " and evidence",
                   "</summary>\n<dl class=\"values\">\n");
  for (const auto& [path, value] : ValuesOf(*finding.part)) {
    absl::StrAppend(&out, Row(Label(path), value));
  }
  if (finding.support != nullptr) {
    absl::StrAppend(
        &out, Row("confidence", absl::StrCat(finding.support->confidence())),
        Row("independent sources", absl::StrCat(finding.support->independent_sources())),
        Row("rule", finding.support->rule()));
  }
  absl::StrAppend(&out, "</dl>\n", Proof(finding));
  const std::string inner = finding.path + ".";
  for (auto next = findings_.lower_bound(inner);
       next != findings_.end() && absl::StartsWith(next->first, inner); ++next) {
    const RecordFinding& part = *next->second;
    absl::StrAppend(&out, "<p class=\"label inner\">", Label(part.path.substr(inner.size())));
    if (part.support != nullptr) {
      absl::StrAppend(&out, ": confidence ", part.support->confidence(), ", rule ",
                      EscapeHtml(part.support->rule()), ", independent sources ",
                      part.support->independent_sources());
    }
    absl::StrAppend(&out, "</p>\n", Proof(part));
  }
  return absl::StrCat(out, "</details>\n");
}

// A list item: what is found, how sure it is, and what it rests on.
std::string HtmlRecord::Finding(const OutlineItem& item, absl::string_view kind) const {
  const RecordFinding* finding = Find(item.path);
  return absl::StrCat("<li class=\"finding", kind.empty() ? "" : " card", "\" id=\"",
                      FieldId(item.path), "\">",
                      kind.empty() ? "" : absl::StrCat("<p class=\"label\">", kind, "</p>"),
                      Claim(item.text, finding), Sure(item.confidence), "\n",
                      finding == nullptr ? "" : Opened(*finding), "</li>\n");
}

std::string HtmlRecord::Abstract() const {
  if (visit_.abstract_sentences().empty()) {
    return visit_.abstract().empty() ? ""
                                     : absl::StrCat("<p class=\"abstract\" dir=\"ltr\">",
                                                    EscapeHtml(visit_.abstract()), "</p>\n");
  }
  std::vector<std::string> sentences;
  for (int i = 0; i < visit_.abstract_sentences_size(); ++i) {
    const std::string path = absl::StrCat("abstract_sentences[", i, "]");
    sentences.push_back(Claim(visit_.abstract_sentences(i).text(), Find(path)));
  }
  return absl::StrCat("<p class=\"abstract\" dir=\"ltr\">", absl::StrJoin(sentences, " "),
                      "</p>\n");
}

std::string HtmlRecord::Top() const {
  std::string out = absl::StrCat(
      "<header class=\"top\">\n<p class=\"kicker\">Record of a visit</p>\n<h1 "
      "dir=\"ltr\">",
      EscapeHtml(HeadlineOf(visit_)), "</h1>\n", Abstract());
  std::string facts;
  for (const char* field : {"status", "type", "dates", "occasion"}) {
    for (const OutlineSection& section : outline_) {
      for (const OutlineItem& item : section.items) {
        if (item.path != field) continue;
        const size_t colon = item.text.find(": ");
        OutlineItem fact = item;
        fact.text = item.text.substr(colon + 2);
        absl::StrAppend(&facts, Finding(fact, item.text.substr(0, colon)));
      }
    }
  }
  if (!facts.empty()) absl::StrAppend(&out, "<ul class=\"facts\">\n", facts, "</ul>\n");
  return absl::StrCat(out, "</header>\n");
}

std::string HtmlRecord::People() const {
  static constexpr std::pair<absl::string_view, absl::string_view> kGroups[] = {
      {"visitors", "Visitor"}, {"hosts", "Host"}, {"delegation", "Delegation"}};
  std::string cards;
  for (const auto& [field, kind] : kGroups) {
    const OutlineSection* section = SectionOf(field);
    if (section == nullptr) continue;
    for (const OutlineItem& item : section->items) absl::StrAppend(&cards, Finding(item, kind));
  }
  if (cards.empty()) return "";
  return Section("people", "Who took part",
                 absl::StrCat("<ul class=\"cards\">\n", cards, "</ul>\n"));
}

std::string HtmlRecord::Conflicts() const {
  if (visit_.conflicts().empty()) return "";
  std::string body =
      "<p class=\"meta\">The record holds the first value of each; nothing is decided "
      "silently.</p>\n";
  for (int c = 0; c < visit_.conflicts_size(); ++c) {
    const std::string path = absl::StrCat("conflicts[", c, "]");
    absl::StrAppend(&body, "<div class=\"conflict\" id=\"", FieldId(path), "\"><h3><code>",
                    EscapeHtml(visit_.conflicts(c).field_path()),
                    "</code></h3>\n<table><thead><tr><th scope=\"col\">Value</th><th "
                    "scope=\"col\">Independent sources</th></tr></thead><tbody>\n");
    for (int v = 0; v < visit_.conflicts(c).values_size(); ++v) {
      const v1::ConflictValue& value = visit_.conflicts(c).values(v);
      const RecordFinding* finding = Find(absl::StrCat(path, ".values[", v, "]"));
      absl::StrAppend(&body, "<tr><td", v == 0 ? " class=\"first\"" : "", ">",
                      Claim(value.value(), finding),
                      finding == nullptr || finding->evidence->empty()
                          ? ""
                          : absl::StrCat("\n<details><summary>Evidence</summary>\n",
                                         Proof(*finding), "</details>"),
                      "</td><td>", value.independent_sources(), "</td></tr>\n");
    }
    absl::StrAppend(&body, "</tbody></table></div>\n");
  }
  return Section("conflicts", "Where the documents disagree", body, "conflicts");
}

std::string HtmlRecord::Codes() const {
  std::string body;
  for (int i = 0; i < visit_.codes_size(); ++i) {
    const v1::EventCode& code = visit_.codes(i);
    OutlineItem item;
    item.path = absl::StrCat("codes[", i, "]");
    item.text =
        absl::StrCat(code.scheme(), " ", code.code(), ": ", absl::StrJoin(code.actors(), ", "),
                     " → ", absl::StrJoin(code.recipients(), ", "));
    item.confidence = code.support().confidence();
    absl::StrAppend(&body, Finding(item, ""));
  }
  if (body.empty()) return "";
  return Section("codes", "Event codes",
                 absl::StrCat("<ul class=\"findings\">\n", body, "</ul>\n"));
}

std::string HtmlRecord::AbstractSentences() const {
  std::string body;
  for (int i = 0; i < visit_.abstract_sentences_size(); ++i) {
    OutlineItem item;
    item.path = absl::StrCat("abstract_sentences[", i, "]");
    item.text = visit_.abstract_sentences(i).text();
    item.confidence = visit_.abstract_sentences(i).support().confidence();
    absl::StrAppend(&body, Finding(item, ""));
  }
  if (body.empty()) return "";
  return Section("abstract", "The abstract, sentence by sentence",
                 absl::StrCat("<ul class=\"findings\">\n", body, "</ul>\n"));
}

std::string HtmlRecord::Sections() const {
  const std::string timeline = RenderTimeline(visit_);
  std::string out =
      timeline.empty()
          ? ""
          : Section("timeline", "Timeline",
                    absl::StrCat("<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                                 "aria-label=\"Timeline\">\n",
                                 timeline, "</div>\n"));
  absl::StrAppend(&out, People(), Conflicts());
  for (const char* field : {"stops", "meetings", "outcomes", "itinerary", "statements", "claims",
                            "themes", "key_points", "related_visits", "missing", "sources"}) {
    if (absl::string_view(field) == "missing") absl::StrAppend(&out, AbstractSentences(), Codes());
    const OutlineSection* section = SectionOf(field);
    if (section == nullptr) continue;
    std::string body = "<ul class=\"findings\">\n";
    for (const OutlineItem& item : section->items) absl::StrAppend(&body, Finding(item, ""));
    absl::StrAppend(&out, Section(field, section->heading, absl::StrCat(body, "</ul>\n")));
  }
  return out;
}

}  // namespace communique::summary
