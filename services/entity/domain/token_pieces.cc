#include "services/entity/domain/token_pieces.h"

#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "common/text/utf8.h"

namespace communique::entity {
namespace {

constexpr absl::string_view kClitics[] = {"s", "re", "ve", "ll", "d", "m"};
constexpr absl::string_view kApostrophes[] = {"'", "\u2019"};

bool IsSpace(absl::string_view text) {
  return u_isUWhiteSpace(static_cast<UChar32>(text::DecodeFront(text))) != 0 ||
         absl::StartsWith(text, "\u200B");
}

TokenKind KindOf(absl::string_view text, int32_t status) {
  if (u_isdigit(static_cast<UChar32>(text::DecodeFront(text)))) return TokenKind::kNumber;
  return status >= UBRK_WORD_NONE_LIMIT ? TokenKind::kWord : TokenKind::kPunctuation;
}

// Where the clitic of `word` starts, apostrophe included; its size when there is none.
size_t CliticStart(absl::string_view word) {
  for (absl::string_view apostrophe : kApostrophes) {
    const size_t at = word.rfind(apostrophe);
    if (at == absl::string_view::npos || at == 0) continue;
    const absl::string_view tail = word.substr(at + apostrophe.size());
    for (absl::string_view clitic : kClitics) {
      if (absl::EqualsIgnoreCase(tail, clitic)) return at;
    }
  }
  return word.size();
}

// Where the full stop of "agreed.They" stands; its size when `word` is no such pair.
size_t MissingSpace(absl::string_view word) {
  const size_t at = word.find('.');
  if (at == absl::string_view::npos || at < 2 || at + 2 >= word.size()) return word.size();
  const bool pair = absl::ascii_islower(word[at - 1]) && absl::ascii_islower(word[at - 2]) &&
                    absl::ascii_isupper(word[at + 1]) && absl::ascii_islower(word[at + 2]);
  return pair ? at : word.size();
}

void AppendWord(absl::string_view block, TokenPiece piece, std::vector<TokenPiece>* out) {
  const absl::string_view word = block.substr(piece.begin, piece.end - piece.begin);
  if (const size_t stop = MissingSpace(word); stop < word.size()) {
    const size_t at = piece.begin + stop;
    out->push_back({piece.begin, at, piece.kind, piece.after_missing_space});
    out->push_back({at, at + 1, TokenKind::kPunctuation, false});
    piece = {at + 1, piece.end, piece.kind, true};
  }
  const absl::string_view rest = block.substr(piece.begin, piece.end - piece.begin);
  const size_t clitic = piece.begin + CliticStart(rest);
  out->push_back({piece.begin, clitic, piece.kind, piece.after_missing_space});
  if (clitic < piece.end) out->push_back({clitic, piece.end, piece.kind, false});
}

// "U.S", "a.m": letters with stops between, the last stop missing.
bool IsDotted(absl::string_view word) {
  if (word.size() < 3 || word.size() % 2 == 0) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !absl::ascii_isalpha(word[i]) : word[i] != '.') return false;
  }
  return true;
}

bool JoinsStop(absl::string_view block, const std::vector<TokenPiece>& pieces,
               const TokenPiece& piece) {
  return !pieces.empty() && pieces.back().end == piece.begin && block[piece.begin] == '.' &&
         piece.end == piece.begin + 1 &&
         IsDotted(block.substr(pieces.back().begin, pieces.back().end - pieces.back().begin));
}

}  // namespace

void SetText(absl::string_view block, icu::BreakIterator* iterator) {
  UErrorCode error = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUTF8(&text, block.data(), static_cast<int64_t>(block.size()), &error);
  iterator->setText(&text, error);  // Keeps a shallow clone.
  utext_close(&text);
}

std::vector<TokenPiece> CutPieces(absl::string_view block, icu::BreakIterator* words) {
  std::vector<TokenPiece> pieces;
  SetText(block, words);
  int32_t begin = words->first();
  for (int32_t end = words->next(); end != icu::BreakIterator::DONE; end = words->next()) {
    const absl::string_view text = block.substr(begin, end - begin);
    const TokenPiece piece{static_cast<size_t>(begin), static_cast<size_t>(end),
                           KindOf(text, words->getRuleStatus()), false};
    begin = end;
    if (IsSpace(text)) continue;
    if (JoinsStop(block, pieces, piece)) {
      pieces.back().end = piece.end;
    } else if (piece.kind == TokenKind::kWord) {
      AppendWord(block, piece, &pieces);
    } else {
      pieces.push_back(piece);
    }
  }
  return pieces;
}

std::string FoldCase(absl::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const size_t length = text::SequenceLength(text[i]);
    if (length == 1) {
      folded.push_back(absl::ascii_tolower(static_cast<unsigned char>(text[i])));
    } else if (const absl::string_view rest = text.substr(i); absl::StartsWith(rest, "\u2019")) {
      folded.push_back('\'');
    } else {
      const auto c = static_cast<UChar32>(text::DecodeFront(rest));
      text::AppendUtf8(static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)), &folded);
    }
    i += length;
  }
  return folded;
}

}  // namespace communique::entity
