#include "services/ingest/domain/html_tags.h"

#include <array>
#include <cstddef>
#include <iterator>

#include "absl/strings/match.h"

namespace communique::ingest {
namespace {

struct Info {
  Tag tag;
  Flow flow;
};

enum Contents : uint8_t { kMarkup, kVoid, kScript };

struct Row {
  absl::string_view name;
  Info info;
  Contents contents = kMarkup;
};

// HTML standard, section 15.3 (display of elements) and 13.1.2 (void and raw text elements), and
// the obsolete elements of old pages. Sorted by name.
constexpr Row kRows[] = {
    {"a", {Tag::kA, Flow::kInline}},
    {"abbr", {Tag::kOther, Flow::kInline}},
    {"acronym", {Tag::kOther, Flow::kInline}},
    {"address", {Tag::kAddress, Flow::kBlock}},
    {"amp-ad", {Tag::kOther, Flow::kSkipped}},
    {"area", {Tag::kOther, Flow::kInline}, kVoid},
    {"article", {Tag::kArticle, Flow::kBlock}},
    {"aside", {Tag::kAside, Flow::kBlock}},
    {"audio", {Tag::kOther, Flow::kSkipped}},
    {"b", {Tag::kB, Flow::kInline}},
    {"base", {Tag::kOther, Flow::kInline}, kVoid},
    {"basefont", {Tag::kOther, Flow::kInline}, kVoid},
    {"bdo", {Tag::kOther, Flow::kInline}},
    {"big", {Tag::kOther, Flow::kInline}},
    {"blockquote", {Tag::kBlockquote, Flow::kBlock}},
    {"body", {Tag::kBody, Flow::kBlock}},
    {"br", {Tag::kBr, Flow::kInline}, kVoid},
    {"button", {Tag::kButton, Flow::kBlock}},
    {"canvas", {Tag::kCanvas, Flow::kSkipped}},
    {"caption", {Tag::kCaption, Flow::kBlock}},
    {"center", {Tag::kCenter, Flow::kBlock}},
    {"cite", {Tag::kCite, Flow::kInline}},
    {"code", {Tag::kOther, Flow::kInline}},
    {"col", {Tag::kOther, Flow::kInline}, kVoid},
    {"colgroup", {Tag::kOther, Flow::kInline}},
    {"dd", {Tag::kDd, Flow::kBlock}},
    {"details", {Tag::kDetails, Flow::kBlock}},
    {"dfn", {Tag::kOther, Flow::kInline}},
    {"dialog", {Tag::kDiv, Flow::kBlock}},
    {"dir", {Tag::kUl, Flow::kBlock}},
    {"div", {Tag::kDiv, Flow::kBlock}},
    {"dl", {Tag::kDl, Flow::kBlock}},
    {"dt", {Tag::kDt, Flow::kBlock}},
    {"em", {Tag::kEm, Flow::kInline}},
    {"embed", {Tag::kOther, Flow::kInline}, kVoid},
    {"fieldset", {Tag::kFieldset, Flow::kBlock}},
    {"figcaption", {Tag::kFigcaption, Flow::kBlock}},
    {"figure", {Tag::kFigure, Flow::kBlock}},
    {"font", {Tag::kOther, Flow::kInline}},
    {"footer", {Tag::kFooter, Flow::kBlock}},
    {"form", {Tag::kForm, Flow::kBlock}},
    {"frame", {Tag::kOther, Flow::kInline}, kVoid},
    {"frameset", {Tag::kOther, Flow::kInline}},
    {"h1", {Tag::kH1, Flow::kBlock}},
    {"h2", {Tag::kH2, Flow::kBlock}},
    {"h3", {Tag::kH3, Flow::kBlock}},
    {"h4", {Tag::kH4, Flow::kBlock}},
    {"h5", {Tag::kH5, Flow::kBlock}},
    {"h6", {Tag::kH6, Flow::kBlock}},
    {"head", {Tag::kHead, Flow::kBlock}},
    {"header", {Tag::kHeader, Flow::kBlock}},
    {"hgroup", {Tag::kDiv, Flow::kBlock}},
    {"hr", {Tag::kHr, Flow::kBlock}, kVoid},
    {"html", {Tag::kHtml, Flow::kBlock}},
    {"i", {Tag::kI, Flow::kInline}},
    {"iframe", {Tag::kIframe, Flow::kSkipped}},
    {"img", {Tag::kImg, Flow::kInline}, kVoid},
    {"input", {Tag::kInput, Flow::kInline}, kVoid},
    {"isindex", {Tag::kOther, Flow::kInline}, kVoid},
    {"kbd", {Tag::kOther, Flow::kInline}},
    {"label", {Tag::kLabel, Flow::kBlock}},
    {"legend", {Tag::kLabel, Flow::kBlock}},
    {"li", {Tag::kLi, Flow::kBlock}},
    {"link", {Tag::kLink, Flow::kInline}, kVoid},
    {"listing", {Tag::kOther, Flow::kInline}},
    {"main", {Tag::kMain, Flow::kBlock}},
    {"map", {Tag::kOther, Flow::kSkipped}},
    {"math", {Tag::kMath, Flow::kInline}},
    {"menu", {Tag::kUl, Flow::kBlock}},
    {"meta", {Tag::kMeta, Flow::kInline}, kVoid},
    {"nav", {Tag::kNav, Flow::kBlock}},
    {"noframes", {Tag::kNoscript, Flow::kSkipped}},
    {"noscript", {Tag::kNoscript, Flow::kSkipped}},
    {"object", {Tag::kObject, Flow::kSkipped}},
    {"ol", {Tag::kOl, Flow::kBlock}},
    {"optgroup", {Tag::kOther, Flow::kBlock}},
    {"option", {Tag::kOther, Flow::kBlock}},
    {"p", {Tag::kP, Flow::kBlock}},
    {"param", {Tag::kOther, Flow::kInline}, kVoid},
    {"picture", {Tag::kOther, Flow::kInline}},
    {"pre", {Tag::kPre, Flow::kBlock}},
    {"q", {Tag::kQ, Flow::kInline}},
    {"s", {Tag::kOther, Flow::kInline}},
    {"samp", {Tag::kOther, Flow::kInline}},
    {"script", {Tag::kScript, Flow::kSkipped}, kScript},
    {"section", {Tag::kSection, Flow::kBlock}},
    {"select", {Tag::kSelect, Flow::kSkipped}},
    {"small", {Tag::kOther, Flow::kInline}},
    {"source", {Tag::kOther, Flow::kInline}, kVoid},
    {"span", {Tag::kSpan, Flow::kInline}},
    {"strike", {Tag::kOther, Flow::kInline}},
    {"strong", {Tag::kStrong, Flow::kInline}},
    {"style", {Tag::kStyle, Flow::kSkipped}, kScript},
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
    {"track", {Tag::kOther, Flow::kInline}, kVoid},
    {"tt", {Tag::kOther, Flow::kInline}},
    {"u", {Tag::kOther, Flow::kInline}},
    {"ul", {Tag::kUl, Flow::kBlock}},
    {"var", {Tag::kOther, Flow::kInline}},
    {"video", {Tag::kOther, Flow::kSkipped}},
    {"wbr", {Tag::kOther, Flow::kInline}, kVoid},
    {"xmp", {Tag::kOther, Flow::kInline}},
};
constexpr size_t kRowCount = std::size(kRows);
static_assert(kRowCount < kTagIds);

// Where a name stands in the table of slots: names are found by their length and three letters.
constexpr size_t kSlots = 512;
constexpr size_t SlotOf(absl::string_view name) {
  const auto letter = [&](size_t i) { return static_cast<size_t>(name[i]) & 0x1F; };
  return (name.size() * 67 + letter(0) * 29 + letter(name.size() / 2) * 101 +
          letter(name.size() - 1) * 13) %
         kSlots;
}

// Ids by slot, 0 for an empty one; a taken slot sends on to the next.
constexpr std::array<uint8_t, kSlots> MakeSlots() {
  std::array<uint8_t, kSlots> slots{};
  for (size_t row = 0; row < kRowCount; ++row) {
    size_t slot = SlotOf(kRows[row].name);
    while (slots[slot] != 0) slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<uint8_t>(row + 1);
  }
  return slots;
}
constexpr std::array<uint8_t, kSlots> kIds = MakeSlots();

}  // namespace

TagInfo InfoOf(absl::string_view name) {
  if (name.empty()) return {};
  for (size_t slot = SlotOf(name); kIds[slot] != 0; slot = (slot + 1) % kSlots) {
    const Row& row = kRows[kIds[slot] - 1];
    if (!absl::EqualsIgnoreCase(row.name, name)) continue;
    return {row.info.tag, row.info.flow, kIds[slot], row.contents == kVoid,
            row.contents == kScript};
  }
  return {};
}

absl::string_view NameOf(uint8_t id) { return id == 0 || id > kRowCount ? "" : kRows[id - 1].name; }

int HeadingLevel(Tag tag) {
  if (tag < Tag::kH1 || tag > Tag::kH6) return 0;
  return static_cast<int>(tag) - static_cast<int>(Tag::kH1) + 1;
}

}  // namespace communique::ingest
