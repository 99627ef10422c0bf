#include "services/ingest/domain/block_features.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "absl/strings/match.h"
#include "services/ingest/domain/page_counts.h"

namespace communique::ingest {
namespace {

constexpr double kMainShare = 0.75;
constexpr int kMostLevels = 30;

float Log(double count) { return static_cast<float>(std::log1p(count)); }

float Ratio(double part, double whole) { return whole <= 0 ? 0 : static_cast<float>(part / whole); }

void Set(Feature feature, double value, BlockFeatures* row) {
  (*row)[static_cast<size_t>(feature)] = static_cast<float>(value);
}

}  // namespace

FeatureReader::FeatureReader(const Page& page, const std::vector<LineFacts>& facts,
                             uint32_t title_block)
    : page_(page),
      facts_(facts),
      title_block_(title_block),
      counts_(facts, page),
      main_(counts_.prose().Deepest(kMainShare)),
      page_row_{} {
  ReadPage();
}

void FeatureReader::ReadText(uint32_t i, BlockFeatures* row) const {
  const Block& block = page_.blocks[i];
  const LineFacts& f = facts_[i];
  const std::string& text = block.text();
  double commas = 0, stops = 0, marks = 0;
  for (const char c : text) {
    commas += c == ',';
    stops += c == '.' || c == '!' || c == '?';
    marks += c == '|' || c == '>' || c == '/' || c == '\xC2';  // Lead byte of "·", "»", "©".
  }
  double capitals = 0, numbers = 0;
  for (const Word& word : f.words) {
    capitals += word.capital;
    numbers += word.number;
  }
  const auto words = static_cast<double>(std::max<size_t>(1, f.word_count));
  const auto looked_at = static_cast<double>(std::max<size_t>(1, f.words.size()));
  Set(Feature::kWords, Log(static_cast<double>(f.word_count)), row);
  Set(Feature::kLinkDensity, block.LinkDensity(), row);
  Set(Feature::kLinks, std::min<uint32_t>(block.link_count, 50), row);
  Set(Feature::kBold, Ratio(block.bold_bytes, static_cast<double>(text.size())), row);
  Set(Feature::kSentence, f.ends_sentence, row);
  Set(Feature::kProse, counts_.is_prose(i), row);
  Set(Feature::kCommas, commas / words, row);
  Set(Feature::kStops, stops / words, row);
  Set(Feature::kMarks, marks / words, row);
  Set(Feature::kCapitals, capitals / looked_at, row);
  Set(Feature::kNumbers, numbers / looked_at, row);
  Set(Feature::kWordLength, static_cast<double>(text.size()) / words, row);
  Set(Feature::kColon, absl::EndsWith(text, ":"), row);
  Set(Feature::kQuestion, absl::EndsWith(text, "?"), row);
  Set(Feature::kMailAddress, absl::StrContains(text, "@"), row);
  Set(Feature::kCopyright, absl::StrContains(text, "\u00A9"), row);
  Set(Feature::kStartsLower, StartsLower(text), row);
}

void FeatureReader::ReadLine(uint32_t i, BlockFeatures* row) const {
  const Block& block = page_.blocks[i];
  const LineFacts& f = facts_[i];
  Set(Feature::kHeading, block.heading_level, row);
  Set(Feature::kListItem, block.list_item, row);
  Set(Feature::kAllCapitals, f.all_capitals, row);
  Set(Feature::kBlankBefore, block.blank_before, row);
  Set(Feature::kQuoted, block.role == ingest::v1::BLOCK_ROLE_QUOTE, row);
  if (f.residue != nullptr) {
    Set(Feature::kResidue, 1 + static_cast<int>(f.residue->scope), row);
    Set(Feature::kResidueReason, f.residue->reason, row);
  }
  if (f.byline) {
    Set(Feature::kBylineCue, f.byline->has_cue, row);
    Set(Feature::kBylineDate, f.byline->date.has_value(), row);
    Set(Feature::kBylineName, !f.byline->authors.empty(), row);
  }
  Set(Feature::kLabel, f.label != nullptr, row);
  Set(Feature::kOrganisation, f.is_organisation, row);
  Set(Feature::kKicker, f.is_kicker, row);
  Set(Feature::kAddress, f.is_address, row);
  Set(Feature::kHandling, f.is_handling, row);
  if (!f.folded.empty()) Set(Feature::kRepeats, std::min(counts_.Repeats(f.folded), 20), row);
}

void FeatureReader::ReadPlace(uint32_t i, BlockFeatures* row) const {
  const Extent& all = counts_.all();
  Set(Feature::kIndexShare, Ratio(i, all.blocks), row);
  Set(Feature::kWordsShare, Ratio(counts_.Before(i).words, all.words), row);
  Set(Feature::kProseShare, Ratio(counts_.Before(i).prose, all.prose), row);
  if (title_block_ == kNone) return;
  const double after = static_cast<double>(i) - static_cast<double>(title_block_);
  Set(Feature::kAfterTitle, std::clamp(after, -50.0, 50.0), row);
  Set(Feature::kTitleShown, 1, row);
}

void FeatureReader::ReadMarkup(uint32_t i, BlockFeatures* row) const {
  const uint32_t element = page_.blocks[i].element;
  Set(Feature::kTag, static_cast<int>(counts_.TagOf(i)), row);
  if (element == kNone) return;
  const Surroundings& around = counts_.Around(element);
  Set(Feature::kDepth, page_.elements[element].depth, row);
  constexpr std::pair<Feature, Tag> kTags[] = {
      {Feature::kInParagraph, Tag::kP},      {Feature::kInArticle, Tag::kArticle},
      {Feature::kInMain, Tag::kMain},        {Feature::kInNavigation, Tag::kNav},
      {Feature::kInAside, Tag::kAside},      {Feature::kInFooter, Tag::kFooter},
      {Feature::kInHeader, Tag::kHeader},    {Feature::kInForm, Tag::kForm},
      {Feature::kInFigure, Tag::kFigure},    {Feature::kInTable, Tag::kTable},
      {Feature::kInQuote, Tag::kBlockquote}, {Feature::kInButton, Tag::kButton}};
  for (const auto& [feature, tag] : kTags) {
    Set(feature, (around.tags & BitOf(tag)) != 0, row);
  }
  constexpr std::pair<Feature, uint32_t> kHints[] = {
      {Feature::kHintTitle, kHintTitle},       {Feature::kHintSubtitle, kHintSubtitle},
      {Feature::kHintAuthor, kHintAuthor},     {Feature::kHintDate, kHintDate | kHintModified},
      {Feature::kHintMetadata, kHintMetadata}, {Feature::kHintBio, kHintBio},
      {Feature::kHintHeader, kHintHeader},     {Feature::kHintHidden, kHintHidden},
      {Feature::kHintSidebar, kHintSidebar},   {Feature::kHintTags, kHintTags},
      {Feature::kHintCaption, kHintCaption},   {Feature::kHintRelated, kHintRelated}};
  for (const auto& [feature, bits] : kHints) Set(feature, (around.hints & bits) != 0, row);
  Set(Feature::kHintReason, MarkOf(i), row);
  Set(Feature::kHintBody, (around.all_hints & kHintBody) != 0, row);
  const Extent& path = counts_.OfPath(around.path);
  Set(Feature::kPathShare, Ratio(path.prose, counts_.all().prose), row);
  Set(Feature::kPathLinks, Ratio(path.link_bytes, path.bytes), row);
  Set(Feature::kPathBlocks, Log(path.blocks), row);
}

void FeatureReader::ReadAncestors(uint32_t i, BlockFeatures* row) const {
  constexpr Feature kShares[] = {Feature::kAncestorShare1, Feature::kAncestorShare2,
                                 Feature::kAncestorShare3, Feature::kAncestorShare4};
  constexpr Feature kLinks[] = {Feature::kAncestorLinks1, Feature::kAncestorLinks2,
                                Feature::kAncestorLinks3};
  constexpr Feature kWords[] = {Feature::kAncestorWords1, Feature::kAncestorWords2,
                                Feature::kAncestorWords3};
  constexpr Feature kProse[] = {Feature::kCount, Feature::kAncestorProse2,
                                Feature::kAncestorProse3};
  uint32_t element = page_.blocks[i].element;
  uint32_t child = kNone;
  bool in_main = false;
  bool found = false;
  for (int level = 0; level < kMostLevels && element != kNone; ++level) {
    const Extent& extent = counts_.Of(element);
    if (level < 4) Set(kShares[level], counts_.prose().Share(element), row);
    if (level < 3) {
      Set(kLinks[level], Ratio(extent.link_bytes, extent.bytes), row);
      Set(kWords[level], Log(extent.words), row);
      if (level > 0) Set(kProse[level], Ratio(extent.prose, extent.words), row);
    }
    in_main |= element == main_;
    if (!found && counts_.prose().Share(element) >= 0.5) {
      found = true;
      Set(Feature::kCommonDepth, level, row);
      Set(Feature::kCommonShare, child == kNone ? 1 : counts_.prose().Share(child), row);
    }
    child = element;
    element = page_.elements[element].parent;
  }
  if (!found) Set(Feature::kCommonDepth, kMostLevels, row);
  Set(Feature::kInMainElement, in_main, row);
}

void FeatureReader::ReadNeighbours(uint32_t i, BlockFeatures* row) const {
  const size_t count = page_.blocks.size();
  const auto words = [&](size_t k) { return Log(static_cast<double>(facts_[k].word_count)); };
  if (i >= 1) {
    Set(Feature::kBeforeWords, words(i - 1), row);
    Set(Feature::kBeforeLinks, page_.blocks[i - 1].LinkDensity(), row);
    Set(Feature::kBeforeProse, counts_.is_prose(i - 1), row);
    Set(Feature::kBeforeHeading, page_.blocks[i - 1].heading_level, row);
    Set(Feature::kBeforeSameElement, counts_.ParentOf(i - 1) == counts_.ParentOf(i), row);
    Set(Feature::kBeforeTag, static_cast<int>(counts_.TagOf(i - 1)), row);
  }
  if (i + 1 < count) {
    Set(Feature::kAfterWords, words(i + 1), row);
    Set(Feature::kAfterLinks, page_.blocks[i + 1].LinkDensity(), row);
    Set(Feature::kAfterProse, counts_.is_prose(i + 1), row);
    Set(Feature::kAfterHeading, page_.blocks[i + 1].heading_level, row);
    Set(Feature::kAfterSameElement, counts_.ParentOf(i + 1) == counts_.ParentOf(i), row);
    Set(Feature::kAfterTag, static_cast<int>(counts_.TagOf(i + 1)), row);
  }
  if (i >= 2) {
    Set(Feature::kBefore2Words, words(i - 2), row);
    Set(Feature::kBefore2Prose, counts_.is_prose(i - 2), row);
  }
  if (i + 2 < count) {
    Set(Feature::kAfter2Words, words(i + 2), row);
    Set(Feature::kAfter2Prose, counts_.is_prose(i + 2), row);
  }
  Set(Feature::kBeforeGap, counts_.gap_before(i), row);
  Set(Feature::kAfterGap, counts_.gap_after(i), row);
  Set(Feature::kSameTagRun, counts_.run(i), row);
}

void FeatureReader::ReadNear(uint32_t i, BlockFeatures* row) const {
  const size_t count = page_.blocks.size();
  const Extent near = counts_.Between(i < 5 ? 0 : i - 5, std::min<size_t>(count, i + 6));
  const Extent wide = counts_.Between(i < 15 ? 0 : i - 15, std::min<size_t>(count, i + 16));
  Set(Feature::kNearProse, Ratio(near.prose, near.words), row);
  Set(Feature::kNearLinks, Ratio(near.link_bytes, near.bytes), row);
  Set(Feature::kNearWords, Log(near.words), row);
  Set(Feature::kWideProse, Ratio(wide.prose, wide.words), row);
  Set(Feature::kWideLinks, Ratio(wide.link_bytes, wide.bytes), row);
}

void FeatureReader::ReadPage() {
  const Extent& all = counts_.all();
  Set(Feature::kPageProse, Log(all.prose), &page_row_);
  Set(Feature::kPageBlocks, Log(all.blocks), &page_row_);
  Set(Feature::kPageLinks, Ratio(all.link_bytes, all.bytes), &page_row_);
  Set(Feature::kPageParagraphs, Ratio(counts_.paragraph_prose(), all.prose), &page_row_);
  Set(Feature::kMainShare, main_ == kNone ? 0 : counts_.prose().Share(main_), &page_row_);
}

ingest::v1::RemovalReason FeatureReader::MarkOf(uint32_t block) const {
  const uint32_t element = page_.blocks[block].element;
  return element == kNone ? ingest::v1::REMOVAL_REASON_UNSPECIFIED : counts_.Around(element).reason;
}

BlockFeatures FeatureReader::Of(uint32_t block) const {
  BlockFeatures row = page_row_;
  ReadText(block, &row);
  ReadLine(block, &row);
  ReadPlace(block, &row);
  ReadMarkup(block, &row);
  ReadAncestors(block, &row);
  ReadNeighbours(block, &row);
  ReadNear(block, &row);
  return row;
}

}  // namespace communique::ingest
