#ifndef SERVICES_INGEST_DOMAIN_BLOCK_TEXT_H_
#define SERVICES_INGEST_DOMAIN_BLOCK_TEXT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace communique::ingest {

// A half-open byte range of the decoded text.
struct Range {
  size_t begin = 0;
  size_t end = 0;

  bool empty() const { return begin >= end; }
};

// A stretch of clean text whose bytes equal the decoded bytes it came from.
struct Piece {
  size_t text = 0;
  size_t source = 0;
  size_t length = 0;
};

// Clean text of a block: NFC, single spaces, no invisible characters, and the way back.
struct BlockText {
  std::string text;
  std::vector<Piece> pieces;  // Ascending, not overlapping.
  Range source;               // Of the first to the last character that was kept.
};

// The decoded range that clean bytes [begin, end) of `block` came from.
Range SourceOf(const BlockText& block, size_t begin, size_t end);

// The part [begin, end) of `block` as a block of its own, without white space at its ends.
BlockText SubBlock(const BlockText& block, size_t begin, size_t end);

// Appends `tail` to `block`, after `separator`.
void AppendBlock(const BlockText& tail, absl::string_view separator, BlockText* block);

// Collects the text of one block. White space of any kind becomes one space between words; soft
// hyphens, zero-width and direction marks and control characters are dropped.
class BlockTextBuilder {
 public:
  // `source` is the decoded text; it must outlive the builder.
  explicit BlockTextBuilder(absl::string_view source) : source_(source) {}

  // Appends source bytes [begin, end), which are well-formed UTF-8.
  void AppendSource(size_t begin, size_t end);

  // Appends `text` that stands for source bytes [begin, end), for example a decoded entity.
  void AppendConverted(absl::string_view text, size_t begin, size_t end);

  // Appends white space that has no characters in the source.
  void AppendSpace() { space_ = Space::kMade; }

  // The text so far, without trailing white space.
  const std::string& text() const { return block_.text; }
  bool empty() const { return block_.text.empty(); }

  // Takes the block, normalised to NFC, and starts a new one.
  BlockText Take();

 private:
  enum class Space { kNone, kMade, kSource };

  void AddSpace(size_t at, bool is_plain);
  void AddKept(absl::string_view bytes, size_t source_begin, size_t source_end, bool same);

  absl::string_view source_;
  BlockText block_;
  Space space_ = Space::kNone;
  size_t space_at_ = 0;  // Where the source has a plain space, for kSource.
  bool has_wide_ = false;
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_BLOCK_TEXT_H_
