#include "services/summary/domain/safe_link.h"

#include <gtest/gtest.h>

namespace communique::summary {
namespace {

TEST(SafeLinkTest, TakesAddressesOfTheWebAlone) {
  for (const char* good : {"https://example.org/a?x=1&y=%20#z", "http://a.b"}) {
    EXPECT_TRUE(IsSafeLink(good)) << good;
  }
  for (const char* bad :
       {"", "javascript:alert(1)", "JAVASCRIPT:x", " https://a", "https://", "https:///a",
        "ftp://a", "https://a b", "https://a\"b", "https://a<b", "https://a\\b", "https://a%2",
        "https://a%zz", "https://\u0430", "data:text/html,x", "//a", "https://[::1]"}) {
    EXPECT_FALSE(IsSafeLink(bad)) << bad;
  }
}

TEST(SafeLinkTest, TakesItemsOfWikidataAlone) {
  EXPECT_EQ(WikidataLink("Q42"), "https://www.wikidata.org/wiki/Q42");
  for (const char* bad : {"", "Q", "42", "q42", "P42", "Q4\"2", "QQ1", "Q123456789012345678901"}) {
    EXPECT_EQ(WikidataLink(bad), "") << bad;
  }
}

}  // namespace
}  // namespace communique::summary
