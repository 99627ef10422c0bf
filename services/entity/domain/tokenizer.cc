#include "services/entity/domain/tokenizer.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>

#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/text/utf8.h"
#include "services/entity/domain/sentence_starts.h"
#include "services/entity/domain/token_pieces.h"

namespace communique::entity {
namespace {

using ingest::v1::BlockRole;

struct BlockRange {
  size_t begin = 0;
  size_t end = 0;
  BlockRole role = ingest::v1::BLOCK_ROLE_PARAGRAPH;
};

bool IsHeading(BlockRole role) {
  return role == ingest::v1::BLOCK_ROLE_TITLE || role == ingest::v1::BLOCK_ROLE_SUBTITLE ||
         role == ingest::v1::BLOCK_ROLE_HEADING;
}

std::vector<BlockRange> Paragraphs(absl::string_view text) {
  std::vector<BlockRange> blocks;
  size_t begin = 0;
  bool line_is_empty = true;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') {
      if (line_is_empty && begin < i) {
        blocks.push_back({begin, i});
        begin = i + 1;
      }
      line_is_empty = true;
    } else if (!absl::ascii_isspace(text[i])) {
      line_is_empty = false;
    }
  }
  if (begin < text.size()) blocks.push_back({begin, text.size()});
  return blocks;
}

std::vector<BlockRange> BlocksOf(const ingest::v1::Document& document) {
  std::vector<BlockRange> blocks;
  for (const ingest::v1::Section& section : document.sections()) {
    for (const ingest::v1::Block& block : section.blocks()) {
      blocks.push_back({static_cast<size_t>(block.span().byte_begin()),
                        static_cast<size_t>(block.span().byte_end()), block.role()});
    }
  }
  return blocks.empty() ? Paragraphs(document.text()) : blocks;
}

// Sets capitalized and all_caps from the letters of the token.
void SetCase(Token* token) {
  int letters = 0;
  int upper = 0;
  for (size_t i = 0; i < token->text.size(); i += text::SequenceLength(token->text[i])) {
    const auto c = static_cast<UChar32>(text::DecodeFront(token->text.substr(i)));
    if (!u_isalpha(c)) continue;
    const bool is_upper = u_isupper(c) || u_istitle(c);
    if (letters == 0) token->capitalized = is_upper;
    ++letters;
    if (is_upper) ++upper;
  }
  token->all_caps = letters >= 2 && upper == letters;
}

// Appends the sentences and tokens of one block.
class BlockWriter {
 public:
  BlockWriter(const SentenceRules& rules, AnnotatedText* out) : rules_(rules), out_(out) {}

  void Write(const BlockRange& range, int block, const std::vector<TokenPiece>& pieces,
             const std::vector<size_t>& starts) {
    const absl::string_view text = out_->text.substr(range.begin, range.end - range.begin);
    for (size_t s = 0; s < starts.size(); ++s) {
      const size_t last = s + 1 < starts.size() ? starts[s + 1] : pieces.size();
      SentenceSpan sentence;
      sentence.begin = static_cast<uint32_t>(range.begin + pieces[starts[s]].begin);
      sentence.end = static_cast<uint32_t>(range.begin + pieces[last - 1].end);
      sentence.first_token = static_cast<int>(out_->tokens.size());
      sentence.block = block;
      sentence.role = range.role;
      sentence.heading = IsHeading(range.role);
      for (size_t i = starts[s]; i < last; ++i) {
        TokenPiece piece = pieces[i];
        if (TakesStop(text, pieces, i, last)) piece.end = pieces[++i].end;
        AppendToken(range.begin, piece);
      }
      sentence.last_token = static_cast<int>(out_->tokens.size());
      out_->sentences.push_back(sentence);
    }
  }

 private:
  // Piece `i` is an abbreviation whose full stop follows it within the sentence.
  bool TakesStop(absl::string_view text, const std::vector<TokenPiece>& pieces, size_t i,
                 size_t last) const {
    if (i + 2 >= last || pieces[i].kind != TokenKind::kWord) return false;
    const TokenPiece& stop = pieces[i + 1];
    if (stop.begin != pieces[i].end || text.substr(stop.begin, stop.end - stop.begin) != ".") {
      return false;
    }
    const absl::string_view word = text.substr(pieces[i].begin, pieces[i].end - pieces[i].begin);
    return rules_.Classify(word) != Abbreviation::kNone;
  }

  void AppendToken(size_t offset, const TokenPiece& piece) {
    Token token;
    token.begin = static_cast<uint32_t>(offset + piece.begin);
    token.end = static_cast<uint32_t>(offset + piece.end);
    token.text = out_->text.substr(token.begin, token.end - token.begin);
    token.sentence = static_cast<int>(out_->sentences.size());
    token.kind = piece.kind;
    token.lower = FoldCase(token.text);
    SetCase(&token);
    out_->tokens.push_back(std::move(token));
  }

  const SentenceRules& rules_;
  AnnotatedText* out_;
};

}  // namespace

absl::StatusOr<Tokenizer> Tokenizer::Create(const SentenceRules* rules) {
  Tokenizer tokenizer;
  tokenizer.rules_ = rules;
  UErrorCode error = U_ZERO_ERROR;
  const icu::Locale& english = icu::Locale::getEnglish();
  tokenizer.words_.reset(icu::BreakIterator::createWordInstance(english, error));
  tokenizer.sentences_.reset(icu::BreakIterator::createSentenceInstance(english, error));
  if (U_FAILURE(error)) {
    return absl::InternalError(
        absl::StrCat("ICU break iterators: ", u_errorName(error), "; install ICU's data files"));
  }
  return tokenizer;
}

void Tokenizer::Tokenize(const ingest::v1::Document& document, AnnotatedText* out) const {
  out->text = document.text();
  out->tokens.clear();
  out->sentences.clear();
  const std::unique_ptr<icu::BreakIterator> words(words_->clone());
  const std::unique_ptr<icu::BreakIterator> sentences(sentences_->clone());
  BlockWriter writer(*rules_, out);
  int block = 0;
  for (const BlockRange& range : BlocksOf(document)) {
    const absl::string_view text = out->text.substr(range.begin, range.end - range.begin);
    const std::vector<TokenPiece> pieces = CutPieces(text, words.get());
    writer.Write(range, block++, pieces, SentenceStarts(text, pieces, *rules_, sentences.get()));
  }
}

}  // namespace communique::entity
