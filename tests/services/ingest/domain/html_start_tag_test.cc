#include "services/ingest/domain/html_start_tag.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace communique::ingest {
namespace {

constexpr size_t kUnfinished = absl::string_view::npos;

StartTag Read(absl::string_view source) {
  StartTag tag;
  tag.Read(source, 0);
  return tag;
}

TEST(HtmlStartTagTest, ReadsNamesInAnyCase) {
  const StartTag tag = Read("<DIV CLASS=a Id=b>");
  EXPECT_EQ(tag.info.tag, Tag::kDiv);
  EXPECT_EQ(tag.name, "DIV");
  EXPECT_EQ(tag.Get(Attribute::kClass), "a");
  EXPECT_EQ(tag.Get(Attribute::kId), "b");
}

TEST(HtmlStartTagTest, ReadsValuesInAnyQuotes) {
  const StartTag tag = Read("<a class = 'x \"y\"' id=\"1>2\" href=/p?a=b/ rel>");
  EXPECT_EQ(tag.Get(Attribute::kClass), "x \"y\"");
  EXPECT_EQ(tag.Get(Attribute::kId), "1>2");
  EXPECT_EQ(tag.Get(Attribute::kHref), "/p?a=b/");
  EXPECT_TRUE(tag.Has(Attribute::kRel));
  EXPECT_EQ(tag.Get(Attribute::kRel), "");
  EXPECT_FALSE(tag.Has(Attribute::kStyle));
}

TEST(HtmlStartTagTest, DecodesReferencesInValues) {
  EXPECT_EQ(Read("<a href='?a=1&amp;b=2&copy=3'>").Get(Attribute::kHref), "?a=1&b=2&copy=3");
}

TEST(HtmlStartTagTest, TakesTheFirstOfSeveral) {
  EXPECT_EQ(Read("<p class=a class=b>").Get(Attribute::kClass), "a");
}

TEST(HtmlStartTagTest, KnowsWhereItEnds) {
  StartTag tag;
  EXPECT_EQ(tag.Read("<br class=a  /> b", 0), 15u);
  EXPECT_EQ(tag.end, 13u);
  EXPECT_TRUE(tag.is_closed);
  EXPECT_EQ(tag.Read("<br/a> b", 0), 6u);
  EXPECT_FALSE(tag.is_closed);
}

TEST(HtmlStartTagTest, SaysThatTheSourceEndsInIt) {
  StartTag tag;
  for (const absl::string_view source :
       {"<a", "<a ", "<a b", "<a b=", "<a b= ", "<a b=c", "<a b='c>", "<a/", "<a ="}) {
    EXPECT_EQ(tag.Read(source, 0), kUnfinished) << source;
  }
}

TEST(HtmlStartTagTest, ForgetsTheTagBefore) {
  StartTag tag;
  tag.Read("<p class='&amp;' id=a>", 0);
  tag.Read("<p id=b>", 0);
  EXPECT_FALSE(tag.Has(Attribute::kClass));
  EXPECT_EQ(tag.Get(Attribute::kClass), "");
  EXPECT_EQ(tag.Get(Attribute::kId), "b");
}

TEST(HtmlStartTagTest, KnowsEveryAttribute) {
  const StartTag tag = Read(
      "<p aria-hidden=a class=a content=a data-component=a data-testid=a datetime=a hidden=a "
      "href=a "
      "http-equiv=a id=a itemprop=a lang=a name=a property=a rel=a role=a style=a type=a>");
  for (size_t i = 0; i < kAttributes; ++i) EXPECT_EQ(tag.Get(static_cast<Attribute>(i)), "a") << i;
}

}  // namespace
}  // namespace communique::ingest
