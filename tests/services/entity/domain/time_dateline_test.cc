#include "services/entity/domain/time_dateline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

std::string Dateline(const std::string& text) {
  const Annotated annotated(text);
  return Edtf(FindDateline(annotated.text(), TestRules().times.Match(annotated.text())), false);
}

struct DatelineCase {
  const char* text;
  const char* want;
};

constexpr DatelineCase kCases[] = {
    {"HARARE, May 3, 2029 - The envoy came.", "2029-05-03"},
    {"HARARE, May 3 (Own Wire) — The envoy came.", "XXXX-05-03"},
    {"RIO DE JANEIRO, Brazil, 3 May 2029 – The envoy came.", "2029-05-03"},
    {"Harare (3 May 2029) -- The envoy came.", "2029-05-03"},
    {"The envoy comes\n\n3 May 2029\n\nHe came.", "2029-05-03"},
    // No datelines.
    {"The envoy came on 3 May 2029 - and left.", ""},
    {"On 3 May 2029 the envoy came.", ""},
    {"In May 2029 - the envoy came.", ""},
    {"He came. HARARE, May 3, 2029 - is where.", ""},
};

TEST(TimeDatelineTest, StandsAtTheStartOfABlock) {
  for (const DatelineCase& c : kCases) EXPECT_EQ(Dateline(c.text), c.want) << c.text;
}

TEST(TimeDatelineTest, StandsInTheFirstBlocksOrAloneAtTheEnd) {
  std::string text;
  for (int i = 0; i < 12; ++i) absl::StrAppend(&text, "The envoy came.\n\n");
  EXPECT_EQ(Dateline(absl::StrCat(text, "HARARE, May 3, 2029 - He left.")), "");
  EXPECT_EQ(Dateline(absl::StrCat(text, "Harare, 3 May 2029")), "2029-05-03");
  EXPECT_EQ(Dateline(absl::StrCat(text, "Harare, 3 May 2029\n\n", text)), "");
}

}  // namespace
}  // namespace communique::entity
