#include "services/ingest/domain/main_content.h"

#include <algorithm>
#include <utility>

#include "services/ingest/domain/block_features.h"
#include "services/ingest/domain/programme.h"

namespace communique::ingest {
namespace {

using ::communique::ingest::v1::BlockRole;
using ::communique::ingest::v1::RemovalReason;

// A block with this link density is a menu.
constexpr double kLinksDensity = 0.6;

// A block that the markup calls something else must be likelier article text than others.
constexpr double kKeepMarked = 0.5;

// Plain text with so many lines around the article was a page with menus.
constexpr size_t kFrameLines = 20;
// Lines above the article of such a page among which title and byline stand.
constexpr size_t kHeadLines = 12;
// Text between article text is none below this probability.
constexpr double kStrayText = 0.1;

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

// Why a block is no article text against which the markup says nothing.
RemovalReason ReasonOf(const Block& block) {
  return block.LinkDensity() > kLinksDensity ? ingest::v1::REMOVAL_REASON_NAVIGATION
                                             : ingest::v1::REMOVAL_REASON_OUTSIDE_MAIN;
}

void Judge(const BlockScorer& scorer, const FeatureReader& features, Page* page) {
  for (uint32_t i = 0; i < page->blocks.size(); ++i) {
    page->blocks[i].probability = static_cast<float>(scorer.Probability(features.Of(i)));
  }
}

// Whether a block of this probability is article text.
bool IsText(const Block& block, RemovalReason mark, double keep) {
  if (mark == ingest::v1::REMOVAL_REASON_UNSPECIFIED) return block.probability >= keep;
  // Comments are none, whatever they read like.
  return mark != ingest::v1::REMOVAL_REASON_COMMENTS &&
         block.probability >= std::max(keep, kKeepMarked);
}

// Blocks from `first` up to but without `last`.
struct Stretch {
  size_t first = 0;
  size_t last = 0;
};

// The stretch with the highest sum of words, each counted by how much likelier than `keep` its
// block is article text (Kadane's algorithm). Empty when no block is.
Stretch LikeliestStretch(const std::vector<LineFacts>& facts, const Page& page, double keep) {
  Stretch best;
  double best_sum = 0;
  double sum = 0;
  size_t first = 0;
  for (size_t i = 0; i < facts.size(); ++i) {
    const Block& block = page.blocks[i];
    if (block.kept) sum += (block.probability - keep) * static_cast<double>(facts[i].word_count);
    if (sum > best_sum) {
      best_sum = sum;
      best = {first, i + 1};
    }
    if (sum < 0) {
      sum = 0;
      first = i + 1;
    }
  }
  return best;
}

// Lines outside `text` that are surely no article text.
size_t FrameLines(const Page& page, const Stretch& text) {
  size_t lines = 0;
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    lines += (i < text.first || i >= text.last) && page.blocks[i].probability < kStrayText;
  }
  return lines;
}

}  // namespace

void SelectMainContent(const std::vector<LineFacts>& facts, const BlockScorer& scorer,
                       uint32_t title_block, Page* page) {
  const FeatureReader features(*page, facts, title_block);
  Judge(scorer, features, page);
  // Of a page without anything that is surely text, the likeliest is.
  double best = 0;
  for (const Block& block : page->blocks) best = std::max<double>(best, block.probability);
  const double keep = std::min(scorer.keep(), best / 2);
  for (size_t i = 0; i < page->blocks.size(); ++i) {
    Block& block = page->blocks[i];
    const RemovalReason mark = features.MarkOf(static_cast<uint32_t>(i));
    if (IsText(block, mark, keep)) continue;
    const RemovalReason reason =
        mark != ingest::v1::REMOVAL_REASON_UNSPECIFIED ? mark : ReasonOf(block);
    block.Remove(reason, RoleOfReason(reason));
  }
}

void SelectRunningText(const std::vector<LineFacts>& facts, const BlockScorer& scorer, Page* page) {
  Judge(scorer, FeatureReader(*page, facts, kNone), page);
  const Stretch text = LikeliestStretch(facts, *page, scorer.keep());
  if (text.first == text.last) return;  // None of it looks like an article; the rules decide.
  page->framed =
      FrameLines(*page, text) >= kFrameLines && FindProgramme(facts, *page).first == kNone;
  if (!page->framed) return;  // What little stands around the article is known to the rules.
  for (size_t i = 0; i < facts.size(); ++i) {
    Block& block = page->blocks[i];
    const bool inside = i >= text.first && i < text.last && block.probability >= kStrayText;
    const bool head = i < text.first && i + kHeadLines >= text.first &&
                      (!facts[i].IsBody() || block.probability >= scorer.keep());
    if (!block.kept || inside || head) continue;
    block.Remove(ingest::v1::REMOVAL_REASON_OUTSIDE_MAIN, ingest::v1::BLOCK_ROLE_RESIDUE);
  }
}

}  // namespace communique::ingest
