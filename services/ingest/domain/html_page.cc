#include "services/ingest/domain/html_page.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingest/domain/html_parser.h"
#include "services/ingest/domain/markdown.h"
#include "services/ingest/domain/words.h"

namespace communique::ingest {
namespace {

// A line of at least this many bytes that ends a sentence ends a paragraph at a single <br>.
constexpr size_t kLongLine = 80;
constexpr size_t kLongestJson = 512 << 10;

bool IsAuthorAddress(absl::string_view href) {
  for (size_t at = href.find_first_of("/?"); at != absl::string_view::npos;
       at = href.find_first_of("/?", at + 1)) {
    for (const absl::string_view part :
         {"/author/", "/authors/", "/by/", "/profile/", "/contributor", "/people/", "/writers/",
          "/journalist", "/staff/", "?author=", "/columnist"}) {
      if (absl::StartsWith(href.substr(at), part)) return true;
    }
  }
  return false;
}

// Whether an inline element holds all of the block that ends at `end`.
bool HoldsAll(const Element& element, Place end) {
  const bool from_start = element.begin.block < end.block || element.begin.offset == 0;
  const bool to_end = element.end.block == kNone ||
                      (element.end.block == end.block && element.end.offset == end.offset);
  return from_start && to_end;
}

class PageBuilder : public HtmlSink {
 public:
  PageBuilder(absl::string_view source, const HtmlHints& hints)
      : hints_(hints), text_(source), title_(source) {
    page_.is_html = true;
  }

  void OnStartTag(const StartTag& tag) override;
  void OnEndTag() override;
  void OnText(size_t begin, size_t end) override;
  void OnConvertedText(absl::string_view text, size_t begin, size_t end) override;
  void OnRawText(absl::string_view text) override;

  Page Finish() {
    Flush();
    return std::move(page_);
  }

 private:
  struct Open {
    uint32_t element;
    bool skipped;
    bool link;
    bool bold;
  };

  // What an element hands down to the blocks in it.
  struct Inherited {
    uint32_t hints = 0;            // Of it and its ancestors that are block-level.
    uint32_t inline_hint = kNone;  // The innermost of them that is inline and has hints.
    uint8_t heading_level = 0;     // Of the innermost heading; 0 = none.
    bool list_item = false;
  };

  void Inherit(const Element& element);
  void Flush();
  Block MakeBlock();
  void NoteText(size_t before);
  void Break();
  void NoteHead(const StartTag& tag);
  void AddMeta(absl::string_view name, absl::string_view value, Range source);
  Place Here() const {
    return {static_cast<uint32_t>(page_.blocks.size()), static_cast<uint32_t>(text_.text().size())};
  }
  uint32_t Top() const { return open_.empty() ? kNone : open_.back().element; }

  const HtmlHints& hints_;
  Page page_;
  BlockTextBuilder text_;
  BlockTextBuilder title_;
  std::vector<Open> open_;
  std::vector<Inherited> inherited_;  // By element.
  Range title_source_;
  int skipped_ = 0;
  int title_depth_ = 0;
  int links_ = 0;
  int bold_ = 0;
  uint32_t block_element_ = kNone;
  uint32_t link_bytes_ = 0;
  uint32_t link_count_ = 0;
  uint32_t bold_bytes_ = 0;
  size_t line_begin_ = 0;
  bool breaks_ = false;
  bool json_ = false;
};

void PageBuilder::AddMeta(absl::string_view name, absl::string_view value, Range source) {
  if (name.empty() || value.empty()) return;
  BlockTextBuilder clean(value);
  AppendWithReferences(value, 0, value.size(), &clean);
  BlockText text = clean.Take();
  if (text.text.empty()) return;
  page_.metas.push_back({absl::AsciiStrToLower(name), std::move(text.text), source});
}

void PageBuilder::NoteHead(const StartTag& tag) {
  const Range source{tag.begin, tag.end};
  switch (tag.info.tag) {
    case Tag::kMeta:
      for (const Attribute key :
           {Attribute::kProperty, Attribute::kName, Attribute::kItemprop, Attribute::kHttpEquiv}) {
        AddMeta(tag.Get(key), tag.Get(Attribute::kContent), source);
      }
      break;
    case Tag::kLink:
      if (absl::EqualsIgnoreCase(tag.Get(Attribute::kRel), "canonical"))
        AddMeta("canonical", tag.Get(Attribute::kHref), source);
      break;
    case Tag::kScript:
      json_ = absl::StrContains(absl::AsciiStrToLower(tag.Get(Attribute::kType)), "ld+json");
      if (json_) page_.json_ld.push_back({"", source});
      break;
    case Tag::kTitle:
      title_source_ = source;
      break;
    case Tag::kHtml:
      AddMeta("html:lang", tag.Get(Attribute::kLang), source);
      break;
    default:
      break;
  }
}

void PageBuilder::OnStartTag(const StartTag& tag) {
  const TagInfo info = tag.info;
  NoteHead(tag);
  if (info.tag == Tag::kBr) {
    Break();
  } else if (info.flow == Flow::kBlock) {
    Flush();
  } else if (info.flow == Flow::kSkipped || info.tag == Tag::kTime) {
    text_.AppendSpace();
  }
  Element element;
  element.parent = Top();
  element.tag = info.tag;
  element.flow = info.flow;
  element.depth = static_cast<uint16_t>(open_.size());
  element.hints = hints_.Of(tag);
  element.begin = Here();
  element.end.block = kNone;  // Open.
  element.source = {tag.begin, tag.end};
  element.datetime = std::string(
      tag.Get(tag.Has(Attribute::kDatetime) ? Attribute::kDatetime : Attribute::kContent));
  element.is_author_link =
      info.tag == Tag::kA && (absl::EqualsIgnoreCase(tag.Get(Attribute::kRel), "author") ||
                              IsAuthorAddress(tag.Get(Attribute::kHref)));
  const bool title =
      info.tag == Tag::kTitle &&
      page_.metas.end() == std::find_if(page_.metas.begin(), page_.metas.end(),
                                        [](const MetaItem& m) { return m.name == "title-tag"; }) &&
      skipped_ == 0;
  const bool skip = info.flow == Flow::kSkipped;
  const bool link = info.tag == Tag::kA && tag.Has(Attribute::kHref);
  const bool bold = info.tag == Tag::kB || info.tag == Tag::kStrong;
  open_.push_back({static_cast<uint32_t>(page_.elements.size()), skip, link, bold});
  Inherit(element);
  page_.elements.push_back(std::move(element));
  skipped_ += skip;
  title_depth_ += title;
  links_ += link;
  link_count_ += link;
  bold_ += bold;
}

void PageBuilder::OnEndTag() {
  const Open top = open_.back();
  open_.pop_back();
  Element& element = page_.elements[top.element];
  if (element.flow == Flow::kBlock) Flush();
  element.end = Here();
  if (element.tag == Tag::kTime) text_.AppendSpace();
  skipped_ -= top.skipped;
  links_ -= top.link;
  bold_ -= top.bold;
  if (element.tag == Tag::kTitle && title_depth_ > 0) {
    title_depth_ = 0;
    BlockText title = title_.Take();
    if (!title.text.empty()) {
      page_.metas.push_back({"title-tag", std::move(title.text),
                             title.source.empty() ? title_source_ : title.source});
    }
  }
  if (element.tag == Tag::kScript) json_ = false;
}

// Counts the text that was added since the block had `before` bytes.
void PageBuilder::NoteText(size_t before) {
  const auto added = static_cast<uint32_t>(text_.text().size() - before);
  if (added > 0) {
    if (before == 0 || block_element_ == kNone) block_element_ = Top();
    breaks_ = false;
  }
  if (links_ > 0) link_bytes_ += added;
  if (bold_ > 0) bold_bytes_ += added;
}

void PageBuilder::OnText(size_t begin, size_t end) {
  if (title_depth_ > 0) title_.AppendSource(begin, end);
  if (skipped_ > 0) return;
  const size_t before = text_.text().size();
  text_.AppendSource(begin, end);
  NoteText(before);
}

void PageBuilder::OnConvertedText(absl::string_view text, size_t begin, size_t end) {
  if (title_depth_ > 0) title_.AppendConverted(text, begin, end);
  if (skipped_ > 0) return;
  const size_t before = text_.text().size();
  text_.AppendConverted(text, begin, end);
  NoteText(before);
}

void PageBuilder::OnRawText(absl::string_view text) {
  if (!json_ || page_.json_ld.empty()) return;
  std::string& out = page_.json_ld.back().text;
  out.append(text.data(), std::min(text.size(), kLongestJson - std::min(kLongestJson, out.size())));
}

// A line break: two in a row, or one after a long line that ends a sentence, part paragraphs.
void PageBuilder::Break() {
  const absl::string_view line = absl::string_view(text_.text()).substr(line_begin_);
  if (breaks_ || (line.size() >= kLongLine && EndsSentence(line))) {
    Flush();
    return;
  }
  text_.AppendSpace();
  line_begin_ = text_.text().size();
  breaks_ = !text_.empty();
}

void PageBuilder::Inherit(const Element& element) {
  Inherited own;
  if (element.parent != kNone) own = inherited_[element.parent];
  const bool block = element.flow == Flow::kBlock;
  if (block) own.hints |= element.hints;
  if (!block && element.hints != 0) own.inline_hint = static_cast<uint32_t>(page_.elements.size());
  if (const int level = HeadingLevel(element.tag); level != 0)
    own.heading_level = static_cast<uint8_t>(level);
  own.list_item |= block && element.tag == Tag::kLi;
  inherited_.push_back(own);
}

Block PageBuilder::MakeBlock() {
  Block block;
  const Place end = Here();
  block.content = text_.Take();
  block.link_bytes = std::min<uint32_t>(link_bytes_, block.content.text.size());
  block.link_count = link_count_;
  block.bold_bytes = std::min<uint32_t>(bold_bytes_, block.content.text.size());
  block.element = block_element_;
  if (block_element_ == kNone) return block;
  while (block.element != kNone && page_.elements[block.element].flow != Flow::kBlock) {
    block.element = page_.elements[block.element].parent;
  }
  const Inherited& inherited = inherited_[block_element_];
  block.hints = inherited.hints;
  block.heading_level = inherited.heading_level;
  block.list_item = inherited.list_item;
  for (uint32_t e = inherited.inline_hint; e != kNone;) {
    // An inline hint speaks for the block only when the element holds all of it.
    const Element& element = page_.elements[e];
    if (HoldsAll(element, end)) block.hints |= element.hints;
    e = element.parent == kNone ? kNone : inherited_[element.parent].inline_hint;
  }
  return block;
}

void PageBuilder::Flush() {
  if (!text_.empty()) {
    Block block = MakeBlock();
    if (!block.content.text.empty()) page_.blocks.push_back(std::move(block));
  }
  link_bytes_ = link_count_ = bold_bytes_ = 0;
  line_begin_ = 0;
  breaks_ = false;
  block_element_ = kNone;
}

}  // namespace

Page ReadHtml(absl::string_view source, const HtmlHints& hints) {
  PageBuilder builder(source, hints);
  ParseHtml(source, &builder);
  return builder.Finish();
}

}  // namespace communique::ingest
