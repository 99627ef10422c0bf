#include "services/entity/domain/quantities.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "services/entity/domain/time_expressions.h"
#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

absl::string_view Sign(v1::QuantityQualifier qualifier) {
  switch (qualifier) {
    case v1::QUANTITY_QUALIFIER_AT_LEAST:
      return ">=";
    case v1::QUANTITY_QUALIFIER_AT_MOST:
      return "<=";
    case v1::QUANTITY_QUALIFIER_ABOUT:
      return "~";
    default:
      return "";
  }
}

// Each quantity as qualifier, value, unit and its words in brackets.
std::string Quantities(const char* sentence) {
  const Annotated annotated(sentence);
  const AnnotatedText& text = annotated.text();
  const std::vector<VerbGroup> groups = FindVerbGroups(TestRules().verbs, text);
  const auto times = FindTimes(TestRules(), text, groups, annotated.index());
  std::vector<std::string> found;
  for (const QuantitySpan& q : FindQuantities(TestRules().quantities, text, groups, times)) {
    const uint32_t begin = text.tokens[q.first].begin;
    found.push_back(absl::StrCat(Sign(q.qualifier), absl::StrFormat("%.15g", q.value), " ", q.unit,
                                 " [", text.text.substr(begin, text.tokens[q.last - 1].end - begin),
                                 "]"));
  }
  return absl::StrJoin(found, "; ");
}

TEST(QuantitiesTest, ReadsWhatIsCountedAndHow) {
  const struct {
    const char* sentence;
    const char* quantities;
  } kCases[] = {
      {"They signed 20 agreements.", "20 agreements [20 agreements]"},
      {"They signed more than 20 cooperation agreements in Riga.",
       ">=20 agreements [more than 20 cooperation agreements]"},
      {"With over 20 new bilateral trade deals signed, she left.",
       ">=20 deals [over 20 new bilateral trade deals]"},
      {"At least twelve memoranda were signed.", ">=12 memoranda [At least twelve memoranda]"},
      {"No more than three ministers came.", "<=3 ministers [No more than three ministers]"},
      {"Up to 50 students will go.", "<=50 students [Up to 50 students]"},
      {"Fewer than 50 students will go.", "<=50 students [Fewer than 50 students]"},
      {"Some 400 guests came.", "~400 guests [Some 400 guests]"},
      {"Nearly 400 guests came.", "~400 guests [Nearly 400 guests]"},
      {"A dozen papers lay there.", "12 papers [A dozen papers]"},
      {"Two dozen papers lay there.", "24 papers [Two dozen papers]"},
      {"Half a million visitors came.", "500000 visitors [Half a million visitors]"},
      {"Twenty-five ships came.", "25 ships [Twenty-five ships]"},
      {"A crowd of 1,200 people came.", "1200 people [1,200 people]"},
      {"Some 20 agreements or more were signed.", "~20 agreements [Some 20 agreements]"},
      {"They signed 20 agreements or more.", ">=20 agreements [20 agreements or more]"},
      {"Three memoranda of understanding and two treaties were signed.",
       "3 memoranda [Three memoranda]; 2 treaties [two treaties]"},
      // Money and shares.
      {"A loan of $300 million was agreed.", "300000000 USD [$300 million]"},
      {"A loan of about 2.5 billion euros was agreed.",
       "~2500000000 EUR [about 2.5 billion euros]"},
      {"Trade grew by 40 percent.", "40 % [40 percent]"},
      {"Trade grew by nearly 40 per cent.", "~40 % [nearly 40 per cent]"},
      // None of these counts things.
      {"Article 5 says so.", ""},
      {"They met on 20 May 2025.", ""},
      {"She stayed for 20 years.", ""},
      {"She is 52.", ""},
      {"One minister came.", ""},
      {"Resolution 1701 binds states.", ""},
      {"Room 12 is hers.", ""},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(Quantities(test.sentence), test.quantities) << test.sentence;
  }
}

TEST(QuantityLexiconTest, NamesABadRow) {
  for (const char* table : {"number\tten\tmany\n", "numeral\tten\t10\n", "scale\tmillion\t-1\n"}) {
    const auto lexicon = QuantityLexicon::Parse(table);
    ASSERT_FALSE(lexicon.ok()) << table;
    EXPECT_THAT(std::string(lexicon.status().message()), ::testing::HasSubstr("quantity_words"));
  }
}

}  // namespace
}  // namespace communique::entity
