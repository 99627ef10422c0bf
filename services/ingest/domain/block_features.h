#ifndef SERVICES_INGEST_DOMAIN_BLOCK_FEATURES_H_
#define SERVICES_INGEST_DOMAIN_BLOCK_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/ingest/domain/line_facts.h"
#include "services/ingest/domain/page.h"
#include "services/ingest/domain/page_counts.h"

namespace communique::ingest {

// What a block of a page is judged by: its own words, its place, the markup around it and its
// neighbours. "Prose" is running text: sentences that are not links. Shares are 0 to 1, lengths
// are log(1 + n) of words unless said otherwise. All about markup is 0 in plain text.
enum class Feature : uint8_t {
  // Its own text.
  kWords,
  kLinkDensity,  // Share of its bytes inside links.
  kLinks,        // Number of links, at most 50.
  kBold,         // Share of its bytes that are bold.
  kSentence,     // Ends like a sentence.
  kProse,        // Is prose.
  kCommas,       // Commas a word, and so on:
  kStops,
  kMarks,  // Bars, arrows and bullets.
  kCapitals,
  kNumbers,
  kWordLength,  // Bytes a word.
  kHeading,     // Level, 0 = none.
  kListItem,
  kAllCapitals,
  kColon,  // Ends with one.
  kQuestion,
  kResidue,        // Scope of the rule that takes it for residue, from 1; 0 = none.
  kResidueReason,  // RemovalReason of that rule.
  kBylineCue,
  kBylineDate,
  kBylineName,
  kLabel,
  kOrganisation,
  kKicker,
  kAddress,
  kHandling,
  kMailAddress,
  kCopyright,
  kRepeats,      // Blocks of the page with the same words, at most 20.
  kStartsLower,  // Its first letter is lower case.
  kBlankBefore,  // Plain text: an empty line stands before it.
  kQuoted,       // Plain text: quoted as in a mail.
  // Its place.
  kIndexShare,  // Share of the blocks before it.
  kWordsShare,  // Share of the words before it.
  kProseShare,  // Share of the prose before it.
  kAfterTitle,  // Blocks after the shown title, -50 to 50; 0 when it is not shown.
  kTitleShown,
  // The markup around it.
  kTag,    // Tag of its element.
  kDepth,  // Of its element.
  kInParagraph,
  kInArticle,
  kInMain,
  kInNavigation,
  kInAside,
  kInFooter,
  kInHeader,
  kInForm,
  kInFigure,
  kInTable,
  kInQuote,
  kInButton,
  kHintReason,  // RemovalReason that hints and tags give, outside wrappers of most of the prose.
  kHintBody,    // Says that it holds the text; of wrappers too. The hints below are outside them.
  kHintTitle,
  kHintSubtitle,
  kHintAuthor,
  kHintDate,
  kHintMetadata,
  kHintBio,
  kHintHeader,
  kHintHidden,
  kHintSidebar,
  kHintTags,
  kHintCaption,
  kHintRelated,
  kInMainElement,   // In the smallest element with most of the prose.
  kMainShare,       // Share of the page's prose in the smallest such element.
  kAncestorShare1,  // Share of the page's prose in its element, in that one's parent, ...
  kAncestorShare2,
  kAncestorShare3,
  kAncestorShare4,
  kAncestorLinks1,  // Link density there.
  kAncestorLinks2,
  kAncestorLinks3,
  kAncestorWords1,
  kAncestorWords2,
  kAncestorWords3,
  kAncestorProse2,  // Share of prose in the words there.
  kAncestorProse3,
  kCommonDepth,  // Levels from it up to an element with half of the prose, at most 30.
  kCommonShare,  // Share of the page's prose in the child of that element that holds it.
  kPathShare,    // Share of the page's prose under the same path of tags and hints.
  kPathLinks,    // Link density of all text under that path.
  kPathBlocks,   // log(1 + blocks under that path).
  // Its neighbours: the blocks before and after it.
  kBeforeWords,
  kBeforeLinks,
  kBeforeProse,
  kBeforeHeading,
  kBeforeSameElement,  // Their elements have the same parent.
  kBeforeGap,          // Blocks since the last prose, at most 50.
  kAfterWords,
  kAfterLinks,
  kAfterProse,
  kAfterHeading,
  kAfterSameElement,
  kAfterGap,
  kBefore2Words,
  kBefore2Prose,
  kAfter2Words,
  kAfter2Prose,
  kNearProse,  // Share of prose in the words of the five blocks before and after.
  kNearLinks,  // Link density there.
  kNearWords,
  kWideProse,  // The same for fifteen blocks.
  kWideLinks,
  kBeforeTag,
  kAfterTag,
  kSameTagRun,  // Blocks in a row around it with the same parent element, at most 50.
  // The page.
  kPageProse,
  kPageBlocks,
  kPageLinks,       // Link density.
  kPageParagraphs,  // Share of the prose in <p>.
  kCount,
};

inline constexpr size_t kFeatureCount = static_cast<size_t>(Feature::kCount);

using BlockFeatures = std::array<float, kFeatureCount>;

// The feature's name in the tables of weights, for example "link_density".
absl::string_view NameOf(Feature feature);

// Reads the features of the blocks of a page, one block at a time: those of a page with a million
// blocks would fill half a gigabyte. The page and the facts must outlive it.
class FeatureReader {
 public:
  // `title_block` is the block that shows the title, kNone when none does.
  FeatureReader(const Page& page, const std::vector<LineFacts>& facts, uint32_t title_block);

  BlockFeatures Of(uint32_t block) const;

  // What the markup says against a block (kHintReason); UNSPECIFIED when it says nothing.
  ingest::v1::RemovalReason MarkOf(uint32_t block) const;

 private:
  void ReadText(uint32_t i, BlockFeatures* row) const;
  void ReadLine(uint32_t i, BlockFeatures* row) const;
  void ReadPlace(uint32_t i, BlockFeatures* row) const;
  void ReadMarkup(uint32_t i, BlockFeatures* row) const;
  void ReadAncestors(uint32_t i, BlockFeatures* row) const;
  void ReadNeighbours(uint32_t i, BlockFeatures* row) const;
  void ReadNear(uint32_t i, BlockFeatures* row) const;
  void ReadPage();

  const Page& page_;
  const std::vector<LineFacts>& facts_;
  const uint32_t title_block_;
  const PageCounts counts_;
  const uint32_t main_;     // The deepest element with most of the prose.
  BlockFeatures page_row_;  // What all blocks share.
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_BLOCK_FEATURES_H_
