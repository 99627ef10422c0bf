#include "services/entity/domain/pipeline/lexical/special_phrases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <utility>
#include <vector>

namespace communique::entity::pipeline {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

using Pairs = std::vector<std::pair<uint32_t, uint32_t>>;

Pairs ToPairs(const std::vector<TokenSpan>& spans) {
  Pairs pairs;
  for (const TokenSpan& span : spans) pairs.emplace_back(span.begin, span.end);
  return pairs;
}

std::vector<TokenSpan> ToSpans(const Pairs& pairs) {
  std::vector<TokenSpan> spans;
  for (const auto& [begin, end] : pairs) spans.push_back({begin, end});
  return spans;
}

TEST(SpecialPhrasesTest, FindsAllPhrasesThatBeginAtAWord) {
  SpecialPhrases phrases;
  phrases.Add(std::vector<uint64_t>{1, 2});
  phrases.Add(std::vector<uint64_t>{1, 2, 3, 4});
  phrases.Add(std::vector<uint64_t>{2, 3});
  EXPECT_EQ(phrases.longest(), 4);
  EXPECT_TRUE(phrases.Begins(1));
  EXPECT_TRUE(phrases.Begins(2));
  EXPECT_FALSE(phrases.Begins(3));
  std::vector<TokenSpan> found;
  phrases.FindAtFront(std::vector<uint64_t>{1, 2, 3, 4}, 10, &found);
  phrases.FindAtFront(std::vector<uint64_t>{2, 3, 4}, 20, &found);
  phrases.FindAtFront(std::vector<uint64_t>{1, 3}, 30, &found);
  EXPECT_THAT(ToPairs(found), ElementsAre(Pair(10, 12), Pair(10, 14), Pair(20, 22)));
}

TEST(ChooseSpansTest, PrefersTheLongestThenTheFirst) {
  const struct {
    Pairs found;
    Pairs chosen;
  } kCases[] = {
      {{}, {}},
      {{{4, 6}, {0, 2}}, {{0, 2}, {4, 6}}},
      {{{0, 2}, {1, 4}}, {{1, 4}}},
      {{{0, 2}, {1, 3}}, {{0, 2}}},
      {{{0, 2}, {0, 2}}, {{0, 2}}},
      // A dropped span hides others all the same.
      {{{0, 3}, {2, 5}, {4, 6}}, {{0, 3}}},
  };
  for (const auto& [found, chosen] : kCases) {
    EXPECT_EQ(ToPairs(ChooseSpans(ToSpans(found), 10)), chosen);
  }
}

}  // namespace
}  // namespace communique::entity::pipeline
