#include "common/text/near_duplicates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace communique::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A text of `count` words of its own, of which the first `shared` are those of text 0.
Fingerprint Text(int number, int shared = 0, int count = 200) {
  std::string words;
  for (int i = 0; i < count; ++i)
    absl::StrAppend(&words, "w", i < shared ? 0 : number, "x", i, " ");
  return FingerprintOf(words);
}

std::string FoundFor(const NearDuplicateIndex& index, const Fingerprint& fingerprint) {
  const std::optional<NearDuplicateIndex::Match> match = index.Find(fingerprint);
  return match.has_value() ? match->name : "none";
}

TEST(NearDuplicatesTest, AThirdInCommonIsACopyAndATenthIsNot) {
  EXPECT_TRUE(AreNearDuplicates(Text(0), Text(0)));
  EXPECT_TRUE(AreNearDuplicates(Text(0), Text(1, 120)));  // 119 of 279 runs.
  EXPECT_FALSE(AreNearDuplicates(Text(0), Text(1, 40)));  // 39 of 359.
  EXPECT_FALSE(AreNearDuplicates(FingerprintOf(""), FingerprintOf("")));
}

TEST(NearDuplicateGroupsTest, NumbersGroupsByFirstMember) {
  const std::vector<Fingerprint> texts = {Text(1), Text(2), Text(1), Text(3), Text(2)};
  EXPECT_THAT(NearDuplicateGroups(texts), ElementsAre(0, 1, 0, 2, 1));
  EXPECT_THAT(NearDuplicateGroups({}), IsEmpty());
}

TEST(NearDuplicateGroupsTest, ACopyOfACopyBelongsToTheGroup) {
  // The halves have nothing in common but the whole.
  std::string first;
  std::string second;
  for (int i = 0; i < 100; ++i) absl::StrAppend(&first, "a", i, " ");
  for (int i = 0; i < 100; ++i) absl::StrAppend(&second, "b", i, " ");
  const std::vector<Fingerprint> texts = {FingerprintOf(first), Text(5), FingerprintOf(second),
                                          FingerprintOf(first + second)};
  EXPECT_FALSE(AreNearDuplicates(texts[0], texts[2]));
  EXPECT_THAT(NearDuplicateGroups(texts), ElementsAre(0, 1, 0, 0));
}

TEST(NearDuplicateIndexTest, GivesTheMostSimilarEarlierText) {
  NearDuplicateIndex index(10);
  EXPECT_EQ(FoundFor(index, Text(0)), "none");
  index.Add("far", Text(1, 40));
  EXPECT_EQ(FoundFor(index, Text(0)), "none");
  index.Add("near", Text(2, 120));
  EXPECT_EQ(FoundFor(index, Text(0)), "near");
  index.Add("nearer", Text(3, 180));
  index.Add("near again", Text(4, 120));
  const auto match = index.Find(Text(0));
  ASSERT_TRUE(match.has_value());
  EXPECT_EQ(match->name, "nearer");
  EXPECT_EQ(match->similarity, EstimatedSimilarity(Text(0), Text(3, 180)));
}

TEST(NearDuplicateIndexTest, OfEqualsTheFirstByNameWinsInAnyOrder) {
  const std::vector<std::vector<std::string>> orders = {
      {"a", "b", "c"}, {"c", "b", "a"}, {"b", "c", "a"}};
  for (const auto& order : orders) {
    NearDuplicateIndex index(10);
    for (const std::string& name : order) index.Add(name, Text(0));
    EXPECT_EQ(FoundFor(index, Text(0)), "a");
    EXPECT_EQ(index.Find(Text(0))->similarity, 1);
  }
}

TEST(NearDuplicateIndexTest, ForgetsTheOldestBeyondItsCapacity) {
  NearDuplicateIndex index(3);
  for (int i = 1; i <= 8; ++i) {
    index.Add(absl::StrCat(i), Text(i));
    EXPECT_LE(index.size(), 3);
  }
  EXPECT_EQ(FoundFor(index, Text(5)), "none");
  for (int i = 6; i <= 8; ++i) EXPECT_EQ(FoundFor(index, Text(i)), absl::StrCat(i));
}

TEST(NearDuplicateIndexTest, ForgetsTheOldestOfEqualTexts) {
  NearDuplicateIndex index(2);
  for (const char* name : {"a", "b", "c"}) index.Add(name, Text(0));
  EXPECT_EQ(FoundFor(index, Text(0)), "b");
}

TEST(NearDuplicateIndexTest, FindsShortTexts) {
  NearDuplicateIndex index(100);
  for (int i = 1; i < 90; ++i) index.Add(absl::StrCat("other ", i), Text(i, 0, 9));
  index.Add("ten words", Text(0, 0, 10));
  index.Add("one word", FingerprintOf("Adjourned"));
  EXPECT_EQ(FoundFor(index, Text(0, 0, 9)), "ten words");
  EXPECT_EQ(FoundFor(index, FingerprintOf("adjourned.")), "one word");
  EXPECT_EQ(FoundFor(index, FingerprintOf("Continued")), "none");
  EXPECT_EQ(FoundFor(index, FingerprintOf("")), "none");
}

// What the bands leave out must not be a near duplicate.
TEST(NearDuplicateIndexTest, AgreesWithComparingAll) {
  NearDuplicateIndex index(1000);
  std::vector<Fingerprint> texts;
  for (int i = 1; i <= 400; ++i) {
    texts.push_back(Text(i % 40 == 0 ? 1 : i, (i * 37) % 200));
    double most = 0;
    for (size_t k = 0; k + 1 < texts.size(); ++k) {
      const double similarity = EstimatedSimilarity(texts[k], texts.back());
      if (similarity >= kNearDuplicate) most = std::max(most, similarity);
    }
    const auto match = index.Find(texts.back());
    EXPECT_EQ(match.has_value() ? match->similarity : 0, most) << i;
    index.Add(absl::StrCat(i), texts.back());
  }
}

}  // namespace
}  // namespace communique::text
