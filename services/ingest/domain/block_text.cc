#include "services/ingest/domain/block_text.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "common/text/utf8.h"

namespace communique::ingest {
namespace {

enum class Kind { kKeep, kSpace, kDrop };

// White space: Unicode White_Space. Dropped: controls, soft hyphen, zero-width and bidirectional
// formatting characters, U+FEFF and noncharacters (U+FDD0 to U+FDEF, U+FFFE, U+1FFFF and so on).
Kind KindOf(char32_t c) {
  if (c <= 0x20) return c == 0x20 || (c >= 0x09 && c <= 0x0D) ? Kind::kSpace : Kind::kDrop;
  if (c < 0x7F) return Kind::kKeep;
  if (c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
      c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000) {
    return Kind::kSpace;
  }
  if (c < 0xA0 || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
      (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) ||
      (c & 0xFFFE) == 0xFFFE) {
    return Kind::kDrop;
  }
  return Kind::kKeep;
}

// Zero-width joiner and non-joiner shape letters in the scripts that use them and in emoji.
bool JoinsHere(char32_t c, const std::string& before) {
  return (c == 0x200C || c == 0x200D) && !before.empty() &&
         (static_cast<uint8_t>(before.back()) & 0x80) != 0;
}

// Windows-1252 characters that old pages refer to as &#128; to &#159; (HTML standard, numeric
// character reference end state); 0 = none.
constexpr char32_t kWindows1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool IsPlain(char c) { return c > ' ' && c < 0x7F; }

// Where the words of ASCII that begin at `begin` and stand one space apart end, at most `end`.
size_t PlainEnd(absl::string_view source, size_t begin, size_t end) {
  size_t at = begin;
  while (true) {
    while (at < end && IsPlain(source[at])) ++at;
    if (at == begin || at + 1 >= end || source[at] != ' ' || !IsPlain(source[at + 1])) return at;
    ++at;
  }
}

void AddPiece(size_t text, size_t source, size_t length, std::vector<Piece>* pieces) {
  if (!pieces->empty()) {
    Piece& last = pieces->back();
    if (last.text + last.length == text && last.source + last.length == source) {
      last.length += length;
      return;
    }
  }
  pieces->push_back({text, source, length});
}

// Keeps of `pieces` what normalisation left unchanged; `edits` counts UTF-8 bytes.
std::vector<Piece> Remap(const std::vector<Piece>& pieces, const icu::Edits& edits) {
  std::vector<Piece> out;
  size_t at = 0;
  UErrorCode error = U_ZERO_ERROR;
  icu::Edits::Iterator edit = edits.getFineIterator();
  while (edit.next(error)) {
    if (edit.hasChange()) continue;
    const auto begin = static_cast<size_t>(edit.sourceIndex());
    const size_t end = begin + edit.oldLength();
    while (at < pieces.size() && pieces[at].text + pieces[at].length <= begin) ++at;
    for (size_t i = at; i < pieces.size() && pieces[i].text < end; ++i) {
      const size_t from = std::max(begin, pieces[i].text);
      const size_t to = std::min(end, pieces[i].text + pieces[i].length);
      AddPiece(edit.destinationIndex() + (from - begin), pieces[i].source + (from - pieces[i].text),
               to - from, &out);
    }
  }
  return out;
}

void NormalizeToNfc(BlockText* block) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  const icu::StringPiece text(block->text.data(), static_cast<int32_t>(block->text.size()));
  if (U_FAILURE(error) || nfc->isNormalizedUTF8(text, error)) return;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::Edits edits;
  nfc->normalizeUTF8(0, text, sink, &edits, error);
  if (U_FAILURE(error)) return;
  block->pieces = Remap(block->pieces, edits);
  block->text = std::move(out);
}

}  // namespace

Range SourceOf(const BlockText& block, size_t begin, size_t end) {
  Range range = block.source;
  const auto last = std::upper_bound(block.pieces.begin(), block.pieces.end(), begin,
                                     [](size_t b, const Piece& p) { return b < p.text; });
  if (last != block.pieces.begin()) {
    const Piece& p = *(last - 1);
    range.begin = p.source + std::min(begin - p.text, p.length);
  }
  const auto next = std::lower_bound(block.pieces.begin(), block.pieces.end(), end,
                                     [](const Piece& p, size_t e) { return p.text < e; });
  if (next != block.pieces.begin()) {
    const Piece& p = *(next - 1);
    if (end <= p.text + p.length) {
      range.end = p.source + (end - p.text);
    } else if (next != block.pieces.end()) {
      range.end = next->source;
    }
  }
  range.end = std::max(range.begin, range.end);
  return range;
}

BlockText SubBlock(const BlockText& block, size_t begin, size_t end) {
  while (begin < end && block.text[begin] == ' ') ++begin;
  while (begin < end && block.text[end - 1] == ' ') --end;
  BlockText out;
  out.text = block.text.substr(begin, end - begin);
  out.source = SourceOf(block, begin, end);
  for (const Piece& piece : block.pieces) {
    const size_t from = std::max(begin, piece.text);
    const size_t to = std::min(end, piece.text + piece.length);
    if (from < to)
      out.pieces.push_back({from - begin, piece.source + (from - piece.text), to - from});
  }
  return out;
}

void AppendBlock(const BlockText& tail, absl::string_view separator, BlockText* block) {
  if (block->text.empty()) {
    *block = tail;
    return;
  }
  block->text.append(separator.data(), separator.size());
  const size_t shift = block->text.size();
  block->text += tail.text;
  for (const Piece& piece : tail.pieces) {
    AddPiece(piece.text + shift, piece.source, piece.length, &block->pieces);
  }
  block->source.end = std::max(block->source.end, tail.source.end);
}

void BlockTextBuilder::AddSpace(size_t at, bool is_plain) {
  if (is_plain) {
    space_ = Space::kSource;
    space_at_ = at;
  } else if (space_ == Space::kNone) {
    space_ = Space::kMade;
  }
}

void BlockTextBuilder::AddKept(absl::string_view bytes, size_t source_begin, size_t source_end,
                               bool same) {
  if (block_.text.empty()) {
    block_.source.begin = source_begin;
  } else if (space_ != Space::kNone) {
    if (space_ == Space::kSource) AddPiece(block_.text.size(), space_at_, 1, &block_.pieces);
    block_.text += ' ';
  }
  space_ = Space::kNone;
  if (same) AddPiece(block_.text.size(), source_begin, bytes.size(), &block_.pieces);
  block_.text.append(bytes.data(), bytes.size());
  block_.source.end = source_end;
}

void BlockTextBuilder::AppendSource(size_t begin, size_t end) {
  while (begin < end) {
    const size_t word = PlainEnd(source_, begin, end);
    if (word > begin) {
      AddKept(source_.substr(begin, word - begin), begin, word, true);
      begin = word;
      continue;
    }
    const size_t width = std::min(text::SequenceLength(source_[begin]), end - begin);
    const char32_t c = text::DecodeFront(source_.substr(begin, width));
    const Kind kind = KindOf(c);
    if (kind == Kind::kSpace) {
      AddSpace(begin, c == ' ');
    } else if (kind == Kind::kKeep || JoinsHere(c, block_.text)) {
      has_wide_ = true;
      AddKept(source_.substr(begin, width), begin, begin + width, true);
    }
    begin += width;
  }
}

void BlockTextBuilder::AppendConverted(absl::string_view text, size_t begin, size_t end) {
  while (!text.empty()) {
    const size_t width = std::min(text::SequenceLength(text[0]), text.size());
    char32_t c = text::DecodeFront(text.substr(0, width));
    std::string bytes(text.substr(0, width));
    text.remove_prefix(width);
    if (c >= 0x80 && c < 0xA0 && kWindows1252[c - 0x80] != 0) {
      c = kWindows1252[c - 0x80];
      bytes.clear();
      text::AppendUtf8(c, &bytes);
    }
    const Kind kind = KindOf(c);
    if (kind == Kind::kSpace) {
      AddSpace(begin, false);
    } else if (kind == Kind::kKeep || JoinsHere(c, block_.text)) {
      has_wide_ |= c >= 0x80;
      AddKept(bytes, begin, end, false);
    }
  }
}

BlockText BlockTextBuilder::Take() {
  if (has_wide_) NormalizeToNfc(&block_);
  space_ = Space::kNone;
  has_wide_ = false;
  return std::exchange(block_, BlockText());
}

}  // namespace communique::ingest
