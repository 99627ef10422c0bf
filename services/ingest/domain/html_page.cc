#include "services/ingest/domain/html_page.h"

#include <algorithm>
#include <string>
#include <utility>

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
  for (const absl::string_view part :
       {"/author/", "/authors/", "/by/", "/profile/", "/contributor", "/people/", "/writers/",
        "/journalist", "/staff/", "?author=", "/columnist"}) {
    if (absl::StrContains(href, part)) return true;
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
  void OnEndTag(absl::string_view name, size_t position) override;
  void OnText(size_t begin, size_t end) override;
  void OnConvertedText(absl::string_view text, size_t begin, size_t end) override;
  void OnRawText(absl::string_view text) override;

  Page Finish() {
    Flush();
    while (!open_.empty()) Close();
    return std::move(page_);
  }

 private:
  struct Open {
    uint32_t element;
    std::string name;
    bool skipped;
    bool link;
    bool bold;
  };

  void Flush();
  void Break();
  void Close();
  void NoteHead(const StartTag& tag, Tag kind);
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
  Range json_source_;
};

void PageBuilder::AddMeta(absl::string_view name, absl::string_view value, Range source) {
  if (name.empty() || value.empty()) return;
  BlockTextBuilder clean(value);
  AppendWithReferences(value, 0, value.size(), &clean);
  BlockText text = clean.Take();
  if (text.text.empty()) return;
  page_.metas.push_back({absl::AsciiStrToLower(name), std::move(text.text), source});
}

void PageBuilder::NoteHead(const StartTag& tag, Tag kind) {
  const Range source{tag.begin, tag.end};
  if (kind == Tag::kMeta) {
    for (const absl::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
      if (tag.Has(key)) AddMeta(tag.Get(key), tag.Get("content"), source);
    }
  } else if (kind == Tag::kLink && absl::EqualsIgnoreCase(tag.Get("rel"), "canonical")) {
    AddMeta("canonical", tag.Get("href"), source);
  } else if (kind == Tag::kScript &&
             absl::StrContains(absl::AsciiStrToLower(tag.Get("type")), "ld+json")) {
    json_ = true;
    json_source_ = source;
    page_.json_ld.push_back({"", source});
  } else if (kind == Tag::kTitle) {
    title_source_ = source;
  } else if (kind == Tag::kHtml) {
    AddMeta("html:lang", tag.Get("lang"), source);
  }
}

void PageBuilder::OnStartTag(const StartTag& tag) {
  const TagInfo info = InfoOf(tag.name);
  NoteHead(tag, info.tag);
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
  element.datetime = std::string(tag.Has("datetime") ? tag.Get("datetime") : tag.Get("content"));
  element.is_author_link =
      info.tag == Tag::kA &&
      (absl::EqualsIgnoreCase(tag.Get("rel"), "author") || IsAuthorAddress(tag.Get("href")));
  const bool title =
      info.tag == Tag::kTitle &&
      page_.metas.end() == std::find_if(page_.metas.begin(), page_.metas.end(),
                                        [](const MetaItem& m) { return m.name == "title-tag"; }) &&
      skipped_ == 0;
  const bool skip = info.flow == Flow::kSkipped;
  const bool link = info.tag == Tag::kA && tag.Has("href");
  const bool bold = info.tag == Tag::kB || info.tag == Tag::kStrong;
  open_.push_back(
      {static_cast<uint32_t>(page_.elements.size()), std::string(tag.name), skip, link, bold});
  page_.elements.push_back(std::move(element));
  skipped_ += skip;
  title_depth_ += title;
  links_ += link;
  link_count_ += link;
  bold_ += bold;
}

void PageBuilder::Close() {
  const Open top = std::move(open_.back());
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

void PageBuilder::OnEndTag(absl::string_view name, size_t /*position*/) {
  for (size_t i = open_.size(); i > 0 && open_.size() - i < kMaxDepth; --i) {
    if (open_[i - 1].name != name) continue;
    while (open_.size() >= i) Close();
    return;
  }
}

void PageBuilder::OnText(size_t begin, size_t end) {
  if (title_depth_ > 0) title_.AppendSource(begin, end);
  if (skipped_ > 0) return;
  const size_t before = text_.text().size();
  text_.AppendSource(begin, end);
  const auto added = static_cast<uint32_t>(text_.text().size() - before);
  if (added > 0) {
    if (before == 0 || block_element_ == kNone) block_element_ = Top();
    breaks_ = false;
  }
  if (links_ > 0) link_bytes_ += added;
  if (bold_ > 0) bold_bytes_ += added;
}

void PageBuilder::OnConvertedText(absl::string_view text, size_t begin, size_t end) {
  if (title_depth_ > 0) title_.AppendConverted(text, begin, end);
  if (skipped_ > 0) return;
  const size_t before = text_.text().size();
  text_.AppendConverted(text, begin, end);
  const auto added = static_cast<uint32_t>(text_.text().size() - before);
  if (added > 0) {
    if (before == 0 || block_element_ == kNone) block_element_ = Top();
    breaks_ = false;
  }
  if (links_ > 0) link_bytes_ += added;
  if (bold_ > 0) bold_bytes_ += added;
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

void PageBuilder::Flush() {
  if (!text_.empty()) {
    Block block;
    const Place end = Here();
    block.content = text_.Take();
    block.element = block_element_;
    while (block.element != kNone && page_.elements[block.element].flow != Flow::kBlock) {
      block.element = page_.elements[block.element].parent;
    }
    for (uint32_t e = block_element_; e != kNone; e = page_.elements[e].parent) {
      // An inline hint speaks for the block only when the element holds all of it.
      const Element& element = page_.elements[e];
      if (element.flow == Flow::kBlock || HoldsAll(element, end)) block.hints |= element.hints;
      if (block.heading_level == 0) block.heading_level = HeadingLevel(element.tag);
      block.list_item |= element.tag == Tag::kLi && element.flow == Flow::kBlock;
    }
    block.link_bytes = std::min<uint32_t>(link_bytes_, block.content.text.size());
    block.link_count = link_count_;
    block.bold_bytes = std::min<uint32_t>(bold_bytes_, block.content.text.size());
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
