#include "services/ingest/domain/html_tags.h"

#include <algorithm>
#include <iterator>

namespace communique::ingest {
namespace {

struct Row {
  absl::string_view name;
  TagInfo info;
};

// HTML standard, section 15.3 (display of elements), and the obsolete elements of old pages. Sorted
// by name.
constexpr Row kRows[] = {
    {"a", {Tag::kA, Flow::kInline}},
    {"address", {Tag::kAddress, Flow::kBlock}},
    {"amp-ad", {Tag::kOther, Flow::kSkipped}},
    {"article", {Tag::kArticle, Flow::kBlock}},
    {"aside", {Tag::kAside, Flow::kBlock}},
    {"audio", {Tag::kOther, Flow::kSkipped}},
    {"b", {Tag::kB, Flow::kInline}},
    {"blockquote", {Tag::kBlockquote, Flow::kBlock}},
    {"body", {Tag::kBody, Flow::kBlock}},
    {"br", {Tag::kBr, Flow::kInline}},
    {"button", {Tag::kButton, Flow::kBlock}},
    {"canvas", {Tag::kCanvas, Flow::kSkipped}},
    {"caption", {Tag::kCaption, Flow::kBlock}},
    {"center", {Tag::kCenter, Flow::kBlock}},
    {"cite", {Tag::kCite, Flow::kInline}},
    {"dd", {Tag::kDd, Flow::kBlock}},
    {"details", {Tag::kDetails, Flow::kBlock}},
    {"dialog", {Tag::kDiv, Flow::kBlock}},
    {"dir", {Tag::kUl, Flow::kBlock}},
    {"div", {Tag::kDiv, Flow::kBlock}},
    {"dl", {Tag::kDl, Flow::kBlock}},
    {"dt", {Tag::kDt, Flow::kBlock}},
    {"em", {Tag::kEm, Flow::kInline}},
    {"fieldset", {Tag::kFieldset, Flow::kBlock}},
    {"figcaption", {Tag::kFigcaption, Flow::kBlock}},
    {"figure", {Tag::kFigure, Flow::kBlock}},
    {"footer", {Tag::kFooter, Flow::kBlock}},
    {"form", {Tag::kForm, Flow::kBlock}},
    {"h1", {Tag::kH1, Flow::kBlock}},
    {"h2", {Tag::kH2, Flow::kBlock}},
    {"h3", {Tag::kH3, Flow::kBlock}},
    {"h4", {Tag::kH4, Flow::kBlock}},
    {"h5", {Tag::kH5, Flow::kBlock}},
    {"h6", {Tag::kH6, Flow::kBlock}},
    {"head", {Tag::kHead, Flow::kBlock}},
    {"header", {Tag::kHeader, Flow::kBlock}},
    {"hgroup", {Tag::kDiv, Flow::kBlock}},
    {"hr", {Tag::kHr, Flow::kBlock}},
    {"html", {Tag::kHtml, Flow::kBlock}},
    {"i", {Tag::kI, Flow::kInline}},
    {"iframe", {Tag::kIframe, Flow::kSkipped}},
    {"img", {Tag::kImg, Flow::kInline}},
    {"input", {Tag::kInput, Flow::kInline}},
    {"label", {Tag::kLabel, Flow::kBlock}},
    {"legend", {Tag::kLabel, Flow::kBlock}},
    {"li", {Tag::kLi, Flow::kBlock}},
    {"link", {Tag::kLink, Flow::kInline}},
    {"main", {Tag::kMain, Flow::kBlock}},
    {"map", {Tag::kOther, Flow::kSkipped}},
    {"math", {Tag::kMath, Flow::kInline}},
    {"menu", {Tag::kUl, Flow::kBlock}},
    {"meta", {Tag::kMeta, Flow::kInline}},
    {"nav", {Tag::kNav, Flow::kBlock}},
    {"noframes", {Tag::kNoscript, Flow::kSkipped}},
    {"noscript", {Tag::kNoscript, Flow::kSkipped}},
    {"object", {Tag::kObject, Flow::kSkipped}},
    {"ol", {Tag::kOl, Flow::kBlock}},
    {"optgroup", {Tag::kOther, Flow::kBlock}},
    {"option", {Tag::kOther, Flow::kBlock}},
    {"p", {Tag::kP, Flow::kBlock}},
    {"picture", {Tag::kOther, Flow::kInline}},
    {"pre", {Tag::kPre, Flow::kBlock}},
    {"q", {Tag::kQ, Flow::kInline}},
    {"script", {Tag::kScript, Flow::kSkipped}},
    {"section", {Tag::kSection, Flow::kBlock}},
    {"select", {Tag::kSelect, Flow::kSkipped}},
    {"span", {Tag::kSpan, Flow::kInline}},
    {"strong", {Tag::kStrong, Flow::kInline}},
    {"style", {Tag::kStyle, Flow::kSkipped}},
    {"sub", {Tag::kSub, Flow::kInline}},
    {"summary", {Tag::kSummary, Flow::kBlock}},
    {"sup", {Tag::kSup, Flow::kInline}},
    {"svg", {Tag::kSvg, Flow::kSkipped}},
    {"table", {Tag::kTable, Flow::kBlock}},
    {"tbody", {Tag::kOther, Flow::kBlock}},
    {"td", {Tag::kTd, Flow::kBlock}},
    {"template", {Tag::kTemplate, Flow::kSkipped}},
    {"textarea", {Tag::kTextarea, Flow::kSkipped}},
    {"tfoot", {Tag::kOther, Flow::kBlock}},
    {"th", {Tag::kTh, Flow::kBlock}},
    {"thead", {Tag::kOther, Flow::kBlock}},
    {"time", {Tag::kTime, Flow::kInline}},
    {"title", {Tag::kTitle, Flow::kSkipped}},
    {"tr", {Tag::kTr, Flow::kBlock}},
    {"ul", {Tag::kUl, Flow::kBlock}},
    {"video", {Tag::kOther, Flow::kSkipped}},
};

}  // namespace

TagInfo InfoOf(absl::string_view name) {
  const auto* row = std::lower_bound(std::begin(kRows), std::end(kRows), name,
                                     [](const Row& r, absl::string_view n) { return r.name < n; });
  if (row != std::end(kRows) && row->name == name) return row->info;
  return {Tag::kOther, Flow::kInline};
}

int HeadingLevel(Tag tag) {
  if (tag < Tag::kH1 || tag > Tag::kH6) return 0;
  return static_cast<int>(tag) - static_cast<int>(Tag::kH1) + 1;
}

}  // namespace communique::ingest
