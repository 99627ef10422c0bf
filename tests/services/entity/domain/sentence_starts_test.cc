#include "services/entity/domain/sentence_starts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "tests/services/entity/domain/annotate.h"

namespace communique::entity {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<size_t> Starts(absl::string_view block) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), error));
  const std::unique_ptr<icu::BreakIterator> sentences(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), error));
  const std::vector<TokenPiece> pieces = CutPieces(block, words.get());
  return SentenceStarts(block, pieces, TestRules().sentences, sentences.get());
}

TEST(SentenceStartsTest, CountsPieces) {
  EXPECT_THAT(Starts("He came. She left."), ElementsAre(0, 3));
  EXPECT_THAT(Starts("He met Mr. Rao. She left."), ElementsAre(0, 6));
  EXPECT_THAT(Starts("agreed.They left"), ElementsAre(0, 2));
}

TEST(SentenceStartsTest, HasNoneInABlankBlock) {
  EXPECT_THAT(Starts(""), IsEmpty());
  EXPECT_THAT(Starts("  \n"), IsEmpty());
}

TEST(SentenceStartsTest, StandsManyStopsInARow) {
  EXPECT_THAT(Starts("No...!? ... Why"), testing::SizeIs(testing::Ge(1)));
  EXPECT_EQ(Starts(std::string(2000, '.')).front(), 0u);
}

}  // namespace
}  // namespace communique::entity
