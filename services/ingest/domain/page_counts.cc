#include "services/ingest/domain/page_counts.h"

#include <algorithm>

#include "services/ingest/domain/markup_reasons.h"

namespace communique::ingest {
namespace {

// Hints of an element with this share of the running text are those of a wrapper.
constexpr double kWrapperShare = 0.4;
constexpr uint32_t kLongest = 50;  // Gaps and runs are counted up to here.

uint64_t Mix(uint64_t hash, uint64_t value) {
  hash ^= value + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
  return hash * 0xff51afd7ed558ccdULL;
}

}  // namespace

PageCounts::PageCounts(const std::vector<LineFacts>& facts, const Page& page)
    : page_(page), facts_(facts), prose_(facts, page) {
  SurroundElements();
  CountBlocks();
  CountElements();
  MeasureGaps();
  MeasureRuns();
}

void PageCounts::SurroundElements() {
  around_.resize(page_.elements.size());
  for (size_t e = 0; e < page_.elements.size(); ++e) {
    const Element& element = page_.elements[e];
    Surroundings& here = around_[e];
    if (element.parent != kNone) here = around_[element.parent];
    if (element.flow == Flow::kBlock) {
      here.path = Mix(here.path, static_cast<uint64_t>(element.tag) << 32 | element.hints);
    }
    here.all_hints |= element.hints;
    if (element.tag == Tag::kBody || element.tag == Tag::kHtml) continue;
    if (static_cast<int>(element.tag) < 64) here.tags |= BitOf(element.tag);
    if (prose_.Share(e) >= kWrapperShare) continue;
    here.hints |= element.hints;
    // The innermost reason counts.
    const ingest::v1::RemovalReason reason = ReasonOfElement(element);
    if (reason != ingest::v1::REMOVAL_REASON_UNSPECIFIED) here.reason = reason;
  }
}

void PageCounts::CountBlocks() {
  before_.resize(page_.blocks.size() + 1);
  is_prose_.resize(page_.blocks.size());
  for (size_t i = 0; i < page_.blocks.size(); ++i) CountBlock(i);
}

void PageCounts::CountBlock(size_t i) {
  const Block& block = page_.blocks[i];
  const LineFacts& facts = facts_[i];
  is_prose_[i] = IsProse(block, facts) && !prose_.InComments(block.element);
  const auto words = static_cast<double>(facts.word_count);
  const Extent own{words, is_prose_[i] ? words : 0, static_cast<double>(block.text().size()),
                   static_cast<double>(block.link_bytes), 1};
  before_[i + 1] = before_[i];
  before_[i + 1].Add(own);
  if (!facts.folded.empty()) ++repeats_[facts.folded];
  if (block.element == kNone) return;
  const Surroundings& around = around_[block.element];
  paths_[around.path].Add(own);
  if ((around.tags & BitOf(Tag::kP)) != 0) paragraph_prose_ += own.prose;
}

void PageCounts::MeasureGaps() {
  const size_t count = page_.blocks.size();
  gap_before_.resize(count);
  gap_after_.resize(count);
  uint32_t gap = kLongest;
  for (size_t i = 0; i < count; ++i) {
    gap_before_[i] = gap;
    gap = is_prose_[i] ? 0 : std::min(gap + 1, kLongest);
  }
  gap = kLongest;
  for (size_t i = count; i-- > 0;) {
    gap_after_[i] = gap;
    gap = is_prose_[i] ? 0 : std::min(gap + 1, kLongest);
  }
}

void PageCounts::MeasureRuns() {
  const size_t count = page_.blocks.size();
  run_.resize(count);
  for (size_t i = 0; i < count;) {
    size_t end = i + 1;
    while (end < count && ParentOf(end) == ParentOf(i)) ++end;
    for (size_t k = i; k < end; ++k) {
      run_[k] = static_cast<uint32_t>(std::min<size_t>(end - i, kLongest));
    }
    i = end;
  }
}

void PageCounts::CountElements() {
  elements_.resize(page_.elements.size());
  for (size_t i = 0; i < page_.blocks.size(); ++i) {
    if (page_.blocks[i].element != kNone) elements_[page_.blocks[i].element].Add(Between(i, i + 1));
  }
  for (size_t e = elements_.size(); e-- > 0;) {
    const uint32_t parent = page_.elements[e].parent;
    if (parent != kNone) elements_[parent].Add(elements_[e]);
  }
}

}  // namespace communique::ingest
