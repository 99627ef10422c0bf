#ifndef SERVICES_INGEST_DOMAIN_PAGE_PROSE_H_
#define SERVICES_INGEST_DOMAIN_PAGE_PROSE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "services/ingest/domain/line_facts.h"
#include "services/ingest/domain/page.h"

namespace communique::ingest {

// True when the block is running text by its own words: sentences that are not links.
bool IsProse(const Block& block, const LineFacts& facts);

// Where the running text of a page stands in its markup, comments below the article not counted.
// The page must outlive it.
class PageProse {
 public:
  PageProse(const std::vector<LineFacts>& facts, const Page& page);

  // True when an element is, or is in, the comments below the article.
  bool InComments(uint32_t element) const { return element != kNone && comments_[element]; }
  // Words of running text on the page.
  size_t total() const { return total_; }
  // Words of running text in an element.
  size_t Words(uint32_t element) const { return words_[element]; }
  // Share of the page's running text in an element, 0 to 1.
  double Share(uint32_t element) const {
    return total_ == 0 ? 0 : static_cast<double>(words_[element]) / static_cast<double>(total_);
  }
  // The deepest element that holds at least `share` of the running text and more than one
  // paragraph; kNone when there is none.
  uint32_t Deepest(double share) const;

 private:
  const Page& page_;
  std::vector<bool> comments_;
  std::vector<size_t> words_;
  size_t total_ = 0;
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_PAGE_PROSE_H_
