#include "services/ingest/domain/block_features.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "services/ingest/domain/main_content.h"
#include "services/ingest/domain/page_prose.h"

namespace communique::ingest {
namespace {

constexpr absl::string_view kNames[] = {
    "words",
    "link_density",
    "links",
    "bold",
    "sentence",
    "prose",
    "commas",
    "stops",
    "marks",
    "capitals",
    "numbers",
    "word_length",
    "heading",
    "list_item",
    "all_capitals",
    "colon",
    "question",
    "residue",
    "residue_reason",
    "byline_cue",
    "byline_date",
    "byline_name",
    "label",
    "organisation",
    "kicker",
    "address",
    "handling",
    "mail_address",
    "copyright",
    "repeats",
    "starts_lower",
    "blank_before",
    "quoted",
    "index_share",
    "words_share",
    "prose_share",
    "after_title",
    "title_shown",
    "tag",
    "depth",
    "in_paragraph",
    "in_article",
    "in_main",
    "in_navigation",
    "in_aside",
    "in_footer",
    "in_header",
    "in_form",
    "in_figure",
    "in_table",
    "in_quote",
    "in_button",
    "hint_reason",
    "hint_body",
    "hint_title",
    "hint_subtitle",
    "hint_author",
    "hint_date",
    "hint_metadata",
    "hint_bio",
    "hint_header",
    "hint_hidden",
    "hint_sidebar",
    "hint_tags",
    "hint_caption",
    "hint_related",
    "in_main_element",
    "main_share",
    "ancestor_share1",
    "ancestor_share2",
    "ancestor_share3",
    "ancestor_share4",
    "ancestor_links1",
    "ancestor_links2",
    "ancestor_links3",
    "ancestor_words1",
    "ancestor_words2",
    "ancestor_words3",
    "ancestor_prose2",
    "ancestor_prose3",
    "common_depth",
    "common_share",
    "path_share",
    "path_links",
    "path_blocks",
    "before_words",
    "before_links",
    "before_prose",
    "before_heading",
    "before_same_element",
    "before_gap",
    "after_words",
    "after_links",
    "after_prose",
    "after_heading",
    "after_same_element",
    "after_gap",
    "before2_words",
    "before2_prose",
    "after2_words",
    "after2_prose",
    "near_prose",
    "near_links",
    "near_words",
    "wide_prose",
    "wide_links",
    "before_tag",
    "after_tag",
    "same_tag_run",
    "page_prose",
    "page_blocks",
    "page_links",
    "page_paragraphs",
};
static_assert(std::size(kNames) == kFeatureCount, "each feature has one name");

// Hints of an element with this share of the running text are those of a wrapper.
constexpr double kWrapperShare = 0.4;
constexpr double kMainShare = 0.75;
constexpr int kMostLevels = 30;

float Log(double count) { return static_cast<float>(std::log1p(count)); }

float Ratio(double part, double whole) { return whole <= 0 ? 0 : static_cast<float>(part / whole); }

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

uint64_t Mix(uint64_t hash, uint64_t value) {
  hash ^= value + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
  return hash * 0xff51afd7ed558ccdULL;
}

class FeatureReader {
 public:
  FeatureReader(const Page& page, const std::vector<LineFacts>& facts, uint32_t title_block);

  std::vector<BlockFeatures> Read();

 private:
  void CountBlocks();
  void CountElements();
  void SurroundElements();
  void ReadText(uint32_t i, BlockFeatures* row) const;
  void ReadLine(uint32_t i, BlockFeatures* row) const;
  void ReadPlace(uint32_t i, BlockFeatures* row) const;
  void ReadMarkup(uint32_t i, BlockFeatures* row) const;
  void ReadAncestors(uint32_t i, BlockFeatures* row) const;
  void ReadNeighbours(uint32_t i, BlockFeatures* row) const;
  void ReadNear(uint32_t i, BlockFeatures* row) const;
  void ReadPage(BlockFeatures* row) const;

  // The counts of the blocks from `first` up to but without `last`.
  Extent Between(size_t first, size_t last) const { return before_[last].Minus(before_[first]); }
  uint32_t ParentOf(size_t block) const {
    const uint32_t element = page_.blocks[block].element;
    return element == kNone ? kNone : page_.elements[element].parent;
  }
  Tag TagOf(size_t block) const {
    const uint32_t element = page_.blocks[block].element;
    return element == kNone ? Tag::kOther : page_.elements[element].tag;
  }

  const Page& page_;
  const std::vector<LineFacts>& facts_;
  const uint32_t title_block_;
  const PageProse prose_;
  const uint32_t main_;
  const uint32_t half_;  // The deepest element with half of the prose.
  std::vector<uint8_t> is_prose_;
  std::vector<Extent> before_;  // Of all blocks before each, and of all.
  std::vector<Extent> elements_;
  std::vector<Surroundings> around_;
  absl::flat_hash_map<uint64_t, Extent> paths_;
  absl::flat_hash_map<absl::string_view, int> repeats_;
  std::vector<uint32_t> gap_before_;  // Blocks since the last prose.
  std::vector<uint32_t> gap_after_;
  std::vector<uint32_t> run_;  // Blocks in a row with the same parent.
  double paragraph_prose_ = 0;
};

FeatureReader::FeatureReader(const Page& page, const std::vector<LineFacts>& facts,
                             uint32_t title_block)
    : page_(page),
      facts_(facts),
      title_block_(title_block),
      prose_(facts, page),
      main_(prose_.Deepest(kMainShare)),
      half_(prose_.Deepest(0.5)) {
  SurroundElements();
  CountBlocks();
  CountElements();
}

void FeatureReader::SurroundElements() {
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

void FeatureReader::CountBlocks() {
  const size_t count = page_.blocks.size();
  before_.resize(count + 1);
  is_prose_.resize(count);
  gap_before_.resize(count);
  gap_after_.resize(count);
  run_.resize(count);
  uint32_t gap = 50;
  for (size_t i = 0; i < count; ++i) {
    const Block& block = page_.blocks[i];
    const LineFacts& facts = facts_[i];
    is_prose_[i] = IsProse(block, facts);
    const auto words = static_cast<double>(facts.word_count);
    const Extent own{words, is_prose_[i] ? words : 0, static_cast<double>(block.text().size()),
                     static_cast<double>(block.link_bytes), 1};
    before_[i + 1] = before_[i];
    before_[i + 1].Add(own);
    if (!facts.folded.empty()) ++repeats_[facts.folded];
    if (block.element != kNone) {
      paths_[around_[block.element].path].Add(own);
      if ((around_[block.element].tags & BitOf(Tag::kP)) != 0) paragraph_prose_ += own.prose;
    }
    gap_before_[i] = gap;
    gap = is_prose_[i] ? 0 : std::min(gap + 1, 50U);
  }
  gap = 50;
  for (size_t i = count; i-- > 0;) {
    gap_after_[i] = gap;
    gap = is_prose_[i] ? 0 : std::min(gap + 1, 50U);
  }
  for (size_t i = 0; i < count;) {
    size_t end = i + 1;
    while (end < count && ParentOf(end) == ParentOf(i)) ++end;
    for (size_t k = i; k < end; ++k) run_[k] = static_cast<uint32_t>(std::min<size_t>(end - i, 50));
    i = end;
  }
}

void FeatureReader::CountElements() {
  elements_.resize(page_.elements.size());
  for (size_t i = 0; i < page_.blocks.size(); ++i) {
    if (page_.blocks[i].element != kNone) elements_[page_.blocks[i].element].Add(Between(i, i + 1));
  }
  for (size_t e = elements_.size(); e-- > 0;) {
    const uint32_t parent = page_.elements[e].parent;
    if (parent != kNone) elements_[parent].Add(elements_[e]);
  }
}

void Set(Feature feature, double value, BlockFeatures* row) {
  (*row)[static_cast<size_t>(feature)] = static_cast<float>(value);
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
  Set(Feature::kProse, is_prose_[i], row);
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
  Set(Feature::kLabel, f.label.has_value(), row);
  Set(Feature::kOrganisation, f.is_organisation, row);
  Set(Feature::kKicker, f.is_kicker, row);
  Set(Feature::kAddress, f.is_address, row);
  Set(Feature::kHandling, f.is_handling, row);
  if (!f.folded.empty()) Set(Feature::kRepeats, std::min(repeats_.at(f.folded), 20), row);
}

void FeatureReader::ReadPlace(uint32_t i, BlockFeatures* row) const {
  const Extent& all = before_.back();
  Set(Feature::kIndexShare, Ratio(i, all.blocks), row);
  Set(Feature::kWordsShare, Ratio(before_[i].words, all.words), row);
  Set(Feature::kProseShare, Ratio(before_[i].prose, all.prose), row);
  if (title_block_ == kNone) return;
  const double after = static_cast<double>(i) - static_cast<double>(title_block_);
  Set(Feature::kAfterTitle, std::clamp(after, -50.0, 50.0), row);
  Set(Feature::kTitleShown, 1, row);
}

void FeatureReader::ReadMarkup(uint32_t i, BlockFeatures* row) const {
  const uint32_t element = page_.blocks[i].element;
  Set(Feature::kTag, static_cast<int>(TagOf(i)), row);
  if (element == kNone) return;
  const Surroundings& around = around_[element];
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
  const uint32_t hints = around.hints;
  constexpr std::pair<Feature, uint32_t> kHints[] = {
      {Feature::kHintTitle, kHintTitle},       {Feature::kHintSubtitle, kHintSubtitle},
      {Feature::kHintAuthor, kHintAuthor},     {Feature::kHintDate, kHintDate | kHintModified},
      {Feature::kHintMetadata, kHintMetadata}, {Feature::kHintBio, kHintBio},
      {Feature::kHintHeader, kHintHeader},     {Feature::kHintHidden, kHintHidden},
      {Feature::kHintSidebar, kHintSidebar},   {Feature::kHintTags, kHintTags},
      {Feature::kHintCaption, kHintCaption},   {Feature::kHintRelated, kHintRelated}};
  for (const auto& [feature, bits] : kHints) Set(feature, (hints & bits) != 0, row);
  Set(Feature::kHintReason, around.reason, row);
  Set(Feature::kHintBody, (around.all_hints & kHintBody) != 0, row);
  const Extent& path = paths_.at(around.path);
  Set(Feature::kPathShare, Ratio(path.prose, before_.back().prose), row);
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
    const Extent& extent = elements_[element];
    if (level < 4) Set(kShares[level], prose_.Share(element), row);
    if (level < 3) {
      Set(kLinks[level], Ratio(extent.link_bytes, extent.bytes), row);
      Set(kWords[level], Log(extent.words), row);
      if (level > 0) Set(kProse[level], Ratio(extent.prose, extent.words), row);
    }
    in_main |= element == main_;
    if (!found && prose_.Share(element) >= 0.5) {
      found = true;
      Set(Feature::kCommonDepth, level, row);
      Set(Feature::kCommonShare, child == kNone ? 1 : prose_.Share(child), row);
    }
    child = element;
    element = page_.elements[element].parent;
  }
  if (!found) Set(Feature::kCommonDepth, kMostLevels, row);
  Set(Feature::kInMainElement, in_main, row);
  Set(Feature::kMainShare, main_ == kNone ? 0 : prose_.Share(main_), row);
}

void FeatureReader::ReadNeighbours(uint32_t i, BlockFeatures* row) const {
  const size_t count = page_.blocks.size();
  const auto words = [&](size_t k) { return Log(static_cast<double>(facts_[k].word_count)); };
  if (i >= 1) {
    Set(Feature::kBeforeWords, words(i - 1), row);
    Set(Feature::kBeforeLinks, page_.blocks[i - 1].LinkDensity(), row);
    Set(Feature::kBeforeProse, is_prose_[i - 1], row);
    Set(Feature::kBeforeHeading, page_.blocks[i - 1].heading_level, row);
    Set(Feature::kBeforeSameElement, ParentOf(i - 1) == ParentOf(i), row);
    Set(Feature::kBeforeTag, static_cast<int>(TagOf(i - 1)), row);
  }
  if (i + 1 < count) {
    Set(Feature::kAfterWords, words(i + 1), row);
    Set(Feature::kAfterLinks, page_.blocks[i + 1].LinkDensity(), row);
    Set(Feature::kAfterProse, is_prose_[i + 1], row);
    Set(Feature::kAfterHeading, page_.blocks[i + 1].heading_level, row);
    Set(Feature::kAfterSameElement, ParentOf(i + 1) == ParentOf(i), row);
    Set(Feature::kAfterTag, static_cast<int>(TagOf(i + 1)), row);
  }
  if (i >= 2) {
    Set(Feature::kBefore2Words, words(i - 2), row);
    Set(Feature::kBefore2Prose, is_prose_[i - 2], row);
  }
  if (i + 2 < count) {
    Set(Feature::kAfter2Words, words(i + 2), row);
    Set(Feature::kAfter2Prose, is_prose_[i + 2], row);
  }
  Set(Feature::kBeforeGap, gap_before_[i], row);
  Set(Feature::kAfterGap, gap_after_[i], row);
  Set(Feature::kSameTagRun, run_[i], row);
}

void FeatureReader::ReadNear(uint32_t i, BlockFeatures* row) const {
  const size_t count = page_.blocks.size();
  const Extent near = Between(i < 5 ? 0 : i - 5, std::min<size_t>(count, i + 6));
  const Extent wide = Between(i < 15 ? 0 : i - 15, std::min<size_t>(count, i + 16));
  Set(Feature::kNearProse, Ratio(near.prose, near.words), row);
  Set(Feature::kNearLinks, Ratio(near.link_bytes, near.bytes), row);
  Set(Feature::kNearWords, Log(near.words), row);
  Set(Feature::kWideProse, Ratio(wide.prose, wide.words), row);
  Set(Feature::kWideLinks, Ratio(wide.link_bytes, wide.bytes), row);
}

void FeatureReader::ReadPage(BlockFeatures* row) const {
  const Extent& all = before_.back();
  Set(Feature::kPageProse, Log(all.prose), row);
  Set(Feature::kPageBlocks, Log(all.blocks), row);
  Set(Feature::kPageLinks, Ratio(all.link_bytes, all.bytes), row);
  Set(Feature::kPageParagraphs, Ratio(paragraph_prose_, all.prose), row);
}

std::vector<BlockFeatures> FeatureReader::Read() {
  std::vector<BlockFeatures> rows(page_.blocks.size());
  for (uint32_t i = 0; i < rows.size(); ++i) {
    ReadText(i, &rows[i]);
    ReadLine(i, &rows[i]);
    ReadPlace(i, &rows[i]);
    ReadMarkup(i, &rows[i]);
    ReadAncestors(i, &rows[i]);
    ReadNeighbours(i, &rows[i]);
    ReadNear(i, &rows[i]);
    ReadPage(&rows[i]);
  }
  return rows;
}

}  // namespace

absl::string_view NameOf(Feature feature) { return kNames[static_cast<size_t>(feature)]; }

std::vector<BlockFeatures> FeaturesOf(const Page& page, const std::vector<LineFacts>& facts,
                                      uint32_t title_block) {
  return FeatureReader(page, facts, title_block).Read();
}

}  // namespace communique::ingest
