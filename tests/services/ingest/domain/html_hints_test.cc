#include "services/ingest/domain/html_hints.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/ingest/domain/page.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

uint32_t Hints(const std::string& attribute, const std::string& value) {
  const std::string source = absl::StrCat("<div ", attribute, "=\"", value, "\">");
  StartTag tag;
  EXPECT_EQ(tag.Read(source, 0), source.size());
  return TestLexicon().hints().Of(tag);
}

TEST(HtmlHintsTest, ReadsClassNamesByWord) {
  EXPECT_EQ(Hints("class", "post-share"), kHintShare);
  EXPECT_EQ(Hints("class", "entryContent"), kHintBody);
  EXPECT_EQ(Hints("id", "comments"), kHintComments);
  EXPECT_EQ(Hints("class", "shareholder"), 0u) << "not a whole word";
  EXPECT_EQ(Hints("class", "entry content"), 0u) << "two names";
  EXPECT_EQ(Hints("class", "x entry--content y"), kHintBody);
  EXPECT_EQ(Hints("class", "wide-entry2content"), kHintBody) << "not the first words of its name";
  EXPECT_EQ(Hints("class", std::string(5000, 'a') + " share"), 0u) << "too long to be a name";
}

TEST(HtmlHintsTest, ReadsRolesAndHiddenness) {
  EXPECT_EQ(Hints("role", "navigation"), kHintNavigation);
  EXPECT_EQ(Hints("style", "display: none"), kHintHidden);
  EXPECT_EQ(Hints("aria-hidden", "true"), kHintHidden);
}

TEST(HtmlHintsTest, RefusesAnUnknownHint) { EXPECT_FALSE(HtmlHints::Create("colour\tred\n").ok()); }

}  // namespace
}  // namespace communique::ingest
