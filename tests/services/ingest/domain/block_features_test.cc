#include "services/ingest/domain/block_features.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

#include "absl/strings/match.h"
#include "services/ingest/domain/page_reading.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

constexpr char kPage[] =
    "<html><body><nav><ul><li><a href=/w>World news</a></li><li><a "
    "href=/s>Sport</a></li></ul></nav>"
    "<div class=post-content><h1>An Estonian in Ottawa</h1>"
    "<p>The foreign minister of Estonia flew to Ottawa on Sunday for three days of talks about the "
    "ice of the Arctic.</p>"
    "<p>In the morning he met his Canadian counterpart, and they agreed to open a station for "
    "research together.</p></div>"
    "<aside class=related><p>Sport</p></aside></body></html>";

struct FeatureCase {
  const char* block;  // The block that starts so.
  Feature feature;
  double value;
};

class BlockFeaturesTest : public ::testing::TestWithParam<FeatureCase> {};

TEST_P(BlockFeaturesTest, DescribeABlock) {
  v1::RawCommentary raw;
  raw.set_content(kPage);
  const PageReading reading = *ReadPage(raw, TestLexicon());
  const FeatureReader features(reading.page, reading.facts, reading.title->block);
  const auto& [text, feature, value] = GetParam();
  uint32_t i = 0;
  while (i < reading.page.blocks.size() && !absl::StartsWith(reading.page.blocks[i].text(), text)) {
    ++i;
  }
  ASSERT_LT(i, reading.page.blocks.size()) << text;
  EXPECT_NEAR(features.Of(i)[static_cast<size_t>(feature)], value, 1e-6)
      << text << ": " << NameOf(feature);
}

constexpr char kMenu[] = "World news";
constexpr char kTitle[] = "An Estonian";
constexpr char kFirst[] = "The foreign minister";
constexpr char kSecond[] = "In the morning";

INSTANTIATE_TEST_SUITE_P(OwnText, BlockFeaturesTest,
                         ::testing::Values(FeatureCase{kSecond, Feature::kWords, std::log1p(18.0)},
                                           FeatureCase{kSecond, Feature::kCommas, 1.0 / 18},
                                           FeatureCase{kSecond, Feature::kProse, 1},
                                           FeatureCase{kMenu, Feature::kProse, 0},
                                           FeatureCase{kMenu, Feature::kLinkDensity, 1},
                                           FeatureCase{kMenu, Feature::kListItem, 1},
                                           FeatureCase{kTitle, Feature::kHeading, 1},
                                           FeatureCase{"Sport", Feature::kRepeats, 2}));

INSTANTIATE_TEST_SUITE_P(Place, BlockFeaturesTest,
                         ::testing::Values(FeatureCase{kMenu, Feature::kIndexShare, 0},
                                           FeatureCase{kFirst, Feature::kAfterTitle, 1},
                                           FeatureCase{kMenu, Feature::kAfterTitle, -2},
                                           FeatureCase{kFirst, Feature::kProseShare, 0},
                                           FeatureCase{kSecond, Feature::kProseShare, 21.0 / 39}));

INSTANTIATE_TEST_SUITE_P(Markup, BlockFeaturesTest,
                         ::testing::Values(FeatureCase{kMenu, Feature::kInNavigation, 1},
                                           FeatureCase{kMenu, Feature::kHintReason,
                                                       v1::REMOVAL_REASON_NAVIGATION},
                                           FeatureCase{kMenu, Feature::kInMainElement, 0},
                                           FeatureCase{kSecond, Feature::kInNavigation, 0},
                                           FeatureCase{kSecond, Feature::kHintReason, 0},
                                           FeatureCase{kSecond, Feature::kHintBody, 1},
                                           FeatureCase{kSecond, Feature::kInMainElement, 1},
                                           FeatureCase{kSecond, Feature::kInParagraph, 1},
                                           FeatureCase{kSecond, Feature::kAncestorShare2, 1},
                                           FeatureCase{kSecond, Feature::kPathShare, 1}));

INSTANTIATE_TEST_SUITE_P(Neighbours, BlockFeaturesTest,
                         ::testing::Values(FeatureCase{kSecond, Feature::kBeforeProse, 1},
                                           FeatureCase{kSecond, Feature::kAfterProse, 0},
                                           FeatureCase{kSecond, Feature::kBeforeSameElement, 1},
                                           FeatureCase{kSecond, Feature::kAfterSameElement, 0},
                                           FeatureCase{kMenu, Feature::kAfterGap, 2},
                                           FeatureCase{kMenu, Feature::kAfterLinks, 1}));

TEST(FeatureNamesTest, AreTheirOwn) {
  std::set<std::string> names;
  for (size_t f = 0; f < kFeatureCount; ++f) names.emplace(NameOf(static_cast<Feature>(f)));
  EXPECT_EQ(names.size(), kFeatureCount);
  EXPECT_EQ(NameOf(Feature::kLinkDensity), "link_density");
  EXPECT_EQ(NameOf(Feature::kPageParagraphs), "page_paragraphs");
}

}  // namespace
}  // namespace communique::ingest
