#include "common/text/evidence.h"

#include <gtest/gtest.h>

#include <string>

namespace communique::text {
namespace {

TEST(EvidenceTest, QuotesThePassageWithItsSurroundings) {
  const std::string text = "The king flew to Oslo on Monday.";
  const SpanIndex index(text);
  const EvidenceMaker maker("documents/1", "hash", &index);
  const base::v1::Evidence evidence = maker.Make(17, 21, base::v1::BASIS_STATED);
  EXPECT_EQ(evidence.exact(), "Oslo");
  EXPECT_EQ(evidence.prefix(), "The king flew to ");
  EXPECT_EQ(evidence.suffix(), " on Monday.");
  EXPECT_EQ(evidence.document(), "documents/1");
  EXPECT_EQ(evidence.document_sha256(), "hash");
  EXPECT_TRUE(Quotes(evidence, index));
}

TEST(EvidenceTest, KeepsContextToWholeCodePoints) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "\xE5\x8C\x97";
  text += "Oslo";
  const SpanIndex index(text);
  const base::v1::Evidence evidence =
      EvidenceMaker("documents/1", "", &index).Make(120, 124, base::v1::BASIS_STATED);
  EXPECT_EQ(evidence.prefix().size(), 96u);
  EXPECT_TRUE(Quotes(evidence, index));
}

TEST(EvidenceTest, DoesNotQuoteWhenAnythingDiffers) {
  const std::string text = "Oslo and Oslo again";
  const SpanIndex index(text);
  const base::v1::Evidence good =
      EvidenceMaker("documents/1", "", &index).Make(0, 4, base::v1::BASIS_STATED);
  base::v1::Evidence evidence = good;
  evidence.set_exact("oslo");
  EXPECT_FALSE(Quotes(evidence, index));
  evidence = good;
  evidence.set_suffix("x");
  EXPECT_FALSE(Quotes(evidence, index));
  evidence = good;
  evidence.clear_span();
  EXPECT_FALSE(Quotes(evidence, index));
}

}  // namespace
}  // namespace communique::text
