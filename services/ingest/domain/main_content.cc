#include "services/ingest/domain/main_content.h"

#include <algorithm>
#include <utility>

namespace communique::ingest {
namespace {

using ::communique::ingest::v1::BlockRole;
using ::communique::ingest::v1::RemovalReason;

// An element with this share of the running text holds the article.
constexpr double kMainShare = 0.75;
// Hints of an element with this share of the running text are wrong.
constexpr double kWrapperShare = 0.4;
constexpr double kProseLinkDensity = 0.4;
constexpr size_t kProseWords = 15;

// First match wins.
constexpr std::pair<uint32_t, RemovalReason> kHintReasons[] = {
    {kHintComments, ingest::v1::REMOVAL_REASON_COMMENTS},
    {kHintCookie, ingest::v1::REMOVAL_REASON_COOKIE_NOTICE},
    {kHintAdvertisement, ingest::v1::REMOVAL_REASON_ADVERTISEMENT},
    {kHintSubscription, ingest::v1::REMOVAL_REASON_SUBSCRIPTION},
    {kHintShare, ingest::v1::REMOVAL_REASON_SHARE},
    {kHintRelated, ingest::v1::REMOVAL_REASON_RELATED},
    {kHintLogin, ingest::v1::REMOVAL_REASON_LOGIN_FORM},
    {kHintNavigation | kHintToc | kHintTags, ingest::v1::REMOVAL_REASON_NAVIGATION},
    {kHintCaption, ingest::v1::REMOVAL_REASON_CAPTION},
    {kHintSidebar | kHintFooter | kHintHidden | kHintPullQuote,
     ingest::v1::REMOVAL_REASON_OUTSIDE_MAIN},
};

RemovalReason ReasonOfTag(Tag tag) {
  switch (tag) {
    case Tag::kNav:
      return ingest::v1::REMOVAL_REASON_NAVIGATION;
    case Tag::kAside:
    case Tag::kFooter:
      return ingest::v1::REMOVAL_REASON_OUTSIDE_MAIN;
    case Tag::kButton:
    case Tag::kLabel:
    case Tag::kFieldset:
    case Tag::kTextarea:
    case Tag::kSummary:
      return ingest::v1::REMOVAL_REASON_INTERFACE;
    case Tag::kFigcaption:
    case Tag::kCaption:
      return ingest::v1::REMOVAL_REASON_CAPTION;
    default:
      return ingest::v1::REMOVAL_REASON_UNSPECIFIED;
  }
}

bool IsProse(const Block& block, const LineFacts& facts) {
  return facts.residue == nullptr && facts.word_count >= kProseWords &&
         block.LinkDensity() < kProseLinkDensity && (facts.ends_sentence || facts.word_count >= 40);
}

// Running text of the page, by element.
class ProseCount {
 public:
  ProseCount(const std::vector<LineFacts>& facts, const Page& page)
      : page_(page), words_(page.elements.size()) {
    for (size_t i = 0; i < page.blocks.size(); ++i) {
      if (IsProse(page.blocks[i], facts[i])) Add(page.blocks[i].element, facts[i].word_count);
    }
    // Parents stand before their children, so one pass from the end sums up the tree.
    for (size_t e = words_.size(); e-- > 0;) {
      const uint32_t parent = page.elements[e].parent;
      if (parent != kNone) words_[parent] += words_[e];
    }
  }

  size_t total() const { return total_; }
  double Share(uint32_t element) const {
    return total_ == 0 ? 0 : static_cast<double>(words_[element]) / static_cast<double>(total_);
  }

 private:
  void Add(uint32_t element, size_t words) {
    total_ += words;
    if (element != kNone) words_[element] += words;
  }

  const Page& page_;
  std::vector<size_t> words_;
  size_t total_ = 0;
};

// What the markup between a block and the whole page says against it, from the inside out.
RemovalReason ReasonOfMarkup(const Page& page, const ProseCount& prose, uint32_t element) {
  for (; element != kNone; element = page.elements[element].parent) {
    const Element& e = page.elements[element];
    if (e.tag == Tag::kBody || e.tag == Tag::kHtml || prose.Share(element) >= kWrapperShare)
      continue;
    RemovalReason reason =
        HeadingLevel(e.tag) == 0 ? ReasonOfHints(e.hints) : ingest::v1::REMOVAL_REASON_UNSPECIFIED;
    if (reason == ingest::v1::REMOVAL_REASON_UNSPECIFIED) reason = ReasonOfTag(e.tag);
    if (reason != ingest::v1::REMOVAL_REASON_UNSPECIFIED) return reason;
  }
  return ingest::v1::REMOVAL_REASON_UNSPECIFIED;
}

BlockRole RoleOfReason(RemovalReason reason) {
  switch (reason) {
    case ingest::v1::REMOVAL_REASON_COMMENTS:
      return ingest::v1::BLOCK_ROLE_COMMENT;
    case ingest::v1::REMOVAL_REASON_CAPTION:
      return ingest::v1::BLOCK_ROLE_CAPTION;
    case ingest::v1::REMOVAL_REASON_NAVIGATION:
    case ingest::v1::REMOVAL_REASON_RELATED:
      return ingest::v1::BLOCK_ROLE_NAVIGATION;
    default:
      return ingest::v1::BLOCK_ROLE_RESIDUE;
  }
}

// Elements that hold one paragraph, so that none of them is an article.
bool IsLeaf(Tag tag) {
  return tag == Tag::kP || tag == Tag::kLi || tag == Tag::kPre || tag == Tag::kDd ||
         tag == Tag::kDt || tag == Tag::kBlockquote || HeadingLevel(tag) != 0;
}

// The deepest element that holds most of the running text.
uint32_t FindMain(const Page& page, const ProseCount& prose) {
  uint32_t main = kNone;
  for (uint32_t e = 0; e < page.elements.size(); ++e) {
    const Element& element = page.elements[e];
    if (element.flow != Flow::kBlock || IsLeaf(element.tag) || prose.Share(e) < kMainShare)
      continue;
    if (main == kNone || element.depth >= page.elements[main].depth) main = e;
  }
  return main;
}

bool Holds(const Page& page, uint32_t main, uint32_t element) {
  while (element != kNone && element > main) element = page.elements[element].parent;
  return element == main;
}

}  // namespace

RemovalReason ReasonOfHints(uint32_t hints) {
  for (const auto& [bits, reason] : kHintReasons) {
    if ((hints & bits) != 0) return reason;
  }
  return ingest::v1::REMOVAL_REASON_UNSPECIFIED;
}

uint32_t SelectMainContent(const std::vector<LineFacts>& facts, Page* page) {
  const ProseCount prose(facts, *page);
  const uint32_t main = FindMain(*page, prose);
  for (size_t i = 0; i < page->blocks.size(); ++i) {
    Block& block = page->blocks[i];
    RemovalReason reason = ReasonOfMarkup(*page, prose, block.element);
    if (reason == ingest::v1::REMOVAL_REASON_UNSPECIFIED && main != kNone &&
        !Holds(*page, main, block.element)) {
      reason = ingest::v1::REMOVAL_REASON_OUTSIDE_MAIN;
    }
    const bool links =
        block.LinkDensity() > 0.6 && facts[i].word_count < 30 && block.heading_level == 0;
    if (reason == ingest::v1::REMOVAL_REASON_UNSPECIFIED && links)
      reason = ingest::v1::REMOVAL_REASON_NAVIGATION;
    if (reason != ingest::v1::REMOVAL_REASON_UNSPECIFIED)
      block.Remove(reason, RoleOfReason(reason));
  }
  return main;
}

}  // namespace communique::ingest
