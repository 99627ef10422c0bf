#include "services/ingest/domain/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(LexiconTest, LoadsEveryTable) {
  EXPECT_TRUE(Lexicon::Create().ok()) << Lexicon::Create().status();
}

TEST(LexiconTest, KnowsKindsOfLines) {
  const Lexicon& lexicon = TestLexicon();
  EXPECT_TRUE(lexicon.IsKicker("opinion"));
  EXPECT_TRUE(lexicon.IsBioVerb("teaches"));
  EXPECT_TRUE(lexicon.IsProfession("researcher"));
  EXPECT_TRUE(lexicon.IsEndMark("ends"));
  EXPECT_TRUE(lexicon.IsHandlingWord("embargo"));
  EXPECT_TRUE(lexicon.IsLetterhead("prime minister"));
  EXPECT_TRUE(lexicon.IsPlaceholder("untitled"));
  EXPECT_FALSE(lexicon.IsKicker("oslo"));
}

}  // namespace
}  // namespace communique::ingest
