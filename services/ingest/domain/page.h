#ifndef SERVICES_INGEST_DOMAIN_PAGE_H_
#define SERVICES_INGEST_DOMAIN_PAGE_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "communique/ingest/v1/document.pb.h"
#include "services/ingest/domain/block_text.h"
#include "services/ingest/domain/html_tags.h"

namespace communique::ingest {

inline constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();

// What class names, ids and attributes say an element is for; bits of Element::hints.
enum Hint : uint32_t {
  kHintBody = 1 << 0,        // "article-body", itemprop articleBody
  kHintNavigation = 1 << 1,  // "menu", role navigation
  kHintComments = 1 << 2,
  kHintShare = 1 << 3,
  kHintRelated = 1 << 4,
  kHintAdvertisement = 1 << 5,
  kHintCookie = 1 << 6,
  kHintSubscription = 1 << 7,
  kHintSidebar = 1 << 8,
  kHintFooter = 1 << 9,
  kHintHeader = 1 << 10,
  kHintAuthor = 1 << 11,
  kHintBio = 1 << 12,
  kHintDate = 1 << 13,
  kHintTitle = 1 << 14,
  kHintSubtitle = 1 << 15,
  kHintCaption = 1 << 16,
  kHintHidden = 1 << 17,
  kHintMetadata = 1 << 18,  // "entry-meta", "article-info"
  kHintTags = 1 << 19,      // Lists of keywords and categories.
  kHintModified = 1 << 20,
  kHintLogin = 1 << 21,
  kHintPublisher = 1 << 22,
  kHintPullQuote = 1 << 23,
  kHintToc = 1 << 24,
};

// A position in the clean text of a page: block, then byte.
struct Place {
  uint32_t block = 0;
  uint32_t offset = 0;
};

// An element of the markup that can hold text.
struct Element {
  uint32_t parent = kNone;
  Tag tag = Tag::kOther;
  Flow flow = Flow::kInline;
  uint16_t depth = 0;
  uint32_t hints = 0;
  Place begin;
  Place end;                    // Where its text ends; equal to begin when it has none.
  Range source;                 // Decoded range of its start tag.
  std::string datetime;         // time/@datetime or @content of a microdata property.
  bool is_author_link = false;  // a/@rel=author or an address of an author page.
};

// A unit of text that keeps or loses its place as a whole.
struct Block {
  BlockText content;
  ingest::v1::BlockRole role = ingest::v1::BLOCK_ROLE_PARAGRAPH;
  ingest::v1::RemovalReason reason = ingest::v1::REMOVAL_REASON_UNSPECIFIED;
  bool kept = true;
  float probability = 1;  // That it is article text, 0 to 1; 1 when nothing was judged.

  int heading_level = 0;  // From markup; 0 = no heading.
  bool list_item = false;
  bool blank_before = true;  // Plain text: an empty line stands before it.

  // HTML only.
  uint32_t element = kNone;  // Innermost block-level element.
  uint32_t hints = 0;        // Of all its ancestors.
  uint32_t link_bytes = 0;   // Bytes of its text inside links.
  uint32_t link_count = 0;
  uint32_t bold_bytes = 0;

  const std::string& text() const { return content.text; }
  double LinkDensity() const {
    return text().empty() ? 0
                          : static_cast<double>(link_bytes) / static_cast<double>(text().size());
  }
  // Takes the block out of the text.
  void Remove(ingest::v1::RemovalReason why, ingest::v1::BlockRole what) {
    kept = false;
    reason = why;
    role = what;
  }
};

// A name-value pair of the head: meta name/property, link rel, <title>, front matter keys, labels.
struct MetaItem {
  std::string name;  // Lower case.
  std::string value;
  Range source;
};

// A piece of JSON-LD.
struct JsonScript {
  std::string text;
  Range source;
};

// Content cut into blocks, before any judgement.
struct Page {
  bool is_html = false;
  bool framed = false;            // Plain text that was a page with menus around the article.
  std::vector<Element> elements;  // Parents before children.
  std::vector<Block> blocks;      // In reading order.
  std::vector<Block> asides;      // Parts that were cut out of blocks; removed.
  std::vector<MetaItem> metas;
  std::vector<JsonScript> json_ld;
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_PAGE_H_
