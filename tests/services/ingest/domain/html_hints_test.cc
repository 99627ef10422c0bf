#include "services/ingest/domain/html_hints.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/ingest/domain/page.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

uint32_t Hints(absl::string_view name, absl::string_view value) {
  StartTag tag;
  tag.name = "div";
  tag.attributes = {{name, value}};
  return TestLexicon().hints().Of(tag);
}

TEST(HtmlHintsTest, ReadsClassNamesByWord) {
  EXPECT_EQ(Hints("class", "post-share"), kHintShare);
  EXPECT_EQ(Hints("class", "entryContent"), kHintBody);
  EXPECT_EQ(Hints("id", "comments"), kHintComments);
  EXPECT_EQ(Hints("class", "shareholder"), 0u) << "not a whole word";
  EXPECT_EQ(Hints("class", "entry content"), 0u) << "two names";
}

TEST(HtmlHintsTest, ReadsRolesAndHiddenness) {
  EXPECT_EQ(Hints("role", "navigation"), kHintNavigation);
  EXPECT_EQ(Hints("style", "display: none"), kHintHidden);
  EXPECT_EQ(Hints("aria-hidden", "true"), kHintHidden);
}

TEST(HtmlHintsTest, RefusesAnUnknownHint) { EXPECT_FALSE(HtmlHints::Create("colour\tred\n").ok()); }

}  // namespace
}  // namespace communique::ingest
