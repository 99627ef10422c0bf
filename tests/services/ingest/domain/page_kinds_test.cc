// Kinds of pages that sites are made of: the article comes out, the rest does not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

constexpr char kFirst[] =
    "The foreign minister of Estonia flew to Ottawa on Sunday for three days of talks about the "
    "ice "
    "of the Arctic.";
constexpr char kSecond[] =
    "In the morning he met his Canadian counterpart, and they agreed to open a station for "
    "research "
    "together.";

struct PageKind {
  const char* name;
  std::string html;  // FIRST and SECOND stand for the paragraphs.
  const char* absent;
};

class PageKindsTest : public ::testing::TestWithParam<PageKind> {};

TEST_P(PageKindsTest, GiveTheArticle) {
  const v1::Document document =
      Clean(absl::StrReplaceAll(GetParam().html, {{"FIRST", kFirst}, {"SECOND", kSecond}}));
  EXPECT_TRUE(absl::StrContains(document.text(), kFirst)) << document.text();
  EXPECT_TRUE(absl::StrContains(document.text(), kSecond)) << document.text();
  EXPECT_FALSE(absl::StrContains(document.text(), GetParam().absent)) << document.text();
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, PageKindsTest,
    ::testing::Values(
        PageKind{
            "Amp",
            "<!doctype html><html \xE2\x9A\xA1><head><style amp-boilerplate>body{}</style></head>"
            "<body><amp-sidebar><ul><li><a href=/>World</a></li></ul></amp-sidebar><article>"
            "<h1>An Estonian in Ottawa</h1><amp-img src=a.jpg></amp-img><p>FIRST</p>"
            "<amp-ad><div class=advertisement>Fly cheap</div></amp-ad><p>SECOND</p></article>"
            "</body></html>",
            "Fly cheap"},
        PageKind{
            "ScriptWall",
            "<html><body><noscript><p>Please switch JavaScript on to read this site.</p>"
            "</noscript><div id=app><h1>An Estonian in Ottawa</h1><p>FIRST</p><p>SECOND</p></div>"
            "<script>var p = '<p>Never shown to any reader of it.</p>';</script></body></html>",
            "JavaScript"},
        PageKind{"NestedTables",
                 "<html><body><table><tr><td><table><tr><td><a href=/>Home</a></td></tr><tr><td><a "
                 "href=/w>World</a></td></tr></table></td><td><table><tr><td><b>An Estonian in "
                 "Ottawa</b></td></tr><tr><td><p>FIRST</p><p>SECOND</p></td></tr></table></td></tr>"
                 "</table></body></html>",
                 "World"},
        PageKind{"LineBreaks",
                 "<html><body><h1>An Estonian in Ottawa</h1><div>FIRST<br><br>SECOND<br><br></div>"
                 "</body></html>",
                 "<br"},
        PageKind{"InlinePictures",
                 absl::StrCat("<html><body><article><h1>An Estonian in Ottawa</h1><p>FIRST</p><img "
                              "src='data:image/png;base64,",
                              std::string(200000, 'A'), "'><p>SECOND</p></article></body></html>"),
                 "AAAA"},
        PageKind{"MisnestedMarkup",
                 "<body><div><h1>An Estonian in Ottawa</div></h1><p><b>FIRST<p></i></b>SECOND</div>"
                 "</p></span>",
                 "</"},
        PageKind{
            "Poem",
            "<html><body><article><h1>An Estonian in Ottawa</h1><p>FIRST</p><p>Ice on the "
            "river,<br>ice on the bay,<br>the ministers shiver<br>and sail away.</p><p>SECOND</p>"
            "</article></body></html>",
            "river,ice"}),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace communique::ingest
