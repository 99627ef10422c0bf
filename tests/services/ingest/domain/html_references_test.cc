#include "services/ingest/domain/html_references.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/text/utf8.h"
#include "services/ingest/domain/rows.h"

namespace communique::ingest {
namespace {

// What `text` begins with, as "characters/length".
std::string Read(const std::string& text, ReferencePlace place = ReferencePlace::kText) {
  std::string out;
  const size_t length = ReadReference(text, place, &out);
  return absl::StrCat(out, "/", length);
}

TEST(HtmlReferencesTest, ReadsNames) {
  EXPECT_EQ(Read("&amp;"), "&/5");
  EXPECT_EQ(Read("&eacute;t"), "\xC3\xA9/8");
  EXPECT_EQ(Read("&NotEqualTilde;"), "\xE2\x89\x82\xCC\xB8/15") << "two code points";
  EXPECT_EQ(Read("&CounterClockwiseContourIntegral;"), "\xE2\x88\xB3/33") << "the longest";
}

TEST(HtmlReferencesTest, ReadsOldNamesWithoutSemicolon) {
  EXPECT_EQ(Read("&copy 2024"), "\xC2\xA9/5");
  EXPECT_EQ(Read("&notit;"), "\xC2\xAC/4") << "the longest that needs none";
  EXPECT_EQ(Read("&mldr"), "/0") << "this one needs it";
}

TEST(HtmlReferencesTest, LeavesAddressesInAttributesAlone) {
  EXPECT_EQ(Read("&copy=1", ReferencePlace::kAttribute), "/0");
  EXPECT_EQ(Read("&copyright", ReferencePlace::kAttribute), "/0");
  EXPECT_EQ(Read("&copy;=1", ReferencePlace::kAttribute), "\xC2\xA9/6");
}

TEST(HtmlReferencesTest, ReadsNumbers) {
  EXPECT_EQ(Read("&#8212;"), "\xE2\x80\x94/7");
  EXPECT_EQ(Read("&#x2014 x"), "\xE2\x80\x94/7") << "without its semicolon";
  EXPECT_EQ(Read("&#X1F600;"), "\xF0\x9F\x98\x80/9");
}

TEST(HtmlReferencesTest, DropsNumbersThatAreNoCharacter) {
  for (const std::string text : {"&#0;", "&#xD800;", "&#x110000;", "&#99999999999999999999;"}) {
    EXPECT_EQ(Read(text), absl::StrCat("/", text.size())) << text;
  }
}

TEST(HtmlReferencesTest, LeavesWhatIsNone) {
  for (const std::string text : {"&", "& ", "&;", "&#", "&#;", "&#x;", "&nope;", "&1;"}) {
    EXPECT_EQ(Read(text), "/0") << text;
  }
}

TEST(HtmlReferencesTest, ReplacesAllInAText) {
  EXPECT_EQ(WithoutReferences("a &amp; b&lt;c & d", ReferencePlace::kAttribute), "a & b<c & d");
}

TEST(HtmlReferencesTest, ReadsEveryRowOfTheTable) {
  const std::ifstream file(COMMUNIQUE_SOURCE_DIR
                           "/services/ingest/domain/data/character_references.tsv");
  std::stringstream table;
  table << file.rdbuf();
  const std::string text = table.str();
  const auto rows = ParseRows("character_references.tsv", text, 2);
  ASSERT_TRUE(rows.ok()) << rows.status();
  EXPECT_EQ(rows->size(), 2231u) << "as many as the standard has";
  for (const auto& row : *rows) {
    std::string want;
    for (const absl::string_view digits : absl::StrSplit(row[1], ' ')) {
      text::AppendUtf8(std::stoul(std::string(digits), nullptr, 16), &want);
    }
    EXPECT_EQ(Read(absl::StrCat("&", row[0])), absl::StrCat(want, "/", row[0].size() + 1))
        << row[0];
  }
}

}  // namespace
}  // namespace communique::ingest
