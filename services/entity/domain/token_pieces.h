#ifndef SERVICES_ENTITY_DOMAIN_TOKEN_PIECES_H_
#define SERVICES_ENTITY_DOMAIN_TOKEN_PIECES_H_

#include <unicode/brkiter.h>

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"

namespace communique::entity {

// A token in the making: bytes [begin, end) of its block.
struct TokenPiece {
  size_t begin = 0;
  size_t end = 0;
  TokenKind kind = TokenKind::kPunctuation;
  bool after_missing_space = false;  // Cut from "agreed.They": a sentence may start here.
};

// The pieces of `block` between white space, in order: ICU's words with clitics and missing spaces
// cut, and the stops of dotted letters ("U.S.") joined.
std::vector<TokenPiece> CutPieces(absl::string_view block, icu::BreakIterator* words);

// Gives `iterator` the UTF-8 of `block`, so that its offsets are bytes; `block` must outlive its
// use.
void SetText(absl::string_view block, icu::BreakIterator* iterator);

// `text` in lower case by simple case folding, curly apostrophes straightened.
std::string FoldCase(absl::string_view text);

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TOKEN_PIECES_H_
