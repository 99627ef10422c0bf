#include "services/ingest/domain/block_features.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

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

// The features of the block of kPage that reads `text`.
class BlockFeaturesTest : public ::testing::Test {
 protected:
  BlockFeaturesTest() {
    v1::RawCommentary raw;
    raw.set_content(kPage);
    reading_ = *ReadPage(raw, TestLexicon());
  }

  float Of(absl::string_view start, Feature feature) const {
    const FeatureReader features(reading_.page, reading_.facts, reading_.title->block);
    for (uint32_t i = 0; i < reading_.page.blocks.size(); ++i) {
      if (absl::StartsWith(reading_.page.blocks[i].text(), start))
        return features.Of(i)[static_cast<size_t>(feature)];
    }
    ADD_FAILURE() << "no block starts with " << start;
    return -1;
  }

  PageReading reading_;
};

TEST_F(BlockFeaturesTest, DescribeTheBlocksOwnText) {
  EXPECT_FLOAT_EQ(Of("In the morning", Feature::kWords), std::log1p(18.0F));
  EXPECT_FLOAT_EQ(Of("In the morning", Feature::kCommas), 1.0F / 18);
  EXPECT_EQ(Of("In the morning", Feature::kProse), 1);
  EXPECT_EQ(Of("World news", Feature::kProse), 0);
  EXPECT_EQ(Of("World news", Feature::kLinkDensity), 1);
  EXPECT_EQ(Of("World news", Feature::kListItem), 1);
  EXPECT_EQ(Of("An Estonian", Feature::kHeading), 1);
  EXPECT_EQ(Of("Sport", Feature::kRepeats), 2);
}

TEST_F(BlockFeaturesTest, DescribeItsPlace) {
  EXPECT_EQ(Of("World news", Feature::kIndexShare), 0);
  EXPECT_EQ(Of("The foreign minister", Feature::kAfterTitle), 1);
  EXPECT_EQ(Of("World news", Feature::kAfterTitle), -2);
  EXPECT_EQ(Of("The foreign minister", Feature::kProseShare), 0);
  EXPECT_NEAR(Of("In the morning", Feature::kProseShare), 21.0 / 39, 1e-6);
}

TEST_F(BlockFeaturesTest, DescribeTheMarkupAround) {
  EXPECT_EQ(Of("World news", Feature::kInNavigation), 1);
  EXPECT_EQ(Of("World news", Feature::kHintReason), v1::REMOVAL_REASON_NAVIGATION);
  EXPECT_EQ(Of("In the morning", Feature::kInNavigation), 0);
  EXPECT_EQ(Of("In the morning", Feature::kHintReason), 0);
  EXPECT_EQ(Of("In the morning", Feature::kHintBody), 1);
  EXPECT_EQ(Of("In the morning", Feature::kInMainElement), 1);
  EXPECT_EQ(Of("World news", Feature::kInMainElement), 0);
  EXPECT_EQ(Of("In the morning", Feature::kInParagraph), 1);
  EXPECT_FLOAT_EQ(Of("In the morning", Feature::kAncestorShare2), 1);
  EXPECT_FLOAT_EQ(Of("In the morning", Feature::kPathShare), 1);
}

TEST_F(BlockFeaturesTest, DescribeTheNeighbours) {
  EXPECT_EQ(Of("In the morning", Feature::kBeforeProse), 1);
  EXPECT_EQ(Of("In the morning", Feature::kAfterProse), 0);
  EXPECT_EQ(Of("In the morning", Feature::kBeforeSameElement), 1);
  EXPECT_EQ(Of("In the morning", Feature::kAfterSameElement), 0);
  EXPECT_EQ(Of("World news", Feature::kAfterGap), 2);
  EXPECT_EQ(Of("World news", Feature::kAfterLinks), 1);
}

TEST_F(BlockFeaturesTest, HaveNamesOfTheirOwn) {
  std::set<std::string> names;
  for (size_t f = 0; f < kFeatureCount; ++f) names.emplace(NameOf(static_cast<Feature>(f)));
  EXPECT_EQ(names.size(), kFeatureCount);
  EXPECT_EQ(NameOf(Feature::kLinkDensity), "link_density");
  EXPECT_EQ(NameOf(Feature::kPageParagraphs), "page_paragraphs");
}

}  // namespace
}  // namespace communique::ingest
