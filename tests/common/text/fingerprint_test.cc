#include "common/text/fingerprint.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"

namespace communique::text {
namespace {

constexpr char kReport[] =
    "The envoy's boat left the harbour at nine. \"We are late,\" she said, and nobody disagreed.";

// "a17 a18 ...", from number `first` on.
std::string Words(int first, int count) {
  std::string text;
  for (int i = first; i < first + count; ++i) absl::StrAppend(&text, "a", i, " ");
  return text;
}

struct FoldRow {
  const char* what;
  const char* a;
  const char* b;
  bool equal;
};

TEST(FingerprintTest, FoldsWhatCopiesChangeInPassing) {
  const FoldRow rows[] = {
      {"case", "The Envoy LEFT", "the envoy left", true},
      {"case of Latin-1 letters", "\u00c9lys\u00e9e", "\u00e9LYS\u00c9E", true},
      {"spaces and line breaks", "one two\n\nthree", "one  two three ", true},
      {"punctuation", "One, two: three!", "one two (three)", true},
      {"dashes and typographic quotes", "\u201cone\u201d \u2014 two\u2026", "\"one\" - two...",
       true},
      {"no-break space and guillemets", "\u00abone\u00a0two\u00bb", "one two", true},
      {"shape of the apostrophe", "don\u2019t", "don't", true},
      {"apostrophe or none", "don't", "dont", true},
      {"hyphen", "vice-president", "vice president", true},
      {"other word", "one two", "one ten", false},
      {"other order", "one two", "two one", false},
      {"other cut of the letters", "ab c", "a bc", false},
      {"other number", "in 2024", "in 2025", false},
      {"accent", "\u00e9lys\u00e9e", "elysee", false},
  };
  for (const FoldRow& row : rows) {
    EXPECT_EQ(FingerprintOf(row.a) == FingerprintOf(row.b), row.equal) << row.what;
  }
}

TEST(FingerprintTest, CountsWordsOfScriptsWithAndWithoutSpaces) {
  EXPECT_EQ(FingerprintOf(kReport).words(), 16);
  EXPECT_EQ(FingerprintOf("\u8bbf\u95ee\uff0c\u3002").words(), 3);  // The full-width comma is one.
  EXPECT_EQ(FingerprintOf("\u0394\u03b5\u03bb\u03c6\u03bf\u03af \u0394").words(), 2);
  EXPECT_EQ(FingerprintOf(" \n. -- \u2026 '").words(), 0);
  EXPECT_TRUE(FingerprintOf("").empty());
}

TEST(FingerprintTest, APartEndsAWordButNotARun) {
  FingerprintMaker maker;
  maker.Add("one two");
  maker.Add("three");
  EXPECT_TRUE(maker.Finish() == FingerprintOf("one two three"));
}

TEST(FingerprintTest, ItsBytesAreTheSameOnEveryMachine) {
  const std::string bytes = FingerprintOf(kReport).Bytes();
  EXPECT_EQ(bytes.size(), 525);
  EXPECT_EQ(bytes[0], 1);
  uint64_t sum = 0;
  for (const char byte : bytes) sum = sum * 31 + static_cast<uint8_t>(byte);
  EXPECT_EQ(sum, 9279667874662304230U)
      << "stored fingerprints no longer compare: raise the version";
}

TEST(FingerprintTest, ReadsWhatItWrote) {
  const Fingerprint fingerprint = FingerprintOf(kReport);
  const auto read = Fingerprint::Parse(fingerprint.Bytes());
  ASSERT_TRUE(read.has_value());
  EXPECT_TRUE(*read == fingerprint);
}

TEST(FingerprintTest, RefusesOtherBytes) {
  const std::string bytes = FingerprintOf(kReport).Bytes();
  EXPECT_FALSE(Fingerprint::Parse("").has_value());
  EXPECT_FALSE(Fingerprint::Parse(bytes.substr(1)).has_value());
  EXPECT_FALSE(Fingerprint::Parse(bytes + "x").has_value());
  EXPECT_FALSE(Fingerprint::Parse('\2' + bytes.substr(1)).has_value());
}

struct SimilarityRow {
  int first;  // Of the second text; the first one has the words 0 to 999.
  int count;
  double similarity;
};

TEST(EstimatedSimilarityTest, IsTheShareOfRunsThatBothHave) {
  const SimilarityRow rows[] = {{0, 1000, 1},
                                {0, 900, .9},
                                {100, 1000, 899. / 1099},
                                {500, 1000, 499. / 1499},
                                {900, 1000, 99. / 1899},
                                {2000, 1000, 0}};
  const Fingerprint a = FingerprintOf(Words(0, 1000));
  for (const SimilarityRow& row : rows) {
    const Fingerprint b = FingerprintOf(Words(row.first, row.count));
    EXPECT_NEAR(EstimatedSimilarity(a, b), row.similarity, 0.08) << row.first;  // 2.6 sigma.
    EXPECT_EQ(EstimatedSimilarity(a, b), EstimatedSimilarity(b, a)) << row.first;
  }
}

TEST(EstimatedSimilarityTest, IsExactForShortTexts) {
  EXPECT_DOUBLE_EQ(EstimatedSimilarity(FingerprintOf(Words(0, 4)), FingerprintOf(Words(1, 4))),
                   0.5);
}

TEST(EstimatedSimilarityTest, IsOneOnlyForTheSameWordsInTheSameOrder) {
  EXPECT_EQ(EstimatedSimilarity(FingerprintOf("one"), FingerprintOf("One.")), 1);
  EXPECT_EQ(EstimatedSimilarity(FingerprintOf("one"), FingerprintOf("two")), 0);
  EXPECT_LT(EstimatedSimilarity(FingerprintOf("a b a b a"), FingerprintOf("b a b a b")), 1);
  EXPECT_GT(EstimatedSimilarity(FingerprintOf("a b a b a"), FingerprintOf("b a b a b")), 0.99);
}

TEST(EstimatedSimilarityTest, OfATextWithoutWordsIsZero) {
  EXPECT_EQ(EstimatedSimilarity(FingerprintOf(""), FingerprintOf("")), 0);
  EXPECT_EQ(EstimatedSimilarity(FingerprintOf(""), FingerprintOf("one two")), 0);
}

TEST(EstimatedSimilarityTest, OfATextThatRepeatsItselfIsBoundByTheLengths) {
  std::string repeated;
  for (int i = 0; i < 10; ++i) repeated += kReport;
  EXPECT_DOUBLE_EQ(EstimatedSimilarity(FingerprintOf(kReport), FingerprintOf(repeated)), 0.1);
}

}  // namespace
}  // namespace communique::text
