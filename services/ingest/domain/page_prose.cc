#include "services/ingest/domain/page_prose.h"

#include <algorithm>

namespace communique::ingest {
namespace {

constexpr double kProseLinkDensity = 0.4;
constexpr size_t kProseWords = 15;
constexpr size_t kParagraphWords = 40;

// Elements that hold one paragraph, so that none of them is an article.
bool IsLeaf(Tag tag) {
  return tag == Tag::kP || tag == Tag::kLi || tag == Tag::kPre || tag == Tag::kDd ||
         tag == Tag::kDt || tag == Tag::kBlockquote || HeadingLevel(tag) != 0;
}

// Which elements are, or are in, the comments below an article: marked as such, with the words of a
// paragraph or more `before` them. They are often longer than the article.
std::vector<bool> CommentsBelow(const std::vector<size_t>& before, const Page& page) {
  std::vector<bool> comments(page.elements.size());
  for (size_t e = 0; e < page.elements.size(); ++e) {
    const Element& element = page.elements[e];
    const bool marked =
        (element.hints & kHintComments) != 0 &&
        before[std::min<size_t>(element.begin.block, before.size() - 1)] >= kParagraphWords;
    comments[e] = marked || (element.parent != kNone && comments[element.parent]);
  }
  return comments;
}

}  // namespace

bool IsProse(const Block& block, const LineFacts& facts) {
  return facts.residue == nullptr && facts.word_count >= kProseWords &&
         block.LinkDensity() < kProseLinkDensity &&
         (facts.ends_sentence || facts.word_count >= kParagraphWords);
}

PageProse::PageProse(const std::vector<LineFacts>& facts, const Page& page)
    : page_(page), words_(page.elements.size()) {
  std::vector<size_t> before(page.blocks.size() + 1);  // Words of running text before each block.
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    before[i + 1] = before[i] + (IsProse(page.blocks[i], facts[i]) ? facts[i].word_count : 0);
  }
  comments_ = CommentsBelow(before, page);
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    const uint32_t element = page.blocks[i].element;
    if (InComments(element)) continue;
    const size_t words = before[i + 1] - before[i];
    total_ += words;
    if (element != kNone) words_[element] += words;
  }
  // Parents stand before their children, so one pass from the end sums up the tree.
  for (size_t e = words_.size(); e-- > 0;) {
    const uint32_t parent = page.elements[e].parent;
    if (parent != kNone) words_[parent] += words_[e];
  }
}

uint32_t PageProse::Deepest(double share) const {
  uint32_t deepest = kNone;
  for (uint32_t e = 0; e < page_.elements.size(); ++e) {
    const Element& element = page_.elements[e];
    if (element.flow != Flow::kBlock || IsLeaf(element.tag) || Share(e) < share) continue;
    if (deepest == kNone || element.depth >= page_.elements[deepest].depth) deepest = e;
  }
  return deepest;
}

}  // namespace communique::ingest
