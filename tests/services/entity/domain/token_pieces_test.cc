#include "services/entity/domain/token_pieces.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

namespace communique::entity {
namespace {

using testing::ElementsAre;

std::vector<std::string> Pieces(absl::string_view block) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), error));
  std::vector<std::string> pieces;
  for (const TokenPiece& piece : CutPieces(block, words.get())) {
    pieces.emplace_back(block.substr(piece.begin, piece.end - piece.begin));
    if (piece.after_missing_space) pieces.back() += "<new>";
  }
  return pieces;
}

TEST(TokenPiecesTest, CutsCliticsAndMissingSpaces) {
  EXPECT_THAT(Pieces("Rao's"), ElementsAre("Rao", "'s"));
  EXPECT_THAT(Pieces("they’ll"), ElementsAre("they", "’ll"));
  EXPECT_THAT(Pieces("agreed.They"), ElementsAre("agreed", ".", "They<new>"));
  EXPECT_THAT(Pieces("Ph.D"), ElementsAre("Ph.D"));
  EXPECT_THAT(Pieces("o'clock"), ElementsAre("o'clock"));
}

TEST(TokenPiecesTest, JoinsTheLastStopOfDottedLetters) {
  EXPECT_THAT(Pieces("U.K. a.m."), ElementsAre("U.K.", "a.m."));
  EXPECT_THAT(Pieces("Mr. X."), ElementsAre("Mr", ".", "X", "."));
}

TEST(TokenPiecesTest, TellsNumbersFromWordsAndMarks) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), error));
  const std::vector<TokenPiece> pieces = CutPieces("G20, 80th", words.get());
  ASSERT_EQ(pieces.size(), 3u);
  EXPECT_EQ(pieces[0].kind, TokenKind::kWord);
  EXPECT_EQ(pieces[1].kind, TokenKind::kPunctuation);
  EXPECT_EQ(pieces[2].kind, TokenKind::kNumber);
}

TEST(TokenPiecesTest, FoldsCaseAndApostrophes) {
  EXPECT_EQ(FoldCase("’S"), "'s");
  EXPECT_EQ(FoldCase("Élysée ΣΑΣ"), "élysée σασ");
  EXPECT_EQ(FoldCase(""), "");
}

}  // namespace
}  // namespace communique::entity
