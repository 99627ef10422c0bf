#ifndef SERVICES_INGEST_DOMAIN_PAGE_COUNTS_H_
#define SERVICES_INGEST_DOMAIN_PAGE_COUNTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "services/ingest/domain/line_facts.h"
#include "services/ingest/domain/page.h"
#include "services/ingest/domain/page_prose.h"

namespace communique::ingest {

// Counts of a stretch of the page.
struct Extent {
  double words = 0;
  double prose = 0;
  double bytes = 0;
  double link_bytes = 0;
  double blocks = 0;

  void Add(const Extent& other) {
    words += other.words;
    prose += other.prose;
    bytes += other.bytes;
    link_bytes += other.link_bytes;
    blocks += other.blocks;
  }
  Extent Minus(const Extent& other) const {
    return {words - other.words, prose - other.prose, bytes - other.bytes,
            link_bytes - other.link_bytes, blocks - other.blocks};
  }
};

// What stands around an element: the path of tags and hints to it.
struct Surroundings {
  uint64_t path = 0;
  uint64_t tags = 0;       // Bit of each Tag below body.
  uint32_t hints = 0;      // Of elements that are no wrappers.
  uint32_t all_hints = 0;  // Of all.
  ingest::v1::RemovalReason reason = ingest::v1::REMOVAL_REASON_UNSPECIFIED;
};

// The bit of one of the first 64 tags.
constexpr uint64_t BitOf(Tag tag) { return uint64_t{1} << static_cast<int>(tag); }

// What is counted once over the blocks and elements of a page, for the features of each block. The
// page and the facts must outlive it. Time and memory are linear in the page.
class PageCounts {
 public:
  PageCounts(const std::vector<LineFacts>& facts, const Page& page);

  const PageProse& prose() const { return prose_; }
  bool is_prose(size_t block) const { return is_prose_[block] != 0; }
  // Of all blocks.
  const Extent& all() const { return before_.back(); }
  // Of the blocks before `block`.
  const Extent& Before(size_t block) const { return before_[block]; }
  // Of the blocks from `first` up to but without `last`.
  Extent Between(size_t first, size_t last) const { return before_[last].Minus(before_[first]); }
  // Of an element.
  const Extent& Of(uint32_t element) const { return elements_[element]; }
  const Surroundings& Around(uint32_t element) const { return around_[element]; }
  // Of all blocks under a Surroundings::path that a block has.
  const Extent& OfPath(uint64_t path) const { return paths_.at(path); }
  // Blocks with the same folded words as one of them.
  int Repeats(absl::string_view folded) const { return repeats_.at(folded); }
  // Blocks since the last prose, and up to the next; at most 50.
  uint32_t gap_before(size_t block) const { return gap_before_[block]; }
  uint32_t gap_after(size_t block) const { return gap_after_[block]; }
  // Blocks in a row around it whose elements have the same parent; at most 50.
  uint32_t run(size_t block) const { return run_[block]; }
  // Words of prose in <p>.
  double paragraph_prose() const { return paragraph_prose_; }

  uint32_t ParentOf(size_t block) const {
    const uint32_t element = page_.blocks[block].element;
    return element == kNone ? kNone : page_.elements[element].parent;
  }
  Tag TagOf(size_t block) const {
    const uint32_t element = page_.blocks[block].element;
    return element == kNone ? Tag::kOther : page_.elements[element].tag;
  }

 private:
  void SurroundElements();
  void CountBlocks();
  void CountBlock(size_t i);
  void CountElements();
  void MeasureGaps();
  void MeasureRuns();

  const Page& page_;
  const std::vector<LineFacts>& facts_;
  const PageProse prose_;
  std::vector<uint8_t> is_prose_;
  std::vector<Extent> before_;  // Of all blocks before each, and of all.
  std::vector<Extent> elements_;
  std::vector<Surroundings> around_;
  absl::flat_hash_map<uint64_t, Extent> paths_;
  absl::flat_hash_map<absl::string_view, int> repeats_;
  std::vector<uint32_t> gap_before_;
  std::vector<uint32_t> gap_after_;
  std::vector<uint32_t> run_;
  double paragraph_prose_ = 0;
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_PAGE_COUNTS_H_
